import { sql } from 'drizzle-orm'
import { tally, type Tx } from '../../db/client'
import { petitionCounters, petitionCountries, petitionDays, type SignatureState } from '../../db/schema'

type Counter = 'pending' | 'confirmed' | 'held' | 'withdrawn' | 'removed'

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
}

/**
 * Moves a signature from one state to another in the public numbers: petition, petition and day, petition and
 * country. `null` is a signature that is not there, before it is made or after it is deleted. The sums of a batch
 * are applied once, when it commits.
 */
export function countChange(tx: Tx, before: Counted | null, after: Counted | null): void {
  for (const [counted, add] of [
    [before, -1],
    [after, 1],
  ] as const) {
    const counter = counted && counterOf[counted.state]
    if (!counter || (counter === 'pending' && counted.holdReason)) continue
    tally(tx, `petition ${counted.petitionId} ${counter}`, add, (t, sum) =>
      addToPetition(t, counted.petitionId, counter, sum),
    )
    if (counted.state !== 'confirmed') continue
    const day = dayOf(counted.confirmedAt!)
    tally(tx, `day ${counted.petitionId} ${day}`, add, (t, sum) => addToDay(t, counted.petitionId, day, sum))
    const country = counted.country ?? ''
    tally(tx, `country ${counted.petitionId} ${country}`, add, (t, sum) =>
      addToCountry(t, counted.petitionId, country, sum),
    )
  }
}

const addToPetition = (tx: Tx, petitionId: string, counter: Counter, sum: number) =>
  tx
    .insert(petitionCounters)
    .values({ petitionId, [counter]: sum })
    .onConflictDoUpdate({
      target: petitionCounters.petitionId,
      set: { [counter]: sql`${petitionCounters[counter]} + ${sum}` },
    })

const addToDay = (tx: Tx, petitionId: string, day: string, sum: number) =>
  tx
    .insert(petitionDays)
    .values({ petitionId, day, confirmed: sum })
    .onConflictDoUpdate({
      target: [petitionDays.petitionId, petitionDays.day],
      set: { confirmed: sql`${petitionDays.confirmed} + ${sum}` },
    })

const addToCountry = (tx: Tx, petitionId: string, country: string, sum: number) =>
  tx
    .insert(petitionCountries)
    .values({ petitionId, country, confirmed: sum })
    .onConflictDoUpdate({
      target: [petitionCountries.petitionId, petitionCountries.country],
      set: { confirmed: sql`${petitionCountries.confirmed} + ${sum}` },
    })
