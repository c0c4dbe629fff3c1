// Bidirectional overrides, control and other invisible characters; the two joiners stay, names in Persian need them.
const hidden = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu

/** Somebody's text as one line, without line breaks and characters nobody sees. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(hidden, '')
    .trim()

/** The lines of somebody's text, each as `oneLine`. */
export const lines = (text: string): string[] => text.split(/\r\n?|[\n\u0085\u2028\u2029]/u).map(oneLine)

/**
 * Text that a mail program makes no link of. Anybody can have a letter sent to anybody, so what they typed must not
 * carry an address to the reader.
 */
export const withoutLinks = (text: string): string =>
  text.replace(/[a-z][a-z0-9+.-]*:\/\//giu, '').replace(/(?<=[\p{L}\p{N}-])\.(?=[\p{L}]{2})/gu, '. ')

const LONGEST_SUBJECT = 78 // characters, RFC 5322 section 2.1.1

/** A subject of one line that is cut between words when it is too long. */
export function fitSubject(text: string): string {
  const subject = oneLine(text)
  const letters = [...subject]
  if (letters.length <= LONGEST_SUBJECT) return subject
  const cut = letters.slice(0, LONGEST_SUBJECT - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > LONGEST_SUBJECT / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:]+$/u, '')}…`
}
