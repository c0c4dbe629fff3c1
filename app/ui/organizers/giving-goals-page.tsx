import type { PetitionGiving } from '../../donations/giving-goals.server'
import { fill, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { Done } from './done'

export interface GivingGoalsView {
  locale: Locale
  petitions: PetitionGiving[]
  currencies: string[]
  /** Amounts as they stand in the fields, by petition. */
  amounts: Record<string, string>
  /** What was typed for one of them and could not be read. */
  wrong: { petition: string; amount: string; currency: string; example: string } | null
  done: boolean
}

/** What was given at each petition, and the goal its page shows, if any. */
export function GivingGoalsPage({ locale, petitions, currencies, amounts, wrong, done }: GivingGoalsView) {
  const { petitions: t, parts } = organizerTexts(locale).donations
  const untitled = organizerTexts(locale).frame.petition.untitled
  const error = wrong ? fill(t.wrong, { example: wrong.example }) : undefined
  return (
    <>
      {done && <Done text={t.saved} />}
      <PageHeading title={parts.petitions} lead={t.lead} />
      <div className="mt-6">
        <ErrorSummary
          title={t.problems}
          errors={wrong && error ? [{ field: `amount-${wrong.petition}`, text: error }] : []}
        />
      </div>
      {petitions.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneText}</p>
        </Empty>
      ) : (
        <ul className="mt-6 border-b border-line">
          {petitions.map(({ slug, title, titleLocale, isPublic, totals, goal }) => {
            const refused = wrong?.petition === slug ? wrong : null
            const name = title || untitled
            return (
              <li key={slug} className="border-t border-line py-5 md:grid md:grid-cols-2 md:gap-x-12">
                <div>
                  <p className="font-serif text-xl" lang={titleLocale}>
                    <a href={`/manage/petitions/${slug}`}>{name}</a>
                  </p>
                  <p className="mt-1 text-soft tabular-nums">
                    {totals.length === 0
                      ? t.nothing
                      : totals
                          .map(({ countedMinor, currency }) => formatMoney(locale, countedMinor, currency))
                          .join(' · ')}
                    {!isPublic && ` · ${t.notPublic}`}
                  </p>
                </div>
                <form
                  method="post"
                  action={`/manage/donations/petitions`}
                  noValidate
                  className="mt-4 grid grid-cols-[1fr_auto] items-end gap-x-3 gap-y-3 md:mt-0 md:grid-cols-[1fr_auto_auto]"
                >
                  <input type="hidden" name="petition" value={slug} />
                  <TextField
                    name={`amount-${slug}`}
                    label={
                      <>
                        <span aria-hidden="true">{t.goal}</span>
                        <span className="sr-only">{fill(t.amount, { petition: name })}</span>
                      </>
                    }
                    inputMode="decimal"
                    autoComplete="off"
                    placeholder="–"
                    defaultValue={refused?.amount ?? amounts[slug] ?? ''}
                    error={refused ? error : undefined}
                  />
                  <SelectField
                    name={`currency-${slug}`}
                    label={<span className="sr-only">{t.currency}</span>}
                    defaultValue={refused?.currency ?? goal?.currency}
                    options={currencies.map((code) => ({ value: code, text: code }))}
                  />
                  <Button
                    aria-label={fill(t.saveOne, { petition: name })}
                    className="max-md:col-span-2 max-md:justify-self-start"
                  >
                    {t.save}
                  </Button>
                </form>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
