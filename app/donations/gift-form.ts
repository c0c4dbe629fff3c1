import { z } from 'zod'
import type { Locale } from '../i18n'
import { nameProblem, tidyLine, type NameProblem } from '../supporters/person-text'
import { coverOf, readAmount, type AmountProblem } from './money'

/** What a donor typed, as it came: whatever is wrong is shown to them again. */
export interface GiftAnswers {
  amount: string
  currency: string
  frequency: 'once' | 'monthly'
  email: string
  name: string
  shown: boolean
  coverFee: boolean
}

export const noGiftAnswers: GiftAnswers = {
  amount: '',
  currency: '',
  frequency: 'once',
  email: '',
  name: '',
  shown: false,
  coverFee: false,
}

export interface GiftProblems {
  amount?: AmountProblem
  currency?: 'unknown'
  email?: 'missing' | 'malformed'
  name?: NameProblem
}

const form = z.object({
  amount: z.string().max(100).catch('').default(''),
  other: z.string().max(100).catch('').default(''),
  currency: z.string().max(10).catch('').default(''),
  frequency: z.enum(['once', 'monthly']).catch('once').default('once'),
  email: z.string().max(300).catch('').default(''),
  name: z.string().max(1_000).catch('').default(''),
})

/**
 * Reads the fields of the donation form. `amount` is what was typed; where it is a choice among suggested amounts, `other`
 * holds an own one and goes before it.
 */
export function readGiftForm(fields: FormData): GiftAnswers {
  const given = form.parse(Object.fromEntries(fields))
  const own = given.other.trim()
  return {
    amount: (own === '' ? given.amount : own).trim(),
    currency: given.currency.trim().toUpperCase(),
    frequency: given.frequency,
    email: given.email.trim(),
    name: tidyLine(given.name),
    shown: fields.get('shown') === 'on',
    coverFee: fields.get('cover_fee') === 'on',
  }
}

export interface CheckedGift {
  /** What is charged, in minor units, with what covers the fee. */
  amountMinor: number
  feeCoverMinor: number
  currency: string
  problems: GiftProblems
}

/** Computes what is charged; the page's own numbers are never asked. `floors` are the smallest gifts at this moment. */
export function checkGift(
  answers: GiftAnswers,
  offered: { currencies: readonly string[]; floors: Record<string, number> },
  locale: Locale,
): CheckedGift {
  const { currency } = answers
  const problems: GiftProblems = {}
  const name = nameProblem(answers.name)
  if (name) problems.name = name
  if (answers.email === '') problems.email = 'missing'
  if (!offered.currencies.includes(currency))
    return { amountMinor: 0, feeCoverMinor: 0, currency, problems: { ...problems, currency: 'unknown' } }
  const read = readAmount(answers.amount, currency, locale, offered.floors[currency])
  if (read.problem) problems.amount = read.problem
  const gift = read.minor ?? 0
  const feeCoverMinor = answers.coverFee && gift > 0 ? coverOf(gift, currency) : 0
  return { amountMinor: gift + feeCoverMinor, feeCoverMinor, currency, problems }
}
