import { inLocale, texts, type Locale } from '../i18n'
import { Button } from './button'
import { MailboxField } from './mailbox-field'
import { TextField } from './text-field'

interface Props {
  locale: Locale
  email?: string
  errors?: { email?: string; code?: string }
}

/** The address and the six characters, for a reader whose mail is on another device. */
export function CodeForm({ locale, email = '', errors = {} }: Props) {
  const t = texts(locale).confirm.byCode
  return (
    <form method="post" action={inLocale(locale, '/confirm')} noValidate className="max-w-[28rem] space-y-5">
      <MailboxField label={t.email} required defaultValue={email} error={errors.email} />
      <TextField
        name="code"
        label={t.code}
        hint={t.codeHint}
        required
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        error={errors.code}
      />
      <Button kind="act">{t.button}</Button>
    </form>
  )
}
