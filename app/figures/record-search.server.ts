import { db } from '../../db/client'
import { record } from '../accounts/audit.server'
import type { Organizer } from './organizer'

/** Writes down that somebody looked for a person's signatures: by what, and never whose. */
export const recordSearch = (
  organizer: Organizer,
  petition: { id: string; slug: string } | null,
  by: string,
  found: number,
): Promise<void> =>
  db.write((tx) =>
    record(tx, {
      actor: organizer,
      organisationId: organizer.organisation.id,
      petitionId: petition?.id ?? null,
      about: petition?.slug ?? null,
      action: 'signatures.searched',
      details: { by, found },
    }),
  )
