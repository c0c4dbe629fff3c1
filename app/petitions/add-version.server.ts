import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { fold } from '../../db/fold'
import { petitionTexts, type DemandText } from '../../db/schema'
import type { Locale } from '../i18n'

export interface PetitionText {
  title: string
  summary: string
  demands: DemandText[]
  /** Markdown with `[claim:slug]` tags. */
  story: string
  evidenceFrom: string
}

interface Version {
  version: number
  /** What changed and why, for the reader; null for the first one. */
  note?: string | null
  demandChanged?: boolean
  now?: number
}

/** Makes a text the current one of its language; those before it stay as they were. False: that version is there already. */
export async function addVersion(
  tx: Tx,
  petitionId: string,
  locale: Locale,
  { title, summary, demands, story, evidenceFrom }: PetitionText,
  { version, note = null, demandChanged = false, now = Date.now() }: Version,
): Promise<boolean> {
  await tx
    .update(petitionTexts)
    .set({ current: false })
    .where(
      and(
        eq(petitionTexts.petitionId, petitionId),
        eq(petitionTexts.locale, locale),
        eq(petitionTexts.current, true),
      ),
    )
  const added = await tx
    .insert(petitionTexts)
    .values({
      ...{ petitionId, locale, version, note, demandChanged, current: true, createdAt: now },
      ...{ title, summary, demands, story, evidenceFrom },
      search: fold([title, summary, ...demands.map((demand) => demand.text), story].join(' ')),
    })
    .onConflictDoNothing()
    .returning({ id: petitionTexts.id })
  return added.length > 0
}
