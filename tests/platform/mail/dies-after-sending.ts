// Run as a process of its own: sends one letter to the outbox and is killed before the letter is marked.
import { outboxTransport } from '../../../app/platform/mail/outbox-transport.server'
import { sendDueLetters } from '../../../app/platform/mail/send-letters.server'

await sendDueLetters(
  {
    async send(mail, signal) {
      await outboxTransport.send(mail, signal)
      process.kill(process.pid, 'SIGKILL')
      return new Promise(() => {})
    },
  },
  1,
)
