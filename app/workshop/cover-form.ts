import { isId } from '../../db/is-id'
import type { Localized } from '../../db/schema'
import { readLines, type Problems } from './written-line'

export const coverFields = ['alt-en', 'alt-es', 'credit'] as const
export type CoverField = (typeof coverFields)[number]
export type CoverAnswers = Record<CoverField, string>

/** Bytes of a file. */
export const LARGEST_PICTURE = 5 * 1024 * 1024

/** Reads what is said about a picture, and the file where one was chosen. */
export async function readCoverForm(form: FormData) {
  const { answers, problems } = readLines(form, {
    'alt-en': { most: 250 },
    'alt-es': { most: 250 },
    credit: { most: 160 },
  })
  const file = form.get('file')
  const bytes = file instanceof Blob && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null
  const seen = form.get('cover')
  return {
    answers: answers as CoverAnswers,
    problems: problems as Problems<CoverField>,
    bytes,
    /** The picture that the form was opened with; empty: none. */
    seen: typeof seen === 'string' && isId(seen) ? seen : null,
  }
}

export const altOf = (answers: CoverAnswers): Localized => ({ en: answers['alt-en'], es: answers['alt-es'] })
