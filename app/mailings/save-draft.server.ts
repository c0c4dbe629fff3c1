import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { campaigns, mailings, mailingTexts, petitions, updates, type Audience } from '../../db/schema'
import { locales } from '../i18n'
import { holdMailing, textsOf, type In, type Mailing } from './own-mailing.server'
import { keepingProblems, type MailingTexts, type TextProblem } from './text-problems'

export interface DraftSave {
  /** The one its writer began from. */
  revision: number
  texts: MailingTexts
  /** Null leaves it as it is. */
  audience: Audience | null
}

export type DraftSaved =
  | { outcome: 'saved'; revision: number }
  /** Somebody else saved since; nothing was overwritten. */
  | { outcome: 'stale'; stored: { revision: number; texts: MailingTexts; audience: Audience } }
  | { outcome: 'wrong'; problems: TextProblem[] }
  /** It names a petition, campaign or mailing that is not the organisation's. */
  | { outcome: 'foreign-audience' }
  /** Submitted, sent, or published: its text stays as it was read. */
  | { outcome: 'locked' }
  | { outcome: 'unknown' }

/** Keeps texts and audience of a draft, unless somebody else kept others since. Saying the same again changes nothing. */
export function saveDraft(
  actor: In,
  reference: string,
  { revision, texts, audience: asked }: DraftSave,
  now = Date.now(),
): Promise<DraftSaved> {
  const problems = keepingProblems(texts)
  if (problems.length > 0) return Promise.resolve({ outcome: 'wrong', problems })
  const organisationId = actor.organisation.id
  return db.write(async (tx): Promise<DraftSaved> => {
    const mailing = await holdMailing(tx, organisationId, reference)
    if (!mailing) return { outcome: 'unknown' }
    if (mailing.state !== 'draft') return { outcome: 'locked' }
    const audience = asked ? audienceOf(mailing, asked) : mailing.audience
    if (!(await isOwnAudience(tx, organisationId, audience))) return { outcome: 'foreign-audience' }
    const stored = await textsOf(tx, mailing.id)
    const sameTexts = JSON.stringify(stored) === JSON.stringify(texts)
    if (sameTexts && sameAudience(mailing.audience, audience))
      return { outcome: 'saved', revision: mailing.revision }
    if (!sameTexts && (await isPublished(tx, mailing))) return { outcome: 'locked' }
    if (mailing.revision !== revision)
      return {
        outcome: 'stale',
        stored: { revision: mailing.revision, texts: stored, audience: mailing.audience },
      }
    await tx
      .update(mailings)
      .set({ revision: revision + 1, audience, savedBy: actor.personId, savedAt: now })
      .where(eq(mailings.id, mailing.id))
    for (const locale of locales)
      await tx
        .update(mailingTexts)
        .set(texts[locale])
        .where(and(eq(mailingTexts.mailingId, mailing.id), eq(mailingTexts.locale, locale)))
    return { outcome: 'saved', revision: revision + 1 }
  })
}

/** An update goes to its petition's signers; countries, languages and earlier recipients narrow it. */
function audienceOf({ petitionId }: Mailing, asked: Audience): Audience {
  return petitionId
    ? { ...asked, petitions: [petitionId], campaigns: [], subscribers: false, donors: false }
    : asked
}

const sameAudience = (a: Audience, b: Audience): boolean => canonical(a) === canonical(b)
const canonical = (audience: Audience) => JSON.stringify(audience, Object.keys(audience).sort())

async function isPublished(tx: Tx, { id }: Mailing): Promise<boolean> {
  const rows = await tx.select({ id: updates.id }).from(updates).where(eq(updates.mailingId, id))
  return rows.length > 0
}

/** An organisation has hundreds of petitions at most: they are compared in memory. */
async function isOwnAudience(tx: Tx, organisationId: string, audience: Audience): Promise<boolean> {
  const own = async (asked: string[], select: () => PromiseLike<{ id: string }[]>): Promise<boolean> => {
    if (asked.length === 0) return true
    const ids = new Set((await select()).map(({ id }) => id))
    return asked.every((id) => ids.has(id))
  }
  return (
    (await own(audience.petitions, () =>
      tx.select({ id: petitions.id }).from(petitions).where(eq(petitions.organisationId, organisationId)),
    )) &&
    (await own(audience.campaigns, () =>
      tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.organisationId, organisationId)),
    )) &&
    (await own(audience.notSent, () =>
      tx.select({ id: mailings.reference }).from(mailings).where(eq(mailings.organisationId, organisationId)),
    ))
  )
}
