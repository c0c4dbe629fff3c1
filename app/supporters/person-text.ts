/** What a person may write about themselves. Each check returns the name of what is wrong, or null. */

const length = (text: string) => [...text].length

// Bidirectional overrides and isolates (UAX #9), other invisible format characters, and control characters; the two
// joiners stay, names in Persian and in Indian languages need them.
const hidden = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u
const hiddenButLineBreaks = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u
const html = /<[a-z!/?]/i
const address =
  /(?:https?:\/\/|www\.)|(?:^|[\s(])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|net|org|info|io|ru|cn|xyz|top|link|click|shop|site|online|me|app|dev)\b/iu

export const NAME_LENGTH = 100
export const COMMENT_LENGTH = 500
export const POSTCODE_LENGTH = 20

/** One form of a short text: NFC, single spaces, no space around it. */
export const tidyLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()

/** One form of a longer text: NFC, `\n` line ends, at most one empty line in a row. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

export type NameProblem = 'empty' | 'too-long' | 'hidden' | 'html' | 'formula' | 'address' | 'no-letter'

export function nameProblem(name: string): NameProblem | null {
  if (name === '') return 'empty'
  if (length(name) > NAME_LENGTH) return 'too-long'
  if (hidden.test(name)) return 'hidden'
  if (/[<>]/.test(name)) return 'html'
  if (/^[=+\-@]/.test(name)) return 'formula' // what a spreadsheet would run when the list is opened in one
  if (address.test(name) || name.includes('@') || name.includes('//')) return 'address'
  if (!/\p{L}/u.test(name)) return 'no-letter'
  return null
}

export type CommentProblem = 'too-long' | 'hidden' | 'html'

export const commentProblem = (comment: string): CommentProblem | null => textProblem(comment, COMMENT_LENGTH)

/** What is wrong with a text of at most `most` characters that is shown as it is. */
export function textProblem(text: string, most: number): CommentProblem | null {
  if (length(text) > most) return 'too-long'
  if (hiddenButLineBreaks.test(text)) return 'hidden'
  if (html.test(text)) return 'html'
  return null
}

export type PostcodeProblem = 'too-long' | 'hidden'

export function postcodeProblem(postcode: string): PostcodeProblem | null {
  if (length(postcode) > POSTCODE_LENGTH) return 'too-long'
  if (!/^[\p{L}\p{N} -]*$/u.test(postcode)) return 'hidden'
  return null
}
