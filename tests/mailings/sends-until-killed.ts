// Run as a process of its own: waits to be told, then freezes and sends what there is until it is killed.
import { setTimeout as wait } from 'node:timers/promises'
import { config } from '../../app/config.server'
import { SECOND } from '../../app/duration'
import { settleStranded } from '../../app/mailings/claim-chunk.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import { chunkSizeFor, sendMailings } from '../../app/mailings/send-mailings.server'
import { chooseTransport } from '../../app/platform/mail/choose-transport.server'
import { loadTemplates } from '../../app/platform/mail/send-letters.server'

/** A clock of its own pace, the same for every process of a run: what waits for minutes waits for moments. */
const [, , start = '0', speed = '1', chunk] = process.argv
const now = () => Number(start) + (Date.now() - Number(start)) * Number(speed)

const transport = await chooseTransport()
await loadTemplates()
process.send!('ready')
await new Promise((told) => process.once('message', told))
for (;;) {
  const froze = await freezeAudience(chunk ? Number(chunk) : chunkSizeFor(transport), now)
  // Whoever held a chunk before is dead: its lease need not be waited for.
  const sent = await sendMailings(transport, config.mail, { now, lease: 20 * SECOND })
  await settleStranded(transport.replayable, now())
  if (!froze && !sent) await wait(5)
}
