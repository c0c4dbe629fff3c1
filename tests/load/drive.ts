import { connect, type Socket } from 'node:net'
import { bodyLength, getOf, obey, postOf } from './http-bytes'

/** What to send, from a process of its own: it drives loopback alone, and for a bounded time and number. */
export interface Job {
  port: number
  connections: number
  /** At most; whichever comes first ends the run. */
  seconds: number
  requests: number
  /** Requests of the same bytes, or one for each number, made before the clock starts. */
  get?: { path: string; headers?: Record<string, string> }
  posts?: { path: string; body: string }[]
}

export interface Driven {
  answered: number
  seconds: number
  /** Milliseconds. */
  p50: number
  p99: number
  statuses: Record<string, number>
}

function requestsOf({ port, get, posts = [] }: Job): (n: number) => Buffer | null {
  if (get) {
    const bytes = getOf(get, port)
    return () => bytes
  }
  const made = posts.map((one) => postOf(one, port))
  return (n) => made[n] ?? null
}

/** Runs a job: each connection sends its next request when the answer to the last one is complete. */
export async function drive(job: Job): Promise<Driven> {
  const requestAt = requestsOf(job)
  const times: number[] = []
  const statuses: Record<string, number> = {}
  let sent = 0
  const started = performance.now()
  const until = started + job.seconds * 1000
  const next = () => (sent < job.requests && performance.now() < until ? requestAt(sent++) : null)

  function lane() {
    return new Promise<void>((resolve, reject) => {
      const socket: Socket = connect(job.port, '127.0.0.1').setNoDelay()
      let sentAt = 0
      let missing = -1 // bytes of the answer; -1: its head is not complete
      let text = ''
      const send = () => {
        const request = next()
        if (!request) return void socket.end(resolve)
        sentAt = performance.now()
        socket.write(request)
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('close', resolve)
      socket.on('data', (chunk) => {
        if (missing < 0) {
          text += chunk.toString('latin1')
          const end = text.indexOf('\r\n\r\n')
          if (end < 0) return
          const status = text.slice(9, 12)
          statuses[status] = (statuses[status] ?? 0) + 1
          missing = bodyLength(text.slice(0, end + 2)) - (text.length - end - 4)
          text = ''
        } else missing -= chunk.length
        if (missing > 0) return
        missing = -1
        times.push(performance.now() - sentAt)
        send()
      })
    })
  }

  await Promise.all(Array.from({ length: job.connections }, lane))
  const seconds = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { answered: times.length, seconds, p50: at(0.5), p99: at(0.99), statuses }
}

obey(drive)
