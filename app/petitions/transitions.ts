import type { Action } from '../accounts/can'
import type { Audited } from '../accounts/audit.server'
import type { PetitionState } from '../../db/schema'
import { stateAt, type Times } from './states'

interface Transition {
  from: readonly PetitionState[]
  /** before: as it was when it was taken down or won. */
  to: PetitionState | 'before'
  /** Who may; null: no person, a job does it. */
  may: Action | null
  /** Whether it needs a reason, which the public reads. */
  reason?: true
  /** Whether nothing on the page can undo it. */
  final?: true
}

/** Every way from one state of a petition to another; there is no other way for organizers, reviewers or jobs. */
export const transitions = {
  submit: { from: ['draft'], to: 'review', may: 'petition.write' },
  'take-back': { from: ['review'], to: 'draft', may: 'petition.write' },
  return: { from: ['review'], to: 'draft', may: 'review.decide' },
  approve: { from: ['review'], to: 'open', may: 'review.decide' },
  reject: { from: ['review'], to: 'rejected', may: 'review.decide', reason: true },
  reconsider: { from: ['rejected'], to: 'draft', may: 'review.decide' },
  /** An approved petition whose time has come. */
  open: { from: ['review'], to: 'open', may: null },
  pause: { from: ['open'], to: 'paused', may: 'petition.state', reason: true },
  resume: { from: ['paused'], to: 'open', may: 'petition.state' },
  close: { from: ['open', 'paused'], to: 'closed', may: 'petition.state' },
  reopen: { from: ['closed'], to: 'open', may: 'petition.state' },
  deliver: { from: ['open', 'paused', 'closed'], to: 'delivered', may: 'delivery.prepare' },
  'take-back-delivery': { from: ['delivered'], to: 'closed', may: 'delivery.prepare' },
  answer: { from: ['delivered'], to: 'answered', may: 'delivery.prepare' },
  'take-back-answer': { from: ['answered'], to: 'delivered', may: 'delivery.prepare' },
  win: { from: ['open', 'paused', 'closed', 'delivered', 'answered'], to: 'won', may: 'petition.state' },
  'take-back-win': { from: ['won'], to: 'before', may: 'petition.state' },
  'take-down': {
    from: ['open', 'paused', 'closed', 'delivered', 'answered', 'won', 'rejected'],
    to: 'taken-down',
    may: 'petition.take-down',
    reason: true,
    final: true,
  },
  restore: { from: ['taken-down'], to: 'before', may: 'petition.restore' },
} as const satisfies Record<string, Transition>

export type Move = keyof typeof transitions
export const moves = Object.keys(transitions) as Move[]

export const transitionOf = (move: Move): Transition => transitions[move]

/** The moves that a petition can make at a moment; who may is another question. */
export const movesFrom = (petition: Times, now: number): Move[] => {
  const state = stateAt(petition, now)
  return moves.filter((move) => transitionOf(move).from.includes(state))
}

/** States whose story goes on elsewhere: what they were before is kept beside them. */
export const remembering: readonly PetitionState[] = ['won', 'taken-down']

const named: Partial<Record<Move, Audited>> = {
  submit: 'petition.submitted',
  'take-back': 'petition.taken-back',
  return: 'petition.returned',
  approve: 'petition.approved',
  reconsider: 'petition.returned',
  'take-down': 'petition.taken-down',
  restore: 'petition.restored',
}
const reached: Partial<Record<PetitionState, Audited>> = {
  open: 'petition.opened',
  paused: 'petition.paused',
  closed: 'petition.closed',
  delivered: 'petition.delivered',
  answered: 'petition.answered',
  won: 'petition.won',
  rejected: 'petition.rejected',
}

/** The word of the audit log for a move that ended in a state. */
export const auditedAs = (move: Move, state: PetitionState): Audited =>
  named[move] ?? reached[state] ?? 'petition.settings-changed'
