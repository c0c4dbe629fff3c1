import { inLocale, texts, type Locale } from '../i18n'
import { Button } from './button'
import { MailboxField } from './mailbox-field'

interface Props {
  locale: Locale
  email?: string
  error?: string
}

/** Asks for a mailbox's link to My page. */
export function MyLinkForm({ locale, email = '', error }: Props) {
  const t = texts(locale).my.link
  return (
    <form method="post" action={inLocale(locale, '/my')} noValidate className="max-w-[28rem] space-y-5">
      <MailboxField
        label={t.email}
        hint={t.emailHint}
        required
        maxLength={254}
        defaultValue={email}
        error={error}
      />
      <Button kind="act">{t.button}</Button>
    </form>
  )
}
