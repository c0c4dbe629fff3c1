import type { PasswordChange } from '../../accounts/account.server'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { TextField } from '../text-field'
import { WaitNotice } from './wait-notice'

interface Props {
  locale: Locale
  problems: PasswordChange
  seconds: number | null
}

/** A new password, for whoever knows the one before. */
export function PasswordForm({ locale, problems, seconds }: Props) {
  const all = organizerTexts(locale).accounts
  const errors = {
    current: problems.current && all.account.currentWrong,
    password: problems.password && all.factor.passwordProblems[problems.password],
  }
  return (
    <form
      method="post"
      action="/manage/account/change-password"
      noValidate
      className="mt-6 max-w-[28rem] space-y-5"
    >
      {seconds !== null && <WaitNotice locale={locale} seconds={seconds} />}
      <ErrorSummary
        title={all.problemTitle}
        errors={(['current', 'password'] as const).flatMap((field) => {
          const text = errors[field]
          return text ? [{ field, text }] : []
        })}
      />
      <TextField
        name="current"
        type="password"
        label={all.account.current}
        required
        autoComplete="current-password"
        maxLength={256}
        error={errors.current}
      />
      <TextField
        name="password"
        type="password"
        label={all.account.new}
        hint={all.factor.passwordHint}
        required
        autoComplete="new-password"
        maxLength={256}
        error={errors.password}
      />
      <Button kind="act">{all.account.change}</Button>
    </form>
  )
}
