import { data } from '@remix-run/node'
import { can, type Action } from '../accounts/can'
import { findOwnPetition } from '../petitions/find-own.server'
import type { OwnPetition } from '../petitions/views'
import type { PetitionPart } from '../ui/organizers/petition-frame'
import type { Organizer } from './enter.server'

/** The petition an organizers' address names. @throws 404 when their organisation has none of that name. */
export async function ownPetition(organizer: Organizer, slug: string | undefined): Promise<OwnPetition> {
  const petition = await findOwnPetition(organizer.organisation.id, slug ?? '', organizer.locale)
  if (!petition) throw data({}, { status: 404 })
  return petition
}

const needed: Record<PetitionPart, Action> = {
  overview: 'figures.see',
  text: 'petition.see',
  claims: 'evidence.see',
  review: 'review.see',
  signatures: 'signatures.see',
  paper: 'paper.see',
  delivery: 'delivery.see',
  updates: 'mailing.see',
  settings: 'petition.see',
}

/** The parts of a petition's pages that somebody may open. */
export const petitionParts = (organizer: Organizer): PetitionPart[] =>
  (Object.keys(needed) as PetitionPart[]).filter((part) =>
    can(organizer, needed[part], organizer.organisation.id),
  )
