import { fold } from '../../db/fold'

const LONGEST = 60
const shape = /^[a-z0-9]{1,24}(-[a-z0-9]{1,24}){0,20}$/

/** Pages of organizers that stand where a slug would: `/manage/sources/stale`, `/manage/instance/mail`. */
const reserved = new Set(['mail', 'new', 'review', 'stale'])

/** The address a title suggests: `stop-the-deportations`; `otherwise` where nothing of it can stand in one. */
export function slugFrom(title: string, otherwise: string): string {
  const words = fold(title)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word.length > 0 && word.length <= 24)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > LONGEST) break
    slug = longer
  }
  return isSlug(slug) ? slug : otherwise
}

/** Whether a text may be an address: small letters and digits in words joined by hyphens. */
export const isSlug = (text: string): boolean =>
  text.length <= LONGEST + 4 && shape.test(text) && !reserved.has(text)

/**
 * Tries a wish, then the same with -2, -3 and so on, until `take` returns something. It is to insert and give way to a
 * row that is there already: looking first would lose against somebody who looks in the same instant.
 */
export async function firstFree<T>(
  wish: string,
  take: (slug: string) => Promise<T | null | undefined>,
): Promise<T> {
  for (let n = 1; ; n++) {
    const taken = await take(n === 1 ? wish : `${wish}-${n}`)
    if (taken !== null && taken !== undefined) return taken
  }
}
