import { inLocale, texts, type Locale } from '../i18n'
import { Button, ButtonLink } from './button'
import { CheckField } from './check-field'
import { ErrorSummary } from './error-summary'
import { Page } from './page'
import { PageHeading } from './page-heading'

interface Props {
  locale: Locale
  token: string
  /** The owner asked for no letters before; that stays. */
  noLetters: boolean
  /** The button was pressed without the tick. */
  unsure: boolean
}

/** Says what goes and what stays before everything is erased, and wants a tick and a press. */
export function MyErase({ locale, token, noLetters, unsure }: Props) {
  const { my } = texts(locale)
  const t = my.erase
  const address = inLocale(locale, `/my/${token}`)
  return (
    <Page locale={locale} path={`/my/${token}/erase`}>
      <PageHeading title={t.title} />
      <div className="prose mt-2">
        <h2>{t.goesTitle}</h2>
        <ul>
          {t.goes.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <h2>{t.staysTitle}</h2>
        <ul>
          {t.stays.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p>{t.undo}</p>
        <p>
          <a href={`${address}/download`} download>
            {my.page.downloadButton}
          </a>
        </p>
      </div>
      <form method="post" action={`${address}/erase`} noValidate className="mt-8 max-w-measure space-y-4">
        {unsure && <ErrorSummary title={t.problemTitle} errors={[{ field: 'sure', text: t.sureMissing }]} />}
        <CheckField name="sure" label={t.sure} required error={unsure ? t.sureMissing : undefined} />
        {!noLetters && <CheckField name="never" label={t.never} hint={t.neverHint} />}
        <div className="flex flex-wrap gap-3 pt-2">
          <Button kind="act">{t.button}</Button>
          <ButtonLink href={address}>{t.keep}</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
