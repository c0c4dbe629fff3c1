import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** What becomes of one mail. `lose`: it is taken and the connection ends without an answer. */
export type SmtpBehaviour = 'accept' | 'lose' | { refuseRecipient: number } | { refuseData: number }

export interface TakenMail {
  from: string
  to: string
  raw: string
  parsed: Email
}

/** A local mail server without TLS that parses what it takes and keeps a ledger of it. */
export async function startSmtp(login?: { user: string; pass: string }) {
  const ledger: TakenMail[] = []
  let behave: (to: string) => SmtpBehaviour = () => 'accept'
  const refusal = (responseCode: number) => Object.assign(new Error('as told'), { responseCode })
  const server = new SMTPServer({
    authOptional: !login,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.pass
        ? done(null, { user: username })
        : done(refusal(535)),
    onRcptTo({ address }, _session, done) {
      const behaviour = behave(address)
      if (typeof behaviour === 'object' && 'refuseRecipient' in behaviour)
        return done(refusal(behaviour.refuseRecipient))
      done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        const to = session.envelope.rcptTo[0]!.address
        const behaviour = behave(to)
        if (typeof behaviour === 'object' && 'refuseData' in behaviour)
          return done(refusal(behaviour.refuseData))
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        void PostalMime.parse(raw).then((parsed) => {
          ledger.push({ from, to, raw: raw.toString('latin1'), parsed })
          if (behaviour === 'lose') endConnection(session.id)
          else done()
        })
      })
    },
  })
  const endConnection = (id: string) => {
    for (const connection of server.connections)
      if ((connection as unknown as { id: string }).id === id)
        (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
  }
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const credentials = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@` : ''
  return {
    url: `smtp://${credentials}127.0.0.1:${port}`,
    ledger,
    behave: (how: (to: string) => SmtpBehaviour) => void (behave = how),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

export type LocalSmtp = Awaited<ReturnType<typeof startSmtp>>
