import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export const demonstrationPetition = 'ban-refoulement'

/** The stamp that a petition's page carries. */
export async function stampOf(port: number, slug = demonstrationPetition): Promise<string> {
  const page = await (await fetch(`http://127.0.0.1:${port}/petitions/${slug}`)).text()
  const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1]
  if (!stamp) throw new Error(`The page of ${slug} has no form`)
  return stamp
}

export interface Answered {
  /** The HTTP status; `cut` when the connection ended first, `closed` when nobody listened. */
  status: number | 'cut' | 'closed'
  ms: number
}

/** Sends the form of a petition for a mailbox. */
export function postSignature(
  port: number,
  how: { email: string; stamp: string; slug?: string; agent?: Agent },
): Promise<Answered> {
  const { email, stamp, slug = demonstrationPetition, agent } = how
  const body = new URLSearchParams({ stamp, name: 'Marisol Quintana', email, country: 'GT' }).toString()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length }
  const started = performance.now()
  return new Promise((resolve) => {
    const done = (status: Answered['status']) => resolve({ status, ms: performance.now() - started })
    const path = `/petitions/${slug}/sign`
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      // Acknowledged is what a reader has been told in full.
      answer.on('end', () => done(answer.statusCode!)).on('error', () => done('cut'))
    })
    sent.on('error', ({ code }: NodeJS.ErrnoException) => done(code === 'ECONNREFUSED' ? 'closed' : 'cut'))
    sent.setTimeout(30_000, () => sent.destroy())
    sent.end(body)
  })
}

export interface Crowd {
  /** Mailboxes whose form was answered with 303. */
  acknowledged: string[]
  /** Answers by status. */
  answers: Record<string, number>
  /** Milliseconds of each acknowledged form. */
  times: number[]
  /** Resolves when so many have been acknowledged. */
  reached(count: number): Promise<void>
  /** Sends no more, and resolves when every answer is there. */
  stop(): Promise<void>
}

/** Signs without end, over so many connections, as fast as the server answers or `perSecond` times a second. */
export function signForever(
  port: number,
  how: {
    stamp: string
    name: string
    connections?: number
    perSecond?: number
    heard?: (email: string) => void
  },
): Crowd {
  const { stamp, name, connections = 32, perSecond, heard } = how
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const crowd = { acknowledged: [] as string[], answers: {} as Record<string, number>, times: [] as number[] }
  const started = performance.now()
  let sent = 0
  let stopped = false

  async function signer() {
    while (!stopped) {
      const turn = sent++
      const due = perSecond ? started + (turn / perSecond) * 1000 : 0
      if (due > performance.now()) await wait(due - performance.now())
      if (stopped) return
      const email = `${name}-${turn}@d${turn % 40}.example`
      const { status, ms } = await postSignature(port, { email, stamp, agent })
      crowd.answers[status] = (crowd.answers[status] ?? 0) + 1
      if (status === 303) {
        crowd.acknowledged.push(email)
        crowd.times.push(ms)
        heard?.(email)
      } else if (typeof status === 'string') await wait(10)
    }
  }

  const signers = Promise.all(Array.from({ length: connections }, signer))
  return Object.assign(crowd, {
    async reached(count: number) {
      for (const until = Date.now() + 90_000; crowd.acknowledged.length < count;) {
        if (Date.now() > until)
          throw new Error(`Only ${crowd.acknowledged.length} signed: ${JSON.stringify(crowd.answers)}`)
        await wait(5)
      }
    },
    async stop() {
      stopped = true
      await signers
      agent.destroy()
    },
  })
}

export function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}
