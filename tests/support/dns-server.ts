import { createSocket } from 'node:dgram'
import { decode, encode, RECURSION_DESIRED } from 'dns-packet'

/** The TXT records of a name; `silent`: nobody answers, `broken`: the server says that it cannot. */
export type Zone = Record<string, string[] | 'silent' | 'broken'>

const NXDOMAIN = 3
const SERVFAIL = 2

/** A DNS server on a port of this machine that knows one zone; what it does not know does not exist. */
export async function startDns(zone: Zone = {}) {
  const socket = createSocket('udp4')
  const asked: string[] = []
  let known = zone
  socket.on('message', (message, { port, address }) => {
    const { id, questions = [] } = decode(message)
    const name = questions[0]!.name.toLowerCase()
    asked.push(name)
    const found = known[name]
    if (found === 'silent') return
    const code = found === 'broken' ? SERVFAIL : found ? 0 : NXDOMAIN
    const texts = Array.isArray(found) ? found : []
    const answers = texts.map((text) => ({
      ...{ type: 'TXT' as const, name, ttl: 0 },
      data: text.match(/.{1,255}/g)!, // a longer record travels in pieces
    }))
    const answer = { type: 'response' as const, id, flags: RECURSION_DESIRED | code, questions, answers }
    socket.send(encode(answer), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    /** Knows these records from now on. */
    say: (next: Zone) => void (known = next),
    stop: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  }
}
