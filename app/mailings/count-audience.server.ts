import { and, not, sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { db } from '../../db/client'
import type { Audience } from '../../db/schema'
import { MINUTE } from '../duration'
import type { Asked, AudienceSource } from './audience-source'
import { audienceSources } from './audience-sources.server'
import type { AudienceCount } from './views'

/** Rows looked at in one query. */
const AT_ONCE = 2_000
/** How long a request waits for a count; a longer one goes on behind it. */
const PATIENCE = 250
const KEPT = 2 * MINUTE
const MOST_KEPT = 50

interface Counting {
  count: AudienceCount
  whole: Promise<void>
  startedAt: number
}

const kept = new Map<string, Counting>()

/**
 * How many mailboxes an audience has at this moment, each once, without those that may not be written to. Exact when it
 * is counted within a quarter of a second; otherwise as far as it came, and asking again tells more. Kept for two minutes.
 */
export async function countAudience(
  organisationId: string,
  audience: Audience,
  now = Date.now(),
): Promise<AudienceCount> {
  const key = createHash('sha256')
    .update(JSON.stringify([organisationId, audience]))
    .digest('base64')
  let counting = kept.get(key)
  if (!counting || counting.startedAt < now - KEPT) {
    const count: AudienceCount = { n: 0, done: false, looked: 0, total: 0 }
    const whole = countAll({ organisationId, audience }, count)
    whole.catch(() => kept.delete(key)) // the next one who asks counts anew
    counting = { count, whole, startedAt: now }
    kept.delete(key)
    kept.set(key, counting)
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)))
  await Promise.race([counting.whole, late])
  clearTimeout(timer)
  return { ...counting.count }
}

/** Counts anew when somebody's choice or a mailing changed what would be counted. */
export const forgetCounts = (): void => kept.clear()

async function countAll(asked: Asked, count: AudienceCount): Promise<void> {
  const walked: { source: AudienceSource; places: string[] }[] = []
  for (const source of audienceSources) {
    const places = await source.places(db.read, asked)
    count.total += await source.size(db.read, places)
    walked.push({ source, places })
  }
  for (const [s, { source, places }] of walked.entries()) {
    for (const [p, place] of places.entries()) {
      const before = [...walked.slice(0, s), { source, places: places.slice(0, p) }].filter(
        (one) => one.places.length > 0,
      )
      for (let after = 0; ;) {
        const upTo = await source.edge(db.read, place, after, AT_ONCE)
        if (upTo === null) break
        const rows = source.rows(asked, place, {
          after,
          upTo,
          where: (mailbox) =>
            and(...before.map((one) => not(one.source.holds(asked, one.places, mailbox)))) ?? sql`1 = 1`,
        })
        const [found] = await db.read.select({ n: sql<number>`count(*)` }).from(sql`(${rows}) as found`)
        count.n += found!.n
        count.looked += AT_ONCE
        after = upTo
        await turn() // whoever else waits is answered in between
      }
    }
  }
  count.looked = count.total = Math.max(count.total, count.n)
  count.done = true
}

/** Whether there is anybody to write to. */
export async function anybodyIn(organisationId: string, audience: Audience): Promise<boolean> {
  const asked = { organisationId, audience }
  for (const source of audienceSources) {
    for (const place of await source.places(db.read, asked)) {
      for (let after = 0; ;) {
        const upTo = await source.edge(db.read, place, after, AT_ONCE)
        if (upTo === null) break
        const rows = source.rows(asked, place, { after, upTo })
        const [found] = await db.read.select({ n: sql<number>`count(*)` }).from(sql`(${rows}) as found`)
        if (found!.n > 0) return true
        after = upTo
        await turn()
      }
    }
  }
  return false
}
