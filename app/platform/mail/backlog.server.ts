import { and, asc, desc, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm'
import { db } from '../../../db/client'
import { letters } from '../../../db/schema'
import { MINUTE, SECOND } from '../../duration'
import { remembered } from '../remembered.server'

const MOST_COUNTED = 50_000
const LOOKED_AT = 200
/** From here on the sender is surely busy, so that what it sent lately tells how fast it is. */
const LONG = 500

export interface Backlog {
  /** Letters that should be out by now: due, or tried and not yet accepted. */
  waiting: number
  /** How long a letter written now will take; 0: under a minute, null: nothing goes out at the moment. */
  minutes: number | null
}

/** How long letters take, for the page that says "check your inbox". Looked up every five seconds at most. */
export const lettersWaiting = remembered(() => measureBacklog(Date.now()), 5 * SECOND)

export async function measureBacklog(now: number): Promise<Backlog> {
  const late = and(eq(letters.state, 'queued'), or(lte(letters.runAt, now), gt(letters.attempts, 0)))
  const some = db.read.select({ id: letters.id }).from(letters).where(late).limit(MOST_COUNTED).as('some')
  const [counted] = await db.read.select({ n: sql<number>`count(*)` }).from(some)
  const waiting = counted!.n
  if (waiting === 0) return { waiting, minutes: 0 }
  const tried = await lastTried()
  const sentAt = tried.filter((letter) => letter.state === 'sent').map((letter) => letter.sentAt!)
  if (tried.length > 0 && sentAt.length === 0) return { waiting, minutes: null }
  if (waiting < LONG || sentAt.length === 0)
    return { waiting, minutes: Math.floor((await oldestLetter(now)) / MINUTE) }
  const perMinute = (sentAt.length / Math.max(SECOND, now - Math.min(...sentAt))) * MINUTE
  return { waiting, minutes: Math.floor(waiting / perMinute) }
}

const lastTried = () =>
  db.read
    .select({ state: letters.state, sentAt: letters.sentAt })
    .from(letters)
    .where(or(eq(letters.state, 'sent'), and(eq(letters.state, 'queued'), isNotNull(letters.error))))
    .orderBy(desc(letters.id))
    .limit(LOOKED_AT)

/** Milliseconds that the first in line has been waiting. */
export async function oldestLetter(now: number): Promise<number> {
  const [first] = await db.read
    .select({ runAt: letters.runAt })
    .from(letters)
    .where(and(eq(letters.state, 'queued'), lte(letters.runAt, now)))
    .orderBy(asc(letters.runAt))
    .limit(1)
  return first ? now - first.runAt : 0
}
