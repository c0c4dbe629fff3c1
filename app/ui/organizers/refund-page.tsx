import type { ReactNode } from 'react'
import { fill, type Locale } from '../../i18n'
import { amountText, formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { CheckField } from '../check-field'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { TextArea, TextField } from '../text-field'

export type RefundProblem = 'amount' | 'reason' | 'longReason' | 'hiddenReason' | 'sure' | 'refused'

export interface RefundView {
  locale: Locale
  gift: { id: string; amountMinor: number; currency: string }
  refundableMinor: number
  typed: { amount: string; reason: string }
  problems: RefundProblem[]
}

/** Pays back all or part of a gift: how much, why, and a tick that it is meant. */
export function RefundPage({ locale, gift, refundableMinor, typed, problems }: RefundView) {
  const { refund: t, parts } = organizerTexts(locale).donations
  const { frame } = organizerTexts(locale)
  const { currency } = gift
  const title = fill(t.title, { amount: formatMoney(locale, gift.amountMinor, currency) })
  const home = `/manage/donations/gifts/${gift.id}`
  const example = amountText(locale, refundableMinor, currency)
  const errorOf = (...asked: RefundProblem[]) => {
    const problem = asked.find((one) => problems.includes(one))
    return problem && fill(t.wrong[problem], { example })
  }
  const errors = {
    amount: errorOf('amount'),
    reason: errorOf('reason', 'longReason', 'hiddenReason'),
    sure: errorOf('sure'),
    refused: errorOf('refused'),
  }
  const page = (content: ReactNode) => (
    <>
      <Breadcrumbs
        locale={locale}
        trail={[
          { href: '/manage/donations/gifts', text: parts.gifts },
          { href: home, text: formatMoney(locale, gift.amountMinor, currency) },
        ]}
      />
      <PageHeading title={title} lead={refundableMinor > 0 && t.lead} />
      <div className="mt-8">{content}</div>
    </>
  )
  if (refundableMinor === 0)
    return page(
      <Empty title={t.nothing}>
        <p>{t.nothingText}</p>
        <p className="mt-3">
          <a href={home} className="tap inline-flex items-center">
            {organizerTexts(locale).donations.payouts.toGift}
          </a>
        </p>
      </Empty>,
    )
  return page(
    <form method="post" action={`${home}/refund`} noValidate className="max-w-measure space-y-6">
      <ErrorSummary
        title={t.problems}
        errors={Object.entries(errors).flatMap(([field, text]) =>
          text ? [{ field: field === 'refused' ? 'amount' : field, text }] : [],
        )}
      />
      <TextField
        name="amount"
        label={fill(t.amount, { currency })}
        hint={fill(t.amountHint, { amount: formatMoney(locale, refundableMinor, currency) })}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={typed.amount}
        error={errors.amount}
      />
      <TextArea
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        rows={3}
        defaultValue={typed.reason}
        error={errors.reason}
      />
      <CheckField name="sure" label={t.sure} error={errors.sure} />
      <p className="flex flex-wrap items-center gap-6">
        <Button kind="act">{t.act}</Button>
        <a href={home} className="tap inline-flex items-center">
          {frame.cancel}
        </a>
      </p>
    </form>,
  )
}
