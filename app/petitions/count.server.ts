import { sql } from 'drizzle-orm'
import { prepared, tally, type Slots, type Tx } from '../../db/client'
import {
  petitionCounters,
  petitionCountries,
  petitionDays,
  petitionLanguages,
  petitionRemovals,
  petitionSources,
  type CommentState,
  type RemovalReason,
  type SignatureSource,
  type SignatureState,
} from '../../db/schema'
import type { Locale } from '../i18n'

type Counter = 'pending' | 'confirmed' | 'held' | 'withdrawn' | 'removed' | 'comments'
type DayCounter = 'confirmed' | 'ended' | 'withdrawn' | 'removed'

/** The public number a state belongs to. A disowned signature never was one. */
const counterOf: Record<SignatureState, Counter | null> = {
  pending: 'pending',
  confirmed: 'confirmed',
  held: 'held',
  withdrawn: 'withdrawn',
  disowned: null,
  removed: 'removed',
}

/** The UTC day of a moment, as `2026-03-09`. */
export const dayOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10)

export interface Counted {
  petitionId: string
  state: SignatureState
  /** Why it will be held; what waits with a reason does not stand among the waiting. */
  holdReason: string | null
  country: string | null
  confirmedAt: number | null
  /** Withdrawn, disowned or removed at. */
  endedAt: number | null
  removedFor: RemovalReason | null
  locale: Locale
  source: SignatureSource
  comment: CommentState
}

/**
 * Moves a signature from one state to another in the numbers: petition, petition and day, petition and country, language,
 * source, reason, and the comments that wait for a moderator. `null` is a signature that is not there, before it is made or after it is deleted. The sums of
 * a batch are applied once, when it commits.
 */
export function countChange(tx: Tx, before: Counted | null, after: Counted | null): void {
  if (before) add(tx, before, -1)
  if (after) add(tx, after, 1)
}

function add(tx: Tx, counted: Counted, one: 1 | -1): void {
  const { petitionId, state, holdReason, country } = counted
  const counter = counterOf[state]
  if (!counter || (counter === 'pending' && holdReason)) return
  tally(tx, `petition ${petitionId} ${counter}`, one, (t, sum) => addToPetition(t, petitionId, counter, sum))
  for (const [day, what] of daysOf(counted)) {
    tally(tx, `day ${petitionId} ${day} ${what}`, one, (t, sum) => addToDay(t, petitionId, day, what, sum))
  }
  if (state === 'confirmed') {
    const from = country ?? ''
    tally(tx, `country ${petitionId} ${from}`, one, (t, sum) => addToCountry(t, petitionId, from, sum))
    const { locale, source, comment } = counted
    tally(tx, `language ${petitionId} ${locale}`, one, (t, sum) =>
      addToLanguage(t, { petitionId, locale, sum }),
    )
    tally(tx, `source ${petitionId} ${source}`, one, (t, sum) => addToSource(t, { petitionId, source, sum }))
    if (comment === 'waiting') countComments(tx, petitionId, one)
  }
  if (state === 'removed') {
    const reason = counted.removedFor ?? 'other'
    tally(tx, `removed ${petitionId} ${reason}`, one, (t, sum) => addToReason(t, petitionId, reason, sum))
  }
}

/** Comments that wait for a moderator, where nothing else of their signatures changes. */
export const countComments = (tx: Tx, petitionId: string, n: number): void =>
  tally(tx, `petition ${petitionId} comments`, n, (t, sum) => addToPetition(t, petitionId, 'comments', sum))

/**
 * The days a signature stands under. One that ended still stands under the day of its confirmation, so that what is
 * told of a past day never changes silently: the days' confirmed, less withdrawn, less removed, is the total.
 */
function daysOf({ state, confirmedAt, endedAt }: Counted): [string, DayCounter][] {
  if (state === 'confirmed') return [[dayOf(confirmedAt!), 'confirmed']]
  if (state !== 'withdrawn' && state !== 'removed') return []
  if (endedAt === null) throw new Error(`A ${state} signature is counted by its endedAt, which is missing`)
  return [
    [dayOf(confirmedAt ?? endedAt), 'ended'],
    [dayOf(endedAt), state],
  ]
}

/**
 * Writes the totals of a petition as they are: a signer who moves none costs the row and the time of one who does, so
 * that the answer's delay tells nobody who signed before.
 */
export function countNothing(tx: Tx, petitionId: string): void {
  tally(tx, `petition ${petitionId} touched`, 1, (t) => addToPetition(t, petitionId, 'pending', 0))
}

const adding = (counter: Counter) =>
  prepared(`add_to_${counter}`, (tx: Tx, p: Slots<{ petitionId: string; sum: number }>) =>
    tx
      .insert(petitionCounters)
      .values({ petitionId: p.petitionId, [counter]: p.sum })
      .onConflictDoUpdate({
        target: petitionCounters.petitionId,
        set: { [counter]: sql`${petitionCounters[counter]} + excluded.${sql.identifier(counter)}` },
      }),
  )

const addTo = {
  pending: adding('pending'),
  confirmed: adding('confirmed'),
  held: adding('held'),
  withdrawn: adding('withdrawn'),
  removed: adding('removed'),
  comments: adding('comments'),
}

const addToPetition = (tx: Tx, petitionId: string, counter: Counter, sum: number) =>
  addTo[counter](tx, { petitionId, sum })

const addToDay = (tx: Tx, petitionId: string, day: string, counter: DayCounter, sum: number) =>
  tx
    .insert(petitionDays)
    .values({ petitionId, day, [counter]: sum })
    .onConflictDoUpdate({
      target: [petitionDays.petitionId, petitionDays.day],
      set: { [counter]: sql`${petitionDays[counter]} + ${sum}` },
    })

const addToCountry = (tx: Tx, petitionId: string, country: string, sum: number) =>
  tx
    .insert(petitionCountries)
    .values({ petitionId, country, confirmed: sum })
    .onConflictDoUpdate({
      target: [petitionCountries.petitionId, petitionCountries.country],
      set: { confirmed: sql`${petitionCountries.confirmed} + ${sum}` },
    })

const addToLanguage = prepared(
  'add_to_language',
  (tx: Tx, p: Slots<{ petitionId: string; locale: Locale; sum: number }>) =>
    tx
      .insert(petitionLanguages)
      .values({ petitionId: p.petitionId, locale: p.locale, confirmed: p.sum })
      .onConflictDoUpdate({
        target: [petitionLanguages.petitionId, petitionLanguages.locale],
        set: { confirmed: sql`${petitionLanguages.confirmed} + excluded.confirmed` },
      }),
)

const addToSource = prepared(
  'add_to_source',
  (tx: Tx, p: Slots<{ petitionId: string; source: SignatureSource; sum: number }>) =>
    tx
      .insert(petitionSources)
      .values({ petitionId: p.petitionId, source: p.source, confirmed: p.sum })
      .onConflictDoUpdate({
        target: [petitionSources.petitionId, petitionSources.source],
        set: { confirmed: sql`${petitionSources.confirmed} + excluded.confirmed` },
      }),
)

const addToReason = (tx: Tx, petitionId: string, reason: RemovalReason, sum: number) =>
  tx
    .insert(petitionRemovals)
    .values({ petitionId, reason, removed: sum })
    .onConflictDoUpdate({
      target: [petitionRemovals.petitionId, petitionRemovals.reason],
      set: { removed: sql`${petitionRemovals.removed} + ${sum}` },
    })
