import type { ReasonProblem } from '../../exports/export-form'
import { fill, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'

export interface GiftsExportView {
  locale: Locale
  typed: { from: string; until: string; format: 'csv' | 'json'; reason: string }
  problems: { days?: true; reason?: ReasonProblem }
  /** What was prepared: how many gifts, and what the button posts. */
  ready: { gifts: number; ticket: string } | null
  /** How long the button works. */
  minutes: number
  expired: boolean
}

/** What is to be taken out, why, and then the button that downloads it. */
export function GiftsExportPage({ locale, typed, problems, ready, minutes, expired }: GiftsExportView) {
  const { export: t, parts } = organizerTexts(locale).donations
  const reasons = { empty: t.noReason, 'too-long': t.longReason, hidden: t.hiddenReason }
  const reason = problems.reason && reasons[problems.reason]
  const days = problems.days && t.wrongDay
  return (
    <>
      <PageHeading title={parts.export} lead={t.lead} />
      {expired && (
        <div className="mt-6">
          <Notice kind="error">
            <p>{t.expired}</p>
          </Notice>
        </div>
      )}
      {ready && (
        // What was asked for stands above the form it was asked with.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        <div role="status" id="ready" tabIndex={-1} autoFocus className="mt-6 outline-none">
          <Notice
            kind={ready.gifts > 0 ? 'done' : 'info'}
            title={ready.gifts > 0 ? plural(locale, t.ready, ready.gifts) : t.empty}
          >
            {ready.gifts > 0 && (
              <form method="post" action="/manage/donations/export/file" data-stays>
                <input type="hidden" name="ticket" value={ready.ticket} />
                <p className="mb-3 text-sm">{fill(t.lasts, { minutes })}</p>
                <Button kind="act">{t.download}</Button>
              </form>
            )}
          </Notice>
        </div>
      )}
      <form method="post" noValidate className="mt-8 max-w-measure space-y-6">
        <ErrorSummary
          title={t.problems}
          errors={[
            ...(days ? [{ field: 'from', text: days }] : []),
            ...(reason ? [{ field: 'reason', text: reason }] : []),
          ]}
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField name="from" type="date" label={t.from} defaultValue={typed.from} error={days} />
          <TextField name="until" type="date" label={t.until} defaultValue={typed.until} />
        </div>
        <p className="text-sm text-soft">{t.dayHint}</p>
        <SelectField
          name="format"
          label={t.format}
          defaultValue={typed.format}
          options={[
            { value: 'csv', text: t.csv },
            { value: 'json', text: t.json },
          ]}
        />
        <TextField
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          defaultValue={typed.reason}
          error={reason}
          autoComplete="off"
        />
        <Button kind="act">{t.prepare}</Button>
      </form>
    </>
  )
}
