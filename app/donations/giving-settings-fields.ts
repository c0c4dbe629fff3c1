import type { Locale } from '../i18n'
import { amountText } from '../i18n/money'
import { tidyLine, tidyText } from '../supporters/person-text'
import type { GivingForm } from './giving-settings-form'
import type { GivingSettings } from './giving-settings.server'
import { isCurrency, readAmount } from './money'

/** The settings of giving as a person types them. */
export interface GivingFields {
  legalName: string
  /** In the order they are offered; `amounts` as it is written, separated by semicolons. */
  rows: { currency: string; amounts: string }[]
  /** A currency to be offered too; empty: none. */
  added: string
  addedAmounts: string
  /** The one that is offered first. */
  first: string
  purpose: Record<Locale, string>
  receiptText: Record<Locale, string>
}

/** The fields of what is stored; empty ones before anything was. */
export const fieldsOf = (settings: GivingSettings | null, locale: Locale): GivingFields => ({
  legalName: settings?.legalName ?? '',
  rows: (settings?.currencies ?? []).map((currency) => ({
    currency,
    amounts: (settings!.amounts[currency] ?? [])
      .map((minor) => amountText(locale, minor, currency))
      .join('; '),
  })),
  added: '',
  addedAmounts: '',
  first: settings?.currencies[0] ?? '',
  purpose: settings?.purpose ?? { en: '', es: '' },
  receiptText: settings?.receiptText ?? { en: '', es: '' },
})

export interface ReadGiving {
  fields: GivingFields
  form: GivingForm
  /** Currencies whose amounts could not be read as amounts. */
  unreadable: string[]
}

/** Reads the form of the settings; a currency whose amounts were emptied is no longer offered. Never throws. */
export function readGivingFields(form: FormData, locale: Locale): ReadGiving {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 4_000)
  const both = (name: string) => ({ en: tidyText(text(`${name}-en`)), es: tidyText(text(`${name}-es`)) })
  const named = [...new Set(form.getAll('currency').map(String))].filter(isCurrency).slice(0, 40)
  const fields: GivingFields = {
    legalName: tidyLine(text('legalName')),
    rows: named.map((currency) => ({ currency, amounts: tidyLine(text(`amounts-${currency}`)) })),
    added: text('added'),
    addedAmounts: tidyLine(text('amounts-added')),
    first: text('first'),
    purpose: both('purpose'),
    receiptText: both('receiptText'),
  }
  const rows = [
    ...fields.rows.filter(({ amounts }) => amounts !== ''),
    ...(fields.added === '' ? [] : [{ currency: fields.added, amounts: fields.addedAmounts }]),
  ]
  const currencies = [...new Set(rows.map(({ currency }) => currency))]
  const unreadable: string[] = []
  const amounts: Record<string, number[]> = {}
  for (const { currency, amounts: written } of rows) {
    if (!isCurrency(currency)) continue
    const read = written
      .split(';')
      .filter((one) => one.trim() !== '')
      .map((one) => readAmount(one, currency, locale))
    if (read.some(({ problem }) => problem !== null)) unreadable.push(currency)
    amounts[currency] = read.flatMap(({ minor }) => (minor === null ? [] : [minor]))
  }
  return {
    fields,
    form: {
      legalName: fields.legalName,
      currencies: currencies.sort((a, b) => Number(b === fields.first) - Number(a === fields.first)),
      amounts,
      purpose: fields.purpose,
      receiptText: fields.receiptText,
    },
    unreadable,
  }
}
