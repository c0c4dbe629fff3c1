import { and, eq, inArray, isNull, or, gt } from 'drizzle-orm'
import { db } from '../../db/client'
import { resembling } from '../../db/dialect'
import { fold } from '../../db/fold'
import { organisations, petitionCounters, petitions, petitionTexts } from '../../db/schema'
import type { Locale } from '../i18n'
import { commonWords } from './common-words'

const SHOWN = 5
const LOOKED_AT = 60

export interface SimilarPetition {
  slug: string
  locale: Locale
  title: string
  summary: string
  organisation: string
  confirmed: number
}

/** The words of a text that tell what it is about. */
export const tellingWords = (text: string): string[] => [
  ...new Set(
    fold(text)
      .split(' ')
      .filter((word) => [...word].length > 3 && !commonWords.has(word)),
  ),
]

/**
 * The open petitions of the whole site, in any language, whose title and summary share the most telling words with a new
 * one; those with the same title words first. One shared word is a coincidence, unless there are no more.
 */
export async function findSimilar(
  title: string,
  summary: string,
  locale: Locale,
  now = Date.now(),
): Promise<SimilarPetition[]> {
  const mine = tellingWords(title)
  const words = [...new Set([...mine, ...tellingWords(summary)])].slice(0, 24)
  if (words.length === 0) return []
  const { found, closest } = resembling(words)
  const rows = await db.read
    .select({
      slug: petitions.slug,
      locale: petitionTexts.locale,
      title: petitionTexts.title,
      summary: petitionTexts.summary,
      organisation: organisations.name,
      confirmed: petitionCounters.confirmed,
    })
    .from(petitionTexts)
    .innerJoin(petitions, eq(petitions.id, petitionTexts.petitionId))
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .where(
      and(
        found,
        eq(petitionTexts.current, true),
        inArray(petitions.state, ['open']),
        or(isNull(petitions.closesAt), gt(petitions.closesAt, now)),
      ),
    )
    .orderBy(closest)
    .limit(LOOKED_AT)
  const enough = Math.min(2, words.length)
  const scored = rows
    .map((row) => {
      const titleWords = new Set(tellingWords(row.title))
      const all = new Set([...titleWords, ...tellingWords(row.summary)])
      const shared = words.filter((word) => all.has(word)).length
      return { row, shared, score: shared + 2 * mine.filter((word) => titleWords.has(word)).length }
    })
    .filter(({ shared }) => shared >= enough)
    .sort((a, b) => b.score - a.score || a.row.slug.localeCompare(b.row.slug))
  const seen = new Set<string>()
  const one = scored.filter(({ row }) => !seen.has(row.slug) && seen.add(row.slug))
  return one.slice(0, SHOWN).map(({ row }) => ({
    ...row,
    organisation: row.organisation[locale],
    confirmed: row.confirmed ?? 0,
  }))
}
