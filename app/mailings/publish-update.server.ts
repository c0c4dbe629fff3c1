import { eq, max } from 'drizzle-orm'
import { db, isDuplicate, type Tx } from '../../db/client'
import { petitionCounters, petitions, updates, updateTexts } from '../../db/schema'
import { record } from '../accounts/audit.server'
import { publicStates } from '../petitions/states'
import { forgetPages } from '../platform/page-cache.server'
import { countField, fillFields, nobodysName } from './merge-fields'
import { holdMailing, textsOf, type In, type Mailing } from './own-mailing.server'
import { titlesOfPetition } from './petition-titles.server'
import { languagesOf, sendingProblems, type TextProblem } from './text-problems'

export type Published =
  | { outcome: 'published'; number: number }
  | { outcome: 'wrong'; problems: TextProblem[] }
  | { outcome: 'stale' }
  | { outcome: 'petition-not-public' }
  | { outcome: 'not-from-here' }
  | { outcome: 'unknown' }

/**
 * Makes an update public at its petition's pages; its text stays as it is from then on. Mailing it is another matter.
 * Repeating it changes nothing.
 */
export async function publishUpdate(
  actor: In,
  reference: string,
  revision: number,
  now = Date.now(),
): Promise<Published> {
  const published = await again(() =>
    db.write(async (tx): Promise<Published> => {
      const mailing = await holdMailing(tx, actor.organisation.id, reference)
      if (!mailing || mailing.kind !== 'update') return { outcome: 'unknown' }
      if (mailing.state === 'cancelled') return { outcome: 'not-from-here' }
      if (mailing.revision !== revision) return { outcome: 'stale' }
      const problems = sendingProblems(await textsOf(tx, mailing.id), 'update')
      if (problems.length > 0) return { outcome: 'wrong', problems }
      const number = await publishIn(tx, mailing, actor, now)
      return number === null ? { outcome: 'petition-not-public' } : { outcome: 'published', number }
    }),
  )
  if (published.outcome === 'published') await forgetPages()
  return published
}

/** Two updates of a petition at the same moment want the same number; the index lets one have it. */
export async function again<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return write()
  }
}

/** The number of a mailing's public update, made now unless it was before; null where the petition is not public. */
export async function publishIn(
  tx: Tx,
  mailing: Mailing,
  actor: Pick<In, 'personId' | 'name'> | null,
  now: number,
): Promise<number | null> {
  const petitionId = mailing.petitionId!
  const [before] = await tx
    .select({ number: updates.number })
    .from(updates)
    .where(eq(updates.mailingId, mailing.id))
  if (before) return before.number
  const [petition] = await tx
    .select({ slug: petitions.slug, state: petitions.state, count: petitionCounters.confirmed })
    .from(petitions)
    .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .where(eq(petitions.id, petitionId))
  if (!petition || !publicStates.includes(petition.state)) return null
  const [last] = await tx
    .select({ number: max(updates.number) })
    .from(updates)
    .where(eq(updates.petitionId, petitionId))
  const number = (last?.number ?? 0) + 1
  const [update] = await tx
    .insert(updates)
    .values({
      petitionId,
      number,
      mailingId: mailing.id,
      publishedBy: actor?.personId ?? null,
      publishedAt: now,
    })
    .returning({ id: updates.id })
  const [texts, titles] = await Promise.all([textsOf(tx, mailing.id), titlesOfPetition(tx, petitionId)])
  for (const locale of languagesOf(texts)) {
    const fields = {
      name: nobodysName[locale].all,
      petition: titles[locale],
      count: countField(locale, petition.count ?? 0),
    }
    const { subject, body } = texts[locale]
    await tx.insert(updateTexts).values({
      updateId: update!.id,
      locale,
      title: fillFields(subject, fields),
      body: fillFields(body, fields),
    })
  }
  await record(tx, {
    actor,
    organisationId: mailing.organisationId,
    action: 'update.published',
    petitionId,
    about: petition.slug,
    details: { number },
    now,
  })
  return number
}
