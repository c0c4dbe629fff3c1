import { dictionary } from '@zxcvbn-ts/language-common'

/** Passwords that were found in breaches most often, all in small letters; the list is part of the product. */
const common = new Set([...dictionary['passwords-common'], ...dictionary['diceware-common']])

/** Whether others chose this password so often that it is tried first, with a tail of digits or signs or without. */
export function isCommonPassword(password: string): boolean {
  const small = password.toLowerCase()
  const core = small.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return common.has(small) || common.has(core) || isRepeated(small) || isRun(small)
}

/** "abcabcabcabc" is as good as "abc". */
function isRepeated(text: string): boolean {
  const piece = /^(.{1,6}?)\1/u.exec(text)?.[1]
  return piece !== undefined && piece.repeat(text.length).startsWith(text)
}

/** "123456789012", "abcdefghijkl", and backwards: each sign beside the one before. */
function isRun(text: string): boolean {
  const signs = [...text].map((sign) => sign.codePointAt(0)!)
  return signs.slice(1).every((sign, i) => [1, 9].includes(Math.abs(sign - signs[i]!)))
}
