import { fold } from '../../db/fold'

/** Words of a text as an address: lower case, hyphens, no accents, at most `most` characters, cut between words. */
export function slugFrom(text: string, fallback: string, most = 60): string {
  const ascii = fold(text)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
  let slug = ''
  for (const word of ascii.split(/ +/).filter(Boolean)) {
    const longer = slug === '' ? word.slice(0, most) : `${slug}-${word}`
    if (longer.length > most) break
    slug = longer
  }
  return slug || fallback
}

/** A slug, then the same with -2, -3 …: the first that is free is taken. */
export function* spellings(slug: string): Generator<string> {
  yield slug
  for (let n = 2; ; n++) yield `${slug}-${n}`
}
