import type { AccountView } from '../../accounts/account.server'
import { fill, formatDay, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'

interface Props {
  locale: Locale
  account: AccountView
}

/** Passkeys, password and app, recovery codes. */
export function AccountWays({ locale, account }: Props) {
  const t = organizerTexts(locale).accounts.account
  const { passkeys, hasPassword, codesLeft } = account
  const only = passkeys.length + (hasPassword ? 1 : 0) === 1
  return (
    <div className="space-y-10">
      <div>
        <h3 className="text-xl">{t.passkeys}</h3>
        {passkeys.length === 0 && <p className="mt-2 text-soft">{t.noPasskeys}</p>}
        <ul className="mt-2">
          {passkeys.map((passkey) => (
            <PasskeyEntry key={passkey.id} locale={locale} passkey={passkey} only={only} />
          ))}
        </ul>
        <p className="mt-4">
          <ButtonLink href="/manage/account/passkey">{t.addPasskey}</ButtonLink>
        </p>
      </div>
      <div className="border-t border-line pt-5">
        <h3 className="text-xl">{t.password}</h3>
        <p className="mt-2 text-soft">{hasPassword ? t.hasPassword : t.noPassword}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          {hasPassword && <ButtonLink href="/manage/account/change-password">{t.changePassword}</ButtonLink>}
          <ButtonLink href="/manage/account/password">
            {hasPassword ? t.replaceApp : t.setPassword}
          </ButtonLink>
          {hasPassword && !only && <Act intent="remove-password" text={t.removePassword} />}
        </div>
      </div>
      <div className="border-t border-line pt-5">
        <h3 className="text-xl">{t.codes}</h3>
        <p className="mt-2 text-soft">
          {plural(locale, t.codesLeft, codesLeft)} {t.newCodesHint}
        </p>
        <div className="mt-4">
          <Act intent="new-codes" text={t.newCodes} />
        </div>
      </div>
    </div>
  )
}

interface EntryProps {
  locale: Locale
  passkey: AccountView['passkeys'][number]
  only: boolean
}

function PasskeyEntry({ locale, passkey, only }: EntryProps) {
  const all = organizerTexts(locale).accounts
  const t = all.account
  const { id, createdAt, lastUsedAt } = passkey
  const name = passkey.name || all.unknownDevice
  const label = fill(t.renameOf, { name })
  return (
    <li className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b border-line py-4">
      <div className="min-w-0">
        <p className="font-medium break-words" dir="auto">
          {name}
        </p>
        <p className="text-sm text-soft">
          {fill(t.made, { day: formatDay(locale, createdAt) })},{' '}
          {lastUsedAt ? fill(t.used, { day: formatDay(locale, lastUsedAt) }) : t.neverUsed}
        </p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <form method="post" action="/manage/account" className="flex min-w-0 flex-wrap items-end gap-2">
          <input type="hidden" name="intent" value="rename-passkey" />
          <input type="hidden" name="passkey" value={id} />
          <input
            name="passkey-name"
            aria-label={label}
            defaultValue={passkey.name}
            maxLength={60}
            autoComplete="off"
            className="field w-44"
          />
          <Button>{t.rename}</Button>
        </form>
        {!only && (
          <Act intent="remove-passkey" text={t.remove} label={fill(t.removeOf, { name })} passkey={id} />
        )}
      </div>
    </li>
  )
}

interface ActProps {
  intent: string
  text: string
  label?: string
  passkey?: string
}

const Act = ({ intent, text, label, passkey }: ActProps) => (
  <form method="post" action="/manage/account">
    <input type="hidden" name="intent" value={intent} />
    {passkey && <input type="hidden" name="passkey" value={passkey} />}
    <Button aria-label={label}>{text}</Button>
  </form>
)
