import { can, type Action, type Actor } from '../accounts/can'
import { organisationsOf } from '../accounts/organisations-of.server'
import type { DeskPart, DeskView } from '../ui/organizers/desk-header'

const needed: Record<DeskPart, Action> = {
  overview: 'overview.see',
  petitions: 'petition.see',
  campaigns: 'campaign.see',
  sources: 'evidence.see',
  review: 'review.see',
  mailings: 'mailing.see',
  donations: 'gifts.see',
  team: 'team.see',
  settings: 'organisation.change',
  exports: 'signatures.export',
  audit: 'audit.see',
  instance: 'instance.see',
}

/** What the frame around every page of people who sign in shows of them. */
export async function deskOf(actor: Actor): Promise<DeskView> {
  const { organisation, locale, name } = actor
  const all = await organisationsOf(actor.personId, locale)
  return {
    locale,
    name,
    organisation: organisation && { name: organisation.name, state: organisation.state },
    others: all.filter(({ id }) => id !== organisation?.id),
    parts: (Object.keys(needed) as DeskPart[]).filter((part) =>
      can(actor, needed[part], organisation?.id ?? null),
    ),
  }
}
