import type { Tx } from '../../db/client'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { locales, type Locale } from '../i18n'
import { addVersion } from '../petitions/add-version.server'
import { announce } from '../petitions/announce.server'
import { completeness, targetSlugs } from './completeness.server'
import type { DraftProblem } from './draft-text'
import { planToPublish, readBefore, readyChanges, type Plan, type Revisions } from './plan-publication.server'

export { submissionProblems } from './completeness.server'

interface How {
  /** What changed and why, for the reader, in each language or in one for all; null with a first version. */
  note: Partial<Record<Locale, string>> | string | null
  /** The revisions that were read before this was decided; without them, whatever stands is published. */
  revisions?: Revisions
  now?: number
}

export type TextsPublished =
  | { outcome: 'published'; version: number; languages: Locale[]; demandChanged: boolean }
  /** No text that is ready says anything else than the public one does. */
  | { outcome: 'nothing' }
  /** Somebody saved or published since. */
  | { outcome: 'stale' }
  | { outcome: 'incomplete'; locale: Locale; problems: DraftProblem[] }

/**
 * Copies every text that is ready to the public ones, as one version of all languages; one that is still a draft stays as
 * the public knows it. Where signers would be asked for something else, they are promised a letter.
 */
export async function publishTexts(
  tx: Tx,
  petitionId: string,
  actor: Pick<Actor, 'personId' | 'name'> | null,
  how: How,
): Promise<TextsPublished> {
  const plan = await planToPublish(tx, petitionId)
  return plan ? carryOut(tx, plan, actor, how) : { outcome: 'nothing' }
}

/** Publishes what was planned in this very unit. */
export async function carryOut(
  tx: Tx,
  plan: Plan,
  actor: Pick<Actor, 'personId' | 'name'> | null,
  { note, revisions, now = Date.now() }: How,
): Promise<TextsPublished> {
  const { petition, published, version } = plan
  const petitionId = petition.id
  if (revisions && readBefore(plan, revisions)) return { outcome: 'stale' }
  const ready = readyChanges(plan)
  if (ready.length === 0) return { outcome: 'nothing' }
  const addressed = await targetSlugs(tx, petitionId)
  for (const { locale, text } of ready) {
    const problems = completeness(text, addressed)
    if (problems.length > 0) return { outcome: 'incomplete', locale, problems }
  }
  const changed = ready.some((change) => change.demandChanged)
  const languages = locales.filter((locale) =>
    [...ready, ...published].some((text) => text.locale === locale),
  )
  for (const locale of languages) {
    const { text } = [...ready, ...published].find((one) => one.locale === locale)!
    const told = typeof note === 'string' ? note : (note?.[locale] ?? null)
    const added = await addVersion(tx, petitionId, locale, text, {
      ...{ version, note: told, demandChanged: changed, now },
    })
    if (!added) return { outcome: 'stale' } // only ever the first: whoever wrote it writes the others
  }
  if (version > 1) {
    await record(tx, {
      ...{ actor, organisationId: petition.organisationId, petitionId, about: petition.slug, now },
      action: 'petition.text-published',
      details: { version, demandChanged: changed },
    })
  }
  if (changed) await announce(tx, { petitionId, kind: 'demand-changed', about: version })
  return { outcome: 'published', version, languages, demandChanged: changed }
}
