import { db } from '../../db/client'
import type { Actor } from '../accounts/can'
import type { Locale } from '../i18n'
import { stateAt } from '../petitions/states'
import { forgetPages } from '../platform/page-cache.server'
import {
  demandMayChange,
  planPublication,
  planToPublish,
  readyChanges,
  takesChanges,
  unreadDemands,
  type Plan,
  type Revisions,
} from './plan-publication.server'
import { carryOut, type TextsPublished } from './publish-texts.server'

/** A change of a public text, as its writers see it before it is published. */
export interface PendingChange {
  plan: Plan
  /** Languages whose demand changes and that a second person has still to read. */
  unread: Locale[]
  /** True when the petition takes no signatures any more and a demand would change. */
  demandIsFixed: boolean
}

/** What of a petition's drafts would be published; null when its text is not public yet, or reviewers publish it. */
export async function findChange(
  petitionId: string,
  actor: Pick<Actor, 'personId'>,
  now = Date.now(),
): Promise<PendingChange | null> {
  const plan = await planPublication(db.read, petitionId)
  if (!plan || !takesChanges(plan.petition.state) || plan.published.length === 0) return null
  const changed = readyChanges(plan).some((change) => change.demandChanged)
  return {
    plan,
    unread: await unreadDemands(db.read, plan, actor),
    demandIsFixed: changed && !demandMayChange(stateAt(plan.petition, now)),
  }
}

export type ChangePublished =
  | TextsPublished
  /** The demand changes, and nobody has said that they know that signers are told. */
  | { outcome: 'unseen' }
  | { outcome: 'unread' }
  | { outcome: 'demand-fixed' }

interface PublishedChange {
  petitionId: string
  /** What changed and why, for the reader of each language. */
  note: Partial<Record<Locale, string>>
  revisions: Revisions
  /** The writer has seen that the demand changes and that signers are told. */
  demandSeen: boolean
}

/**
 * Publishes the changes that are ready as the next version. A change of the demand needs the eyes of a second person,
 * where there is one, and is refused once the petition takes no signatures any more.
 */
export async function publishChange(
  { petitionId, note, revisions, demandSeen }: PublishedChange,
  actor: Pick<Actor, 'personId' | 'name'>,
  now = Date.now(),
): Promise<ChangePublished> {
  const published = await db.write(async (tx): Promise<ChangePublished> => {
    const plan = await planToPublish(tx, petitionId)
    if (!plan || !takesChanges(plan.petition.state) || plan.published.length === 0)
      return { outcome: 'nothing' }
    if (readyChanges(plan).some((change) => change.demandChanged)) {
      if (!demandMayChange(stateAt(plan.petition, now))) return { outcome: 'demand-fixed' }
      if ((await unreadDemands(tx, plan, actor)).length > 0) return { outcome: 'unread' }
      if (!demandSeen) return { outcome: 'unseen' }
    }
    return carryOut(tx, plan, actor, { note, revisions, now })
  })
  if (published.outcome === 'published') await forgetPages()
  return published
}
