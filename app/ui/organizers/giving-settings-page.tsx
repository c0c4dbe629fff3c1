import type { GivingFields } from '../../donations/giving-settings-fields'
import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { Facts } from '../facts'
import { FieldError } from '../field'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { SelectField } from '../select-field'
import { TextArea, TextField } from '../text-field'
import { Done } from './done'
import { StaleNotice } from './stale-notice'

export interface GivingSettingsView {
  locale: Locale
  revision: number
  fields: GivingFields
  /** What is wrong, in words, by the name of the field. */
  errors: Record<string, string>
  /** What is stored now, where the form came too late. */
  stored: GivingFields | null
  done: boolean
  /** Everything that can be offered, as choices. */
  currencies: { value: string; text: string }[]
  /** Of each currency in the form: from and to, in words. */
  bounds: Record<string, { floor: string; ceiling: string }>
  lengths: { legalName: number; purpose: number; receiptText: number }
  provider: {
    kind: 'stripe' | 'stand-in' | 'off'
    mode: 'live' | 'test' | 'off'
    webhook: string
    allowed: boolean
  }
}

/** What an organisation says about giving, in both languages; and how the site is connected to the provider. */
export function GivingSettingsPage(view: GivingSettingsView) {
  const { locale, revision, fields, errors, stored, done, lengths, provider } = view
  const { settings: t, parts, totals } = organizerTexts(locale).donations
  const labels = labelsOf(locale, fields)
  const text = (name: string) => ({ name, label: labels[name]!, error: errors[name] })
  const inLanguage = (name: 'purpose' | 'receiptText', language: Locale) => ({
    ...text(`${name}-${language}`),
    lang: language,
    dir: 'auto' as const,
    defaultValue: fields[name][language],
  })
  return (
    <>
      {done && <Done text={t.saved} />}
      <PageHeading title={parts.settings} lead={t.lead} />
      <form
        method="post"
        action="/manage/donations/settings"
        noValidate
        className="mt-8 max-w-[52rem] space-y-8"
      >
        <ErrorSummary
          title={t.problems}
          errors={Object.entries(errors).map(([field, error]) => ({
            field,
            text: labels[field] ? `${labels[field]}: ${error}` : error,
          }))}
        />
        {stored && <StaleNotice locale={locale} fields={differences(locale, stored, fields)} />}
        <input type="hidden" name="revision" value={revision} />
        <TextField {...text('legalName')} hint={t.legalNameHint} defaultValue={fields.legalName} />
        <fieldset id="currencies" tabIndex={-1} className="min-w-0 space-y-5">
          <legend className="font-serif text-xl">{t.currencies}</legend>
          <p className="mt-1 text-sm text-soft">{t.currenciesHint}</p>
          <FieldError name="currencies" error={errors.currencies} />
          {fields.rows.map(({ currency, amounts }) => (
            <div key={currency}>
              <input type="hidden" name="currency" value={currency} />
              <TextField
                {...text(`amounts-${currency}`)}
                hint={view.bounds[currency] && fill(t.amountsBounds, view.bounds[currency])}
                inputMode="text"
                autoComplete="off"
                defaultValue={amounts}
              />
            </div>
          ))}
          <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
            <SelectField
              {...text('added')}
              defaultValue={fields.added}
              options={[{ value: '', text: t.addNone }, ...view.currencies]}
            />
            <TextField {...text('amounts-added')} autoComplete="off" defaultValue={fields.addedAmounts} />
          </div>
          {fields.rows.length > 1 && (
            <SelectField
              {...text('first')}
              defaultValue={fields.first}
              options={fields.rows.map(({ currency }) => ({ value: currency, text: currency }))}
            />
          )}
        </fieldset>
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          <TextArea
            {...inLanguage('purpose', 'en')}
            hint={fill(t.purposeHint, { most: lengths.purpose })}
            rows={6}
          />
          <TextArea
            {...inLanguage('purpose', 'es')}
            hint={fill(t.purposeHint, { most: lengths.purpose })}
            rows={6}
          />
          <TextArea {...inLanguage('receiptText', 'en')} hint={t.receiptHint} rows={5} />
          <TextArea {...inLanguage('receiptText', 'es')} hint={t.receiptHint} rows={5} />
        </div>
        <p className="flex flex-wrap items-center gap-6">
          <Button kind="act">{t.save}</Button>
          {provider.allowed && revision > 0 && provider.kind !== 'off' && (
            <ButtonLink kind="plain" href={locale === 'es' ? '/es/donate' : '/donate'}>
              {totals.page}
            </ButtonLink>
          )}
        </p>
      </form>
      <Section id="keys" title={t.keys} lead={t.keysLead}>
        <Facts
          items={[
            { term: t.provider, value: t.providers[provider.kind] },
            { term: t.mode, value: t.modes[provider.mode] },
            ...(provider.kind === 'stripe'
              ? [{ term: t.webhook, value: <code className="break-all">{provider.webhook}</code> }]
              : []),
            { term: t.allowed, value: provider.allowed ? t.allowedYes : t.allowedNo },
          ]}
        />
      </Section>
    </>
  )
}

function labelsOf(locale: Locale, { rows }: GivingFields): Record<string, string> {
  const t = organizerTexts(locale).donations.settings
  return {
    legalName: t.legalName,
    ...Object.fromEntries(
      rows.map(({ currency }) => [`amounts-${currency}`, fill(t.amountsOf, { currency })]),
    ),
    added: t.add,
    'amounts-added': t.addAmounts,
    first: t.first,
    'purpose-en': t.purposeEn,
    'purpose-es': t.purposeEs,
    'receiptText-en': t.receiptEn,
    'receiptText-es': t.receiptEs,
  }
}

function differences(locale: Locale, stored: GivingFields, typed: GivingFields) {
  const labels = labelsOf(locale, { ...typed, rows: [...stored.rows, ...typed.rows] })
  const amountsIn = (fields: GivingFields, currency: string) =>
    fields.rows.find((row) => row.currency === currency)?.amounts ?? ''
  const codes = [...new Set([...stored.rows, ...typed.rows].map(({ currency }) => currency))]
  const both = (name: 'purpose' | 'receiptText') =>
    (['en', 'es'] as const).map((language) => ({
      label: labels[`${name}-${language}`]!,
      stored: stored[name][language],
      typed: typed[name][language],
      lang: language,
    }))
  return [
    { label: labels.legalName!, stored: stored.legalName, typed: typed.legalName },
    ...codes.map((currency) => ({
      label: labels[`amounts-${currency}`]!,
      stored: amountsIn(stored, currency),
      typed: amountsIn(typed, currency),
    })),
    { label: labels.first!, stored: stored.first, typed: typed.first },
    ...both('purpose'),
    ...both('receiptText'),
  ]
}
