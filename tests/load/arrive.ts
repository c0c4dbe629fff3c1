import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { bodyLength, getOf, obey, postOf } from './http-bytes'

/** People who come whether or not others have been answered: each stream at its own rate, at random moments. */
export interface Arriving {
  port: number
  seconds: number
  streams: {
    name: string
    perSecond: number
    /** The status that means success. */
    status: number
    /** In turn, and again from the first. */
    gets?: { path: string; headers?: Record<string, string> }[]
    /** Each once. */
    posts?: { path: string; body: string }[]
  }[]
}

export interface StreamSeen {
  name: string
  came: number
  /** Answered otherwise, cut off, or not at all within ten seconds of the last arrival. */
  failed: number
  statuses: Record<string, number>
  /** Milliseconds from the moment somebody came, waiting for a connection included. */
  p50: number
  p99: number
  max: number
}

export interface Arrived {
  seconds: number
  streams: StreamSeen[]
  /** Milliseconds by which this driver itself was late at worst: beyond a few, it is what was measured. */
  late: number
}

const MOST_CONNECTIONS = 1_000
const PATIENCE = 10_000

interface Visit {
  stream: number
  due: number
  bytes: Buffer
}

/** Runs a job to its end. @throws when a stream has too few posts for its rate. */
export async function arrive({ port, seconds, streams }: Arriving): Promise<Arrived> {
  const visits = arrivals({ port, seconds, streams })
  const seen = streams.map(() => ({ times: [] as number[], statuses: {} as Record<string, number> }))
  const idle: Socket[] = []
  const line: Visit[] = []
  const underWay = new Map<Socket, Visit>()
  const all = new Set<Socket>()
  let over = false
  let late = 0

  function give(socket: Socket, visit: Visit) {
    underWay.set(socket, visit)
    socket.write(visit.bytes)
  }

  function dispatch(visit: Visit) {
    const socket = idle.pop()
    if (socket) return give(socket, visit)
    if (all.size < MOST_CONNECTIONS) open(visit)
    else line.push(visit)
  }

  function done(socket: Socket, status: string) {
    const visit = underWay.get(socket)
    if (!visit) return
    underWay.delete(socket)
    const { times, statuses } = seen[visit.stream]!
    statuses[status] = (statuses[status] ?? 0) + 1
    if (status === String(streams[visit.stream]!.status)) times.push(performance.now() - visit.due)
  }

  function open(first: Visit) {
    const socket = connect(port, '127.0.0.1').setNoDelay()
    all.add(socket)
    let missing = -1 // bytes of the answer; -1: its head is not complete
    let text = ''
    let status = ''
    socket.on('connect', () => give(socket, first))
    socket.on('error', () => {})
    socket.on('close', () => {
      all.delete(socket)
      const at = idle.indexOf(socket)
      if (at >= 0) idle.splice(at, 1)
      if (!over) done(socket, 'cut')
    })
    socket.on('data', (chunk) => {
      if (missing < 0) {
        text += chunk.toString('latin1')
        const end = text.indexOf('\r\n\r\n')
        if (end < 0) return
        status = text.slice(9, 12)
        missing = bodyLength(text.slice(0, end + 2)) - (text.length - end - 4)
        text = ''
      } else missing -= chunk.length
      if (missing > 0) return
      missing = -1
      done(socket, status)
      const next = line.shift()
      if (next) give(socket, next)
      else idle.push(socket)
    })
  }

  const started = performance.now() + 50
  for (const visit of visits) visit.due += started
  for (let next = 0; next < visits.length;) {
    const now = performance.now()
    while (next < visits.length && visits[next]!.due <= now) {
      late = Math.max(late, now - visits[next]!.due)
      dispatch(visits[next++]!)
    }
    if (next < visits.length) await (visits[next]!.due - performance.now() > 2 ? wait(1) : turn())
  }
  for (const end = performance.now() + PATIENCE; (underWay.size || line.length) && performance.now() < end;)
    await wait(5)
  over = true
  for (const socket of all) socket.destroy()
  return {
    seconds,
    late,
    streams: streams.map(({ name }, i) => {
      const { times, statuses } = seen[i]!
      times.sort((a, b) => a - b)
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
      const came = visits.filter(({ stream }) => stream === i).length
      return { name, came, failed: came - times.length, statuses, p50: at(0.5), p99: at(0.99), max: at(1) }
    }),
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Everybody who will come, in order; `due` is milliseconds from the start. */
function arrivals({ port, seconds, streams }: Arriving): Visit[] {
  const visits: Visit[] = []
  for (const [stream, { name, perSecond, gets = [], posts }] of streams.entries()) {
    const pages = gets.map((get) => getOf(get, port))
    let n = 0
    for (let due = 0; ; n++) {
      due += (-Math.log(1 - Math.random()) / perSecond) * 1000
      if (due >= seconds * 1000) break
      const post = posts?.[n]
      if (posts && !post) throw new Error(`Too few posts for ${name}: ${posts.length}`)
      visits.push({ stream, due, bytes: post ? postOf(post, port) : pages[n % pages.length]! })
    }
  }
  return visits.sort((a, b) => a.due - b.due)
}

obey(arrive)
