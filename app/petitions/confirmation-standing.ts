import type { Submitted } from './find-confirmation.server'
import { takesConfirmations } from './states'

/** What pressing the button behind a letter would do now. */
export type Standing =
  /** It would count the signature. */
  | 'waiting'
  /** It counts already, or is held or removed: the reader sees the same. */
  | 'counted'
  | 'withdrawn'
  | 'paused'
  | 'ended'

export function standingOf(submission: Submitted, now: number): Standing {
  if (['confirmed', 'held', 'removed'].includes(submission.state)) return 'counted'
  // A withdrawal is undone by signing again, never by an old letter.
  const overtaken = submission.endedAt !== null && submission.endedAt >= submission.createdAt
  if (overtaken || submission.sealed === null) return 'withdrawn'
  const petition = { state: submission.petitionState, closesAt: submission.closesAt }
  if (takesConfirmations(petition, now)) return 'waiting'
  return submission.petitionState === 'paused' ? 'paused' : 'ended'
}
