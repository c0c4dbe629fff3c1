import { inLocale, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { MailboxField } from '../mailbox-field'
import { TextField } from '../text-field'
import { Entrance } from './entrance'
import { PasskeyForm } from './passkey-form'
import { WaitNotice } from './wait-notice'

export interface LoginView {
  locale: Locale
  next: string
  options: string | null
  passkeysAt: string | null
  signedOut: boolean
}

export type LoginRefusal = { email: string } & (
  { problem: 'wrong' | 'passkey' } | { problem: 'wait'; seconds: number }
)

/** Signing in: by passkey, or by password and then the app's code. */
export function LoginPage({
  locale,
  next,
  options,
  passkeysAt,
  signedOut,
  refused,
}: LoginView & { refused: LoginRefusal | null }) {
  const all = organizerTexts(locale).accounts
  const t = all.login
  const action = inLocale(locale, '/login')
  const hidden = { next }
  return (
    <Entrance
      locale={locale}
      path="/login"
      title={t.title}
      lead={
        <>
          {t.lead} <a href={inLocale(locale, '/my')}>{t.toMy}</a>
        </>
      }
    >
      {signedOut && !refused && (
        <Notice kind="done">
          <p>{t.signedOut}</p>
        </Notice>
      )}
      {refused?.problem === 'wait' && <WaitNotice locale={locale} seconds={refused.seconds} />}
      {refused?.problem === 'passkey' && (
        <Notice kind="error">
          <p>{t.passkeyFailed}</p>
        </Notice>
      )}
      {passkeysAt && (
        <Notice>
          <p>
            {all.factor.passkeysAt} <a href={passkeysAt}>{all.factor.passkeysAtLink}</a>.
          </p>
        </Notice>
      )}
      {options && (
        <section data-passkeys hidden aria-labelledby="passkey-title" className="pb-4">
          <h2 id="passkey-title" className="mb-4 text-2xl">
            {t.passkeyTitle}
          </h2>
          <PasskeyForm
            action={action}
            options={options}
            kind="show"
            hidden={hidden}
            cancelled={t.passkeyCancelled}
            button={t.passkeyButton}
          />
        </section>
      )}
      <section aria-labelledby="password-title" className="border-t border-line pt-6">
        <h2 id="password-title" className="mb-4 text-2xl">
          {t.passwordTitle}
        </h2>
        <form method="post" action={action} noValidate className="max-w-[28rem] space-y-5">
          {refused?.problem === 'wrong' && (
            <ErrorSummary title={all.problemTitle} errors={[{ field: 'email', text: t.wrong }]} />
          )}
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="way" value="password" />
          <MailboxField
            label={all.email}
            required
            autoComplete="username"
            maxLength={254}
            defaultValue={refused?.email}
            error={refused?.problem === 'wrong' ? t.wrong : undefined}
          />
          <TextField
            name="password"
            type="password"
            label={t.password}
            required
            autoComplete="current-password"
            maxLength={256}
          />
          <Button>{t.passwordButton}</Button>
        </form>
      </section>
      <p className="border-t border-line pt-4">
        <a href={inLocale(locale, '/recover')} className="tap inline-flex items-center">
          {t.lost}
        </a>
      </p>
      <p className="max-w-measure text-sm text-soft">{t.noAccount}</p>
    </Entrance>
  )
}

interface CodeProps {
  locale: Locale
  action: string
  hidden?: Record<string, string>
  label: string
  hint: string
  button: string
  /** Digits only, for phones' keypads; recovery codes have letters. */
  digits?: boolean
  error?: string
  seconds?: number
}

/** One field for a code. */
export function CodeEntry({
  locale,
  action,
  hidden = {},
  label,
  hint,
  button,
  digits,
  error,
  seconds,
}: CodeProps) {
  const all = organizerTexts(locale).accounts
  return (
    <form method="post" action={action} noValidate className="max-w-[28rem] space-y-5">
      {seconds !== undefined && <WaitNotice locale={locale} seconds={seconds} />}
      {error && <ErrorSummary title={all.problemTitle} errors={[{ field: 'code', text: error }]} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="code"
        label={label}
        hint={hint}
        required
        inputMode={digits ? 'numeric' : undefined}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
        error={error}
      />
      <Button kind="act">{button}</Button>
    </form>
  )
}
