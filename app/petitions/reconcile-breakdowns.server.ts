import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import {
  petitionCountries,
  petitionDays,
  petitionLanguages,
  petitionRemovals,
  petitionSources,
  signatures,
  type reconciliations,
  type RemovalReason,
} from '../../db/schema'
import { dayOf } from './count.server'

type Drift = (typeof reconciliations.$inferSelect)['drift']
interface Petition {
  id: string
  slug: string
}

/** Counts the rows of a petition by day, country, reason, language and source, and sets right every number that differs. */
export async function reconcileBreakdowns(tx: Tx, petition: Petition): Promise<Drift> {
  const drift: Drift = []
  for (const what of ['confirmed', 'ended', 'withdrawn', 'removed'] as const) {
    drift.push(...(await reconcileDays(tx, petition, what)))
  }
  drift.push(...(await reconcileCountries(tx, petition)), ...(await reconcileReasons(tx, petition)))
  drift.push(...(await reconcileLanguages(tx, petition)), ...(await reconcileSources(tx, petition)))
  return drift
}

const confirmedOn = sql<number>`coalesce(${signatures.confirmedAt}, ${signatures.endedAt})`

/** Which signatures a number of the day counts, and the moment that says which day. */
const days = {
  confirmed: { states: ['confirmed'], at: confirmedOn },
  ended: { states: ['withdrawn', 'removed'], at: confirmedOn },
  withdrawn: { states: ['withdrawn'], at: sql<number>`${signatures.endedAt}` },
  removed: { states: ['removed'], at: sql<number>`${signatures.endedAt}` },
} as const

async function reconcileDays(tx: Tx, { id, slug }: Petition, what: keyof typeof days): Promise<Drift> {
  const { states, at } = days[what]
  const start = sql<number>`${at} - ${at} % 86400000`
  const rows = await tx
    .select({ start, n: sql<number>`count(*)` })
    .from(signatures)
    .where(and(eq(signatures.petitionId, id), inArray(signatures.state, [...states])))
    .groupBy(start)
  const stood = await tx.select().from(petitionDays).where(eq(petitionDays.petitionId, id))
  const changes = differences(
    stood.map((row) => [row.day, row[what]]),
    rows.map((row) => [dayOf(row.start), row.n]),
  )
  for (const { key, n } of changes) {
    await tx
      .insert(petitionDays)
      .values({ petitionId: id, day: key, [what]: n })
      .onConflictDoUpdate({ target: [petitionDays.petitionId, petitionDays.day], set: { [what]: n } })
  }
  const name = what === 'confirmed' ? 'day' : `day ${what}`
  return changes.map(({ key, was, n }) => ({ slug, counter: `${name} ${key}`, stood: was, counted: n }))
}

async function reconcileCountries(tx: Tx, { id, slug }: Petition): Promise<Drift> {
  const country = sql<string>`coalesce(${signatures.country}, '')`
  const rows = await tx
    .select({ country, n: sql<number>`count(*)` })
    .from(signatures)
    .where(and(eq(signatures.petitionId, id), eq(signatures.state, 'confirmed')))
    .groupBy(country)
  const stood = await tx.select().from(petitionCountries).where(eq(petitionCountries.petitionId, id))
  const changes = differences(
    stood.map((row) => [row.country, row.confirmed]),
    rows.map((row) => [row.country, row.n]),
  )
  for (const { key, n } of changes) {
    await tx
      .insert(petitionCountries)
      .values({ petitionId: id, country: key, confirmed: n })
      .onConflictDoUpdate({
        target: [petitionCountries.petitionId, petitionCountries.country],
        set: { confirmed: n },
      })
  }
  return changes.map(({ key, was, n }) => ({ slug, counter: `country ${key}`, stood: was, counted: n }))
}

async function reconcileReasons(tx: Tx, { id, slug }: Petition): Promise<Drift> {
  const reason = sql<RemovalReason>`coalesce(${signatures.removedFor}, 'other')`
  const rows = await tx
    .select({ reason, n: sql<number>`count(*)` })
    .from(signatures)
    .where(and(eq(signatures.petitionId, id), eq(signatures.state, 'removed')))
    .groupBy(reason)
  const stood = await tx.select().from(petitionRemovals).where(eq(petitionRemovals.petitionId, id))
  const changes = differences(
    stood.map((row) => [row.reason, row.removed]),
    rows.map((row) => [row.reason, row.n]),
  )
  for (const { key, n } of changes) {
    await tx
      .insert(petitionRemovals)
      .values({ petitionId: id, reason: key, removed: n })
      .onConflictDoUpdate({
        target: [petitionRemovals.petitionId, petitionRemovals.reason],
        set: { removed: n },
      })
  }
  return changes.map(({ key, was, n }) => ({ slug, counter: `removed ${key}`, stood: was, counted: n }))
}

async function reconcileLanguages(tx: Tx, { id, slug }: Petition): Promise<Drift> {
  const rows = await tx
    .select({ locale: signatures.locale, n: sql<number>`count(*)` })
    .from(signatures)
    .where(and(eq(signatures.petitionId, id), eq(signatures.state, 'confirmed')))
    .groupBy(signatures.locale)
  const stood = await tx.select().from(petitionLanguages).where(eq(petitionLanguages.petitionId, id))
  const changes = differences(
    stood.map((row) => [row.locale, row.confirmed]),
    rows.map((row) => [row.locale, row.n]),
  )
  for (const { key, n } of changes) {
    await tx
      .insert(petitionLanguages)
      .values({ petitionId: id, locale: key, confirmed: n })
      .onConflictDoUpdate({
        target: [petitionLanguages.petitionId, petitionLanguages.locale],
        set: { confirmed: n },
      })
  }
  return changes.map(({ key, was, n }) => ({ slug, counter: `language ${key}`, stood: was, counted: n }))
}

async function reconcileSources(tx: Tx, { id, slug }: Petition): Promise<Drift> {
  const rows = await tx
    .select({ source: signatures.source, n: sql<number>`count(*)` })
    .from(signatures)
    .where(and(eq(signatures.petitionId, id), eq(signatures.state, 'confirmed')))
    .groupBy(signatures.source)
  const stood = await tx.select().from(petitionSources).where(eq(petitionSources.petitionId, id))
  const changes = differences(
    stood.map((row) => [row.source, row.confirmed]),
    rows.map((row) => [row.source, row.n]),
  )
  for (const { key, n } of changes) {
    await tx
      .insert(petitionSources)
      .values({ petitionId: id, source: key, confirmed: n })
      .onConflictDoUpdate({
        target: [petitionSources.petitionId, petitionSources.source],
        set: { confirmed: n },
      })
  }
  return changes.map(({ key, was, n }) => ({ slug, counter: `source ${key}`, stood: was, counted: n }))
}

function differences<K extends string>(stood: [K, number][], counted: [K, number][]) {
  const [was, is] = [new Map(stood), new Map(counted)]
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort()
  return keys
    .map((key) => ({ key, was: was.get(key) ?? 0, n: is.get(key) ?? 0 }))
    .filter((row) => row.was !== row.n)
}
