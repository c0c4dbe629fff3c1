import type { MyMonthlyGift } from '../donations/my-gifts.server'
import type { OwnMonthlyChanged } from '../donors/change-own-monthly.server'
import { fill, plural, texts, type Locale } from '../i18n'
import { amountText, formatMoney } from '../i18n/money'
import { Button, ButtonLink } from './button'
import { CheckField } from './check-field'
import { ErrorSummary } from './error-summary'
import { myPath } from './my-path'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { TextField } from './text-field'

interface Props {
  locale: Locale
  token: string
  gift: MyMonthlyGift
  /** What was typed just now, where something is wrong with it. */
  refused: Extract<OwnMonthlyChanged, { outcome: 'problem' }> | null
  /** The bounds of its currency. */
  floor: string
  ceiling: string
}

/** Another amount from the next month on. It comes with the one that stands. */
export function MyMonthlyChange({ locale, token, gift, refused, floor, ceiling }: Props) {
  const { giving } = texts(locale)
  const t = giving.my
  const { monthly, organisation } = gift
  const { id, amountMinor, feeCoverMinor, currency } = monthly
  const amount = formatMoney(locale, amountMinor, currency)
  const now = amountText(locale, amountMinor - feeCoverMinor, currency)
  const error = refused
    ? fill(giving.problems.amount[refused.problem], { example: now, floor, ceiling })
    : undefined
  return (
    <Page locale={locale} path={`/my/${token}/monthly?gift=${id}`}>
      <PageHeading title={t.changeTitle} lead={fill(t.changeLead, { amount, organisation })} />
      <form
        method="post"
        action={`${myPath(locale, token, '/monthly')}?gift=${id}`}
        noValidate
        className="mt-8 max-w-measure space-y-6"
      >
        <ErrorSummary
          title={plural(locale, giving.problems.title, 1)}
          errors={error ? [{ field: 'amount', text: error }] : []}
        />
        <input type="hidden" name="gift" value={id} />
        <TextField
          name="amount"
          label={fill(t.newAmount, { currency })}
          inputMode="decimal"
          autoComplete="off"
          required
          defaultValue={refused?.amount ?? now}
          error={error}
        />
        <CheckField
          name="cover_fee"
          label={giving.coverFee}
          defaultChecked={refused ? refused.coverFee : feeCoverMinor > 0}
        />
        <p className="flex flex-wrap gap-3">
          <Button kind="act" name="do" value="amount">
            {t.changeButton}
          </Button>
          <ButtonLink href={myPath(locale, token)}>{t.keep}</ButtonLink>
        </p>
      </form>
    </Page>
  )
}
