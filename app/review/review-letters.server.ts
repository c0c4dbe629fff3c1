import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { people, petitionDrafts, petitions, petitionTexts, type Localized } from '../../db/schema'
import type { LetterFields } from '../../emails/letter'
import { addressOf } from '../accounts/people.server'
import { config } from '../config.server'
import type { Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { reviewersOf } from './reviewers.server'

type Petition = Pick<typeof petitions.$inferSelect, 'id' | 'slug' | 'organisationId' | 'createdBy'>
type Person = typeof people.$inferSelect

/** Tells everybody who wrote a petition what was decided, but whoever decided it. */
export async function tellWriters(
  tx: Tx,
  petition: Petition,
  submittedBy: string,
  decidedBy: string,
  decided: { decision: LetterFields['review-decided']['decision']; reason: Localized | null },
  now: number,
): Promise<void> {
  const saved = await tx
    .select({ personId: petitionDrafts.savedBy })
    .from(petitionDrafts)
    .where(eq(petitionDrafts.petitionId, petition.id))
  const writers = new Set([submittedBy, petition.createdBy, ...saved.map(({ personId }) => personId)])
  writers.delete(decidedBy)
  const ids = [...writers].filter((id) => id !== null)
  if (ids.length === 0) return
  const titles = await titlesOf(tx, petition.id)
  const found = await tx
    .select()
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.disabledAt)))
  for (const person of found) {
    await queueLetter(tx, {
      template: 'review-decided',
      locale: person.locale,
      fields: {
        petitionTitle: titles(person.locale),
        petitionUrl: `${config.publicOrigin}/manage/petitions/${petition.slug}/review`,
        decision: decided.decision,
        reason: decided.reason?.[person.locale] ?? null,
      },
      ...sentTo(person, now),
    })
  }
}

/** Tells an organisation's reviewers that the public reported a petition of theirs, and how many reports are open. */
export async function tellReviewers(tx: Tx, petition: Petition, n: number, now: number): Promise<void> {
  const titles = await titlesOf(tx, petition.id)
  for (const person of await reviewersOf(petition.organisationId, tx)) {
    await queueLetter(tx, {
      template: 'reported',
      locale: person.locale,
      fields: {
        petitionTitle: titles(person.locale),
        petitionUrl: `${config.publicOrigin}/manage/review/${petition.slug}`,
        n,
      },
      ...sentTo(person, now),
    })
  }
}

const sentTo = (person: Person, now: number) => ({
  to: addressOf(person),
  mailbox: person.mailbox,
  about: null,
  now,
})

/** What a petition is called in a language, or in the other. */
async function titlesOf(tx: Tx, petitionId: string): Promise<(locale: Locale) => string> {
  const drafts = await tx
    .select({ locale: petitionDrafts.locale, title: petitionDrafts.title })
    .from(petitionDrafts)
    .where(eq(petitionDrafts.petitionId, petitionId))
  const published = await tx
    .select({ locale: petitionTexts.locale, title: petitionTexts.title })
    .from(petitionTexts)
    .where(eq(petitionTexts.petitionId, petitionId))
    .orderBy(desc(petitionTexts.version))
    .limit(2)
  const named = [...drafts, ...published].filter(({ title }) => title !== '')
  return (locale) => (named.find((text) => text.locale === locale) ?? named[0])?.title ?? ''
}
