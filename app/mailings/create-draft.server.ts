import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailings, mailingTexts, petitions } from '../../db/schema'
import { record } from '../accounts/audit.server'
import { locales } from '../i18n'
import { noAudience } from './audience'
import type { In } from './own-mailing.server'
import { startingTexts } from './text-problems'

/** Begins an update of a petition, for its signers. Returns what addresses call it, or null for a foreign petition. */
export const createUpdateDraft = (actor: In, petitionId: string, now = Date.now()): Promise<string | null> =>
  create(actor, petitionId, now)

/** Begins a mailing of the organisation; its audience is chosen while it is written. */
export const createMailingDraft = async (actor: In, now = Date.now()): Promise<string> =>
  (await create(actor, null, now))!

function create(actor: In, petitionId: string | null, now: number): Promise<string | null> {
  const organisationId = actor.organisation.id
  return db.write(async (tx) => {
    const [petition] = petitionId
      ? await tx
          .select({ slug: petitions.slug })
          .from(petitions)
          .where(and(eq(petitions.id, petitionId), eq(petitions.organisationId, organisationId)))
      : []
    if (petitionId && !petition) return null
    const [mailing] = await tx
      .insert(mailings)
      .values({
        organisationId,
        kind: petitionId ? 'update' : 'mailing',
        petitionId,
        audience: petitionId ? { ...noAudience, petitions: [petitionId] } : noAudience,
        createdBy: actor.personId,
        savedBy: actor.personId,
        savedAt: now,
        createdAt: now,
      })
      .returning({ id: mailings.id, reference: mailings.reference })
    const texts = startingTexts()
    for (const locale of locales)
      await tx.insert(mailingTexts).values({ mailingId: mailing!.id, locale, ...texts[locale] })
    await record(tx, {
      actor,
      organisationId,
      action: 'mailing.created',
      petitionId,
      about: petition?.slug ?? mailing!.reference,
      now,
    })
    return mailing!.reference
  })
}
