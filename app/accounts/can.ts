import type { OrganisationState, Role } from '../../db/schema'
import type { Locale } from '../i18n'

/** Somebody who is signed in, and the organisation whose pages they have open. */
export interface Actor {
  personId: string
  sessionId: string
  name: string
  locale: Locale
  /** Runs the instance: organisations and limits, never their supporters. */
  instanceAdmin: boolean
  organisation: { id: string; slug: string; name: string; state: OrganisationState } | null
  /** In that organisation. */
  roles: readonly Role[]
  /** Epoch ms; when a second factor was last shown. */
  provenAt: number | null
}

const everybody: readonly Role[] = ['owner', 'campaigner', 'moderator', 'mailer', 'finance', 'viewer']
const writers: readonly Role[] = ['owner', 'campaigner']
const guardians: readonly Role[] = ['owner', 'moderator']
const owners: readonly Role[] = ['owner']
const mailers: readonly Role[] = ['owner', 'mailer']
const treasurers: readonly Role[] = ['owner', 'finance']

/**
 * Which roles may do what in their organisation. `instance` is whoever runs the instance, who sees no supporters' data.
 * A route names the action it does; whatever is not in this table cannot be done.
 */
const table = {
  'overview.see': everybody,
  'account.change': everybody, // one's own factors and sessions

  'campaign.see': everybody,
  'campaign.write': writers,

  'petition.see': everybody,
  'petition.write': writers,
  'petition.state': writers, // pause, close, open again
  'petition.take-down': guardians,
  'petition.restore': owners,

  'evidence.see': everybody,
  'evidence.write': writers,
  'evidence.review': [...writers, 'moderator'],

  'review.see': [...writers, 'moderator'],
  'review.decide': guardians,
  'report.decide': guardians,

  'figures.see': everybody,
  'signatures.see': guardians, // names and comments of single signers
  'signatures.decide': guardians, // comments, held signatures, removals
  'signatures.export': writers, // with a second factor

  'paper.see': writers,
  'paper.enter': writers,

  'delivery.see': everybody,
  'delivery.prepare': writers, // with a second factor: the packet holds names

  'mailing.see': everybody,
  'mailing.write': [...writers, 'mailer'],
  'mailing.send': mailers, // with a second factor: start, pause, cancel, decide about unknown ones
  'mailing.approve': mailers, // with a second factor, and never by its author
  'gifts.see': treasurers,
  'gifts.refund': treasurers, // with a second factor
  'gifts.export': treasurers, // with a second factor
  'giving.change': treasurers, // with a second factor: it says who receives the money
  'giving.goal': treasurers, // what a petition's page says it wants to raise
  'giving.breaker': treasurers,

  'team.see': everybody,
  'team.change': owners, // with a second factor
  'organisation.change': owners,
  'limits.see': guardians,
  'audit.see': guardians,

  'instance.see': 'instance',
  'instance.change': 'instance', // with a second factor
} as const satisfies Record<string, readonly Role[] | 'instance'>

export type Action = keyof typeof table
export const actions = Object.keys(table) as Action[]

/** Actions that leave everything as it is; all that a suspended organisation can still do. */
const harmless = (action: Action): boolean => action.endsWith('.see') || action === 'account.change'

/** The roles that may do this, or `instance`. */
export const allowedTo = (action: Action): readonly Role[] | 'instance' => table[action]

/** Whether somebody may do this to what belongs to this organisation; nobody may anything to what belongs to another. */
export function can(actor: Actor, action: Action, organisationId: string | null): boolean {
  const allowed = allowedTo(action)
  if (allowed === 'instance') return actor.instanceAdmin
  if (action === 'account.change') return true
  const { organisation } = actor
  if (!organisation || organisation.id !== organisationId) return false
  if (organisation.state === 'suspended' && !harmless(action)) return false
  return actor.roles.some((role) => allowed.includes(role))
}
