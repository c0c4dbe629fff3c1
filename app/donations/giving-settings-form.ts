import type { Localized } from '../../db/schema'
import { stepOf } from '../i18n/money'
import { textProblem } from '../supporters/person-text'
import { ceilingOf, floorOf, isCurrency } from './money'

export interface GivingForm {
  /** Who receives the money. */
  legalName: string
  /** ISO 4217; the first is offered first. */
  currencies: string[]
  /** Suggested, in minor units of each of these currencies. */
  amounts: Record<string, number[]>
  /** What a gift does, in plain words. */
  purpose: Localized
  /** What the law wants on a receipt; may be empty. */
  receiptText: Localized
}

export interface GivingProblems {
  legalName?: 'empty' | 'too-long'
  currencies?: 'none' | 'unknown' | 'too-many'
  /** Of each currency whose suggestions cannot be offered: none, too many, out of order or out of bounds. */
  amounts?: string[]
  purpose?: 'empty' | 'too-long' | 'hidden' | 'html'
  receiptText?: 'too-long' | 'hidden' | 'html'
}

const MOST_CURRENCIES = 10
const MOST_AMOUNTS = 6
export const LEGAL_NAME_LENGTH = 200
export const PURPOSE_LENGTH = 600
export const RECEIPT_TEXT_LENGTH = 2_000

/** What cannot be offered of the settings of giving. */
export function checkGivingSettings(form: GivingForm): GivingProblems {
  const problems: GivingProblems = {}
  const { legalName, currencies, purpose, receiptText } = form
  if (legalName.trim() === '') problems.legalName = 'empty'
  else if ([...legalName].length > LEGAL_NAME_LENGTH) problems.legalName = 'too-long'
  if (currencies.length === 0) problems.currencies = 'none'
  else if (!currencies.every(isCurrency)) problems.currencies = 'unknown'
  else if (currencies.length > MOST_CURRENCIES) problems.currencies = 'too-many'
  const wrong = currencies.filter((code) => isCurrency(code) && !canSuggest(form.amounts[code] ?? [], code))
  if (wrong.length) problems.amounts = wrong
  const both = ({ en, es }: Localized) => [en, es]
  if (both(purpose).some((text) => text.trim() === '')) problems.purpose = 'empty'
  else {
    const problem = both(purpose)
      .map((text) => textProblem(text, PURPOSE_LENGTH))
      .find(Boolean)
    if (problem) problems.purpose = problem
  }
  const problem = both(receiptText)
    .map((text) => textProblem(text, RECEIPT_TEXT_LENGTH))
    .find(Boolean)
  if (problem) problems.receiptText = problem
  return problems
}

const canSuggest = (amounts: number[], currency: string): boolean =>
  amounts.length > 0 &&
  amounts.length <= MOST_AMOUNTS &&
  amounts.every(
    (minor, i) =>
      Number.isSafeInteger(minor) &&
      minor >= floorOf(currency) &&
      minor <= ceilingOf(currency) &&
      minor % stepOf(currency) === 0 &&
      (i === 0 || minor > amounts[i - 1]!),
  )
