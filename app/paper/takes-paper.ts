import type { PetitionState } from '../../db/schema'
import { DAY } from '../duration'

/** Sheets travel: what was signed in time may be entered for so long after a petition has ended. */
export const PAPER_DAYS = 60

interface Times {
  state: PetitionState
  closesAt: number | null
  closedAt: number | null
}

export type TakesPaper =
  /** until: the last day that may stand on a sheet (ISO 8601); null while the petition is open or rests. */
  | { outcome: 'takes'; until: string | null }
  /** It was never published, or is no longer public. */
  | { outcome: 'not-public' }
  | { outcome: 'too-late'; closedOn: string }

const dayOf = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10)

/** Whether sheets of a petition can be entered: while it runs, and for sixty days what was signed before it ended. */
export function takesPaper({ state, closesAt, closedAt }: Times, now: number): TakesPaper {
  if (['draft', 'review', 'rejected', 'taken-down'].includes(state)) return { outcome: 'not-public' }
  const passed = closesAt !== null && closesAt <= now ? closesAt : null
  const ended = state === 'open' ? passed : state === 'paused' ? null : (closedAt ?? passed ?? now)
  if (ended === null) return { outcome: 'takes', until: null }
  if (ended + PAPER_DAYS * DAY < now) return { outcome: 'too-late', closedOn: dayOf(ended) }
  return { outcome: 'takes', until: dayOf(ended) }
}
