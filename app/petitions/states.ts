import type { PetitionState } from '../../db/schema'

/** The states in which the public can read a petition. */
export const publicStates: readonly PetitionState[] = [
  'open',
  'paused',
  'closed',
  'delivered',
  'answered',
  'won',
  'rejected',
]

/** The states of a petition that takes no signatures any more, and whose signers are forgotten in time. */
export const endedStates: readonly PetitionState[] = ['closed', 'delivered', 'answered', 'won']

export interface Times {
  state: PetitionState
  closesAt: number | null
}

/** The state at a moment: an open petition closes by itself when its time comes. */
export const stateAt = ({ state, closesAt }: Times, now: number): PetitionState =>
  state === 'open' && closesAt !== null && closesAt <= now ? 'closed' : state

/** The form takes new signatures while a petition is open, and only then. */
export const takesSignatures = (petition: Times, now: number): boolean => stateAt(petition, now) === 'open'

/** A letter sent before closing is honoured afterwards; while paused nothing is. */
export const takesConfirmations = (petition: Times, now: number): boolean =>
  ['open', 'closed'].includes(stateAt(petition, now))
