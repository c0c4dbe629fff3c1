import type { FactorOffer, FactorProblems } from '../../accounts/factors.server'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { TextField } from '../text-field'
import { Hidden, PasskeyForm } from './passkey-form'
import { QrCode } from './qr-code'

interface Props {
  locale: Locale
  offer: FactorOffer
  problems?: FactorProblems | null
  /** Where both forms go. */
  action: string
  /** Fields of the page around it, sent with either form. */
  hidden?: Record<string, string>
  /** Both ways, unless a page is about one. */
  ways?: 'both' | 'passkey' | 'password'
}

/** The choice of a way to sign in: a passkey, or a password and an app. Without scripts the second works alone. */
export function FactorStep({ locale, offer, problems, action, hidden = {}, ways = 'both' }: Props) {
  const t = organizerTexts(locale).accounts.factor
  const heading = ways === 'both'
  return (
    <div className="space-y-10">
      {ways !== 'password' && (
        <>
          {problems?.passkey && (
            <Notice kind="error">
              <p>{t.passkeyFailed}</p>
            </Notice>
          )}
          {offer.passkeysAt && (
            <Notice>
              <p>
                {t.passkeysAt} <a href={offer.passkeysAt}>{t.passkeysAtLink}</a>.
              </p>
            </Notice>
          )}
          {offer.passkey && (
            <section data-passkeys hidden aria-labelledby="passkey-title">
              <h2 id="passkey-title" className={heading ? 'text-2xl' : 'sr-only'}>
                {t.passkeyTitle}
              </h2>
              <p className="mt-2 mb-5 max-w-measure text-soft">{t.passkeyText}</p>
              <PasskeyForm
                action={action}
                options={offer.passkey}
                kind="create"
                hidden={{ ...hidden, offer: offer.sealed }}
                cancelled={t.passkeyCancelled}
                known={t.passkeyKnown}
                button={t.passkeyButton}
              >
                <TextField
                  name="passkey-name"
                  label={t.passkeyName}
                  hint={t.passkeyNameHint}
                  mark={organizerTexts(locale).frame.optional}
                  maxLength={60}
                  autoComplete="off"
                />
              </PasskeyForm>
            </section>
          )}
        </>
      )}
      {ways !== 'passkey' && (
        <PasswordPart {...{ locale, offer, problems, action, hidden }} heading={heading} />
      )}
    </div>
  )
}

function PasswordPart({ locale, offer, problems, action, hidden, heading }: Props & { heading: boolean }) {
  const t = organizerTexts(locale).accounts.factor
  const { totp, hasPassword } = offer
  const errors = {
    password: problems?.password && t.passwordProblems[problems.password],
    code: problems?.code && t.codeProblems[problems.code],
  }
  return (
    <section aria-labelledby="password-title" className={heading ? 'border-t border-line pt-6' : ''}>
      <h2 id="password-title" className={heading ? 'text-2xl' : 'sr-only'}>
        {t.passwordTitle}
      </h2>
      <form method="post" action={action} noValidate className="mt-5 max-w-[34rem] space-y-6">
        <ErrorSummary
          title={organizerTexts(locale).accounts.problemTitle}
          errors={(['password', 'code'] as const).flatMap((field) => {
            const text = errors[field]
            return text ? [{ field, text }] : []
          })}
        />
        <Hidden values={{ ...hidden, way: 'password', offer: offer.sealed }} />
        <TextField
          name="password"
          type="password"
          label={t.password}
          hint={hasPassword ? t.passwordKept : t.passwordHint}
          required={!hasPassword}
          autoComplete="new-password"
          maxLength={256}
          error={errors.password}
        />
        <div className="grid gap-6 border-s-3 border-line ps-5 sm:grid-cols-[auto_1fr]">
          <QrCode {...totp.qr} label={t.qr} />
          <div className="min-w-0 space-y-3">
            <p className="font-medium">{t.scan}</p>
            <p className="text-sm text-soft">{t.scanHint}</p>
            <p className="text-sm">
              {t.secret}
              <br />
              <code className="text-base font-medium break-words select-all" data-totp-secret>
                {totp.secret}
              </code>
            </p>
            <p className="text-sm">
              <a href={totp.uri} className="tap inline-flex items-center">
                {t.openApp}
              </a>
            </p>
          </div>
        </div>
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          error={errors.code}
        />
        <Button kind={heading ? 'quiet' : 'act'}>{t.passwordButton}</Button>
      </form>
    </section>
  )
}
