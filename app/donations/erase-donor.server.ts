import { randomBytes } from 'node:crypto'
import { and, eq, inArray, isNotNull, lte } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { donations, monthlyGifts, tokens } from '../../db/schema'
import { DAY } from '../duration'
import { contextOfMonthly, contextOfStatement } from './gift-link.server'

/** Gifts that nobody paid keep their person this long, for questions; then they are numbers. */
export const UNPAID_KEPT = 30 * DAY
const BATCH = 200

/**
 * Takes the person out of the books: every gift stays with its amounts, receipts and standing, and nothing leads to whom it
 * was from. Monthly gifts end; a job tells the provider. Joins the transaction that erases everything else.
 */
export async function eraseDonor(tx: Tx, mailbox: Buffer, now: number) {
  const gifts = await tx.select({ id: donations.id }).from(donations).where(eq(donations.mailbox, mailbox))
  const promised = await tx.select().from(monthlyGifts).where(eq(monthlyGifts.mailbox, mailbox))
  await emptyGifts(
    tx,
    gifts.map(({ id }) => id),
    now,
  )
  let ending = 0
  for (const { id, state } of promised) {
    const ends = state !== 'ended' && state !== 'abandoned'
    if (ends) ending++
    await emptyMonthly(tx, id, ends)
  }
  return { gifts: gifts.length, monthly: ending }
}

async function emptyGifts(tx: Tx, ids: string[], now: number): Promise<void> {
  for (const id of ids)
    await tx
      .update(donations)
      .set({
        mailbox: randomBytes(32),
        sealed: null,
        shown: false,
        shownName: null,
        once: null,
        erasedAt: now,
      })
      .where(eq(donations.id, id))
  await deleteLinks(tx, [...ids, ...ids.map(contextOfStatement)])
}

async function emptyMonthly(tx: Tx, id: string, ends: boolean): Promise<void> {
  const nobody = { mailbox: randomBytes(32), sealed: null, shown: false }
  await tx
    .update(monthlyGifts)
    .set(ends ? { ...nobody, endWanted: 'erased' } : nobody)
    .where(eq(monthlyGifts.id, id))
  await deleteLinks(tx, [contextOfMonthly(id)])
}

async function deleteLinks(tx: Tx, contexts: string[]): Promise<void> {
  if (contexts.length)
    await tx.delete(tokens).where(and(eq(tokens.purpose, 'gift'), inArray(tokens.context, contexts)))
}

/** Takes the person out of gifts that nobody paid for thirty days. Returns how many. */
export async function forgetUnpaid(now = Date.now()): Promise<number> {
  let forgotten = 0
  for (let some = BATCH; some === BATCH; forgotten += some)
    some = await db.write(async (tx) => {
      const old = await tx
        .select({ id: donations.id, monthlyGiftId: donations.monthlyGiftId })
        .from(donations)
        .where(
          and(
            inArray(donations.state, ['abandoned', 'failed']),
            isNotNull(donations.sealed),
            lte(donations.createdAt, now - UNPAID_KEPT),
          ),
        )
        .limit(BATCH)
      await emptyGifts(
        tx,
        old.map(({ id }) => id),
        now,
      )
      for (const { monthlyGiftId } of old) if (monthlyGiftId) await forgetPromise(tx, monthlyGiftId)
      return old.length
    })
  return forgotten
}

/** One that began counts, whatever became of its first month. */
async function forgetPromise(tx: Tx, id: string): Promise<void> {
  const [promised] = await tx.select().from(monthlyGifts).where(eq(monthlyGifts.id, id))
  if (promised && (promised.state === 'pending' || promised.state === 'abandoned'))
    await emptyMonthly(tx, id, false)
}
