import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { givingBreakers } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { MINUTE } from '../duration'
import { tellFinanceOfTesting } from './tell-finance.server'

export interface BreakerSettings {
  /** Attempts that banks declined within `minutes`, from which it opens. */
  declines: number
  minutes: number
  /** How long it stays open after the last reason to. */
  holdMinutes: number
  /** While it is open the smallest gift is so many times as large. */
  floorTimes: number
}

export interface Breaker extends BreakerSettings {
  open: boolean
  /** Epoch ms; of the newest opening. */
  openedAt: number | null
  openUntil: number | null
  /** A person opened it; null: it opened by itself. */
  openedBy: string | null
}

/** Real donors mistype and try three cards; ten declines in ten minutes on one organisation's pages are a machine. */
export const breakerDefaults: BreakerSettings = { declines: 10, minutes: 10, holdMinutes: 60, floorTimes: 5 }

/** What a person may set, each from and to. */
export const breakerLimits: Record<keyof BreakerSettings, readonly [number, number]> = {
  declines: [3, 1_000],
  minutes: [1, 1_440],
  holdMinutes: [5, 10_080],
  floorTimes: [1, 50],
}

/** How the guard against card testing stands. */
export async function readBreaker(
  organisationId: string,
  now = Date.now(),
  read: Pick<Tx, 'select'> = db.read,
): Promise<Breaker> {
  const [row] = await read
    .select()
    .from(givingBreakers)
    .where(eq(givingBreakers.organisationId, organisationId))
  const { declines, minutes, holdMinutes, floorTimes } = row ?? breakerDefaults
  const openUntil = row?.openUntil ?? null
  return {
    declines,
    minutes,
    holdMinutes,
    floorTimes,
    open: openUntil !== null && openUntil > now,
    openedAt: row?.openedAt ?? null,
    openUntil,
    openedBy: row?.openedBy ?? null,
  }
}

/** Opens it, or holds it open longer. Finance people hear of an opening once. Joins the transaction. */
async function open(
  tx: Tx,
  organisationId: string,
  by: { actor: Actor } | { declines: number },
  now: number,
): Promise<void> {
  const stands = await readBreaker(organisationId, now, tx)
  const { declines, minutes, holdMinutes, floorTimes } = stands
  const until = now + holdMinutes * MINUTE
  const opening = stands.open
    ? { openUntil: until }
    : { openUntil: until, openedAt: now, openedBy: 'actor' in by ? by.actor.personId : null }
  await tx
    .insert(givingBreakers)
    .values({ organisationId, declines, minutes, holdMinutes, floorTimes, ...opening })
    .onConflictDoUpdate({ target: givingBreakers.organisationId, set: opening })
  if (stands.open) return
  await record(tx, {
    actor: 'actor' in by ? by.actor : null,
    organisationId,
    action: 'giving.breaker-opened',
    now,
  })
  if ('declines' in by)
    await tellFinanceOfTesting(tx, organisationId, { declines: by.declines, minutes, until }, now)
}

/** Opens the guard because so many attempts were declined. */
export const openAfterDeclines = (organisationId: string, declines: number, now = Date.now()) =>
  db.write((tx) => open(tx, organisationId, { declines }, now))

/** Opens the guard because a person wants it. */
export const openBreaker = (actor: Actor, organisationId: string, now = Date.now()) =>
  db.write((tx) => open(tx, organisationId, { actor }, now))

/** Ends the guard: the smallest gift is the usual one again, until banks decline too much. */
export async function closeBreaker(actor: Actor, organisationId: string, now = Date.now()): Promise<void> {
  await db.write(async (tx) => {
    const { open: isOpen } = await readBreaker(organisationId, now, tx)
    if (!isOpen) return
    await tx
      .update(givingBreakers)
      .set({ openUntil: now })
      .where(eq(givingBreakers.organisationId, organisationId))
    await record(tx, { actor, organisationId, action: 'giving.breaker-closed', now })
  })
}

/** Adjusts the guard; numbers outside `breakerLimits` are named, and nothing is changed. */
export async function changeBreaker(
  actor: Actor,
  organisationId: string,
  change: BreakerSettings,
  now = Date.now(),
): Promise<{ outcome: 'changed' } | { outcome: 'problems'; fields: (keyof BreakerSettings)[] }> {
  const names = Object.keys(breakerLimits) as (keyof BreakerSettings)[]
  const fields = names.filter((name) => {
    const [least, most] = breakerLimits[name]
    return !Number.isInteger(change[name]) || change[name] < least || change[name] > most
  })
  if (fields.length) return { outcome: 'problems', fields }
  await db.write(async (tx) => {
    await tx
      .insert(givingBreakers)
      .values({ organisationId, ...change })
      .onConflictDoUpdate({ target: givingBreakers.organisationId, set: { ...change } })
    await record(tx, {
      actor,
      organisationId,
      action: 'giving.breaker-changed',
      details: { ...change },
      now,
    })
  })
  return { outcome: 'changed' }
}
