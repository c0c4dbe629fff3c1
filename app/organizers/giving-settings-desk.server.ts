import type { ReadGiving } from '../donations/giving-settings-fields'
import {
  LEGAL_NAME_LENGTH,
  PURPOSE_LENGTH,
  RECEIPT_TEXT_LENGTH,
  type GivingProblems,
} from '../donations/giving-settings-form'
import { ceilingOf, currencies, floorOf } from '../donations/money'
import { fill, type Locale } from '../i18n'
import { amountText, formatMoney } from '../i18n/money'
import { organizerTexts } from '../i18n/organizers'

/** Every currency that can be offered, by its code and its name. */
export function currencyChoices(locale: Locale): { value: string; text: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return currencies.map((code) => ({ value: code, text: `${code}, ${names.of(code)}` }))
}

const boundsIn = (locale: Locale, currency: string) => {
  const money = (minor: number) => formatMoney(locale, minor, currency, { round: true })
  return { floor: money(floorOf(currency)), ceiling: money(ceilingOf(currency)) }
}

/** The smallest and the largest gift of each currency, in words. */
export const boundsOf = (locale: Locale, codes: readonly string[]) =>
  Object.fromEntries(codes.map((code) => [code, boundsIn(locale, code)]))

/** What is wrong with the settings of giving, in words, by the field to mend. */
export function givingErrors(
  locale: Locale,
  { fields, unreadable }: ReadGiving,
  problems: GivingProblems,
): Record<string, string> {
  const t = organizerTexts(locale).donations.settings
  const errors: Record<string, string> = {}
  if (problems.legalName)
    errors.legalName =
      problems.legalName === 'empty' ? t.legalNameEmpty : fill(t.legalNameLong, { most: LEGAL_NAME_LENGTH })
  if (problems.currencies === 'none') errors.currencies = t.currenciesNone
  if (problems.currencies === 'too-many') errors.currencies = t.currenciesMany
  if (problems.currencies === 'unknown') errors.added = t.currenciesUnknown
  for (const currency of new Set([...unreadable, ...(problems.amounts ?? [])])) {
    const own = fields.rows.some((row) => row.currency === currency)
    const example = [10, 25, 100].map((times) => amountText(locale, floorOf(currency) * times, currency))
    errors[own ? `amounts-${currency}` : 'amounts-added'] = fill(t.amountsWrong, {
      ...boundsIn(locale, currency),
      example: example.join('; '),
    })
  }
  const words = { 'too-long': t.textLong, hidden: t.textHidden, html: t.textHtml, empty: t.purposeEmpty }
  const both = (name: 'purpose' | 'receiptText', most: number) => {
    const problem = problems[name]
    if (!problem) return
    const field = problem === 'empty' && fields[name].en !== '' ? `${name}-es` : `${name}-en`
    errors[field] = fill(words[problem], { most })
  }
  both('purpose', PURPOSE_LENGTH)
  both('receiptText', RECEIPT_TEXT_LENGTH)
  return errors
}
