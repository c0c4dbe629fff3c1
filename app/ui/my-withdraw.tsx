import { inLocale, texts, type Locale } from '../i18n'
import type { MySignature } from '../petitions/my-signatures.server'
import { Button, ButtonLink } from './button'
import { Page } from './page'
import { PageHeading } from './page-heading'

interface Props {
  locale: Locale
  token: string
  signature: MySignature
}

/** Says what withdrawing does before it is done. */
export function MyWithdraw({ locale, token, signature }: Props) {
  const t = texts(locale).my.withdraw
  const { petition, state } = signature
  const list = state === 'pending' ? t.waiting : state === 'held' ? [t.held, ...t.list.slice(1)] : t.list
  return (
    <Page locale={locale} path={`/my/${token}/withdraw?petition=${petition.slug}`}>
      <PageHeading title={t.title} />
      <p className="mt-6 max-w-measure border-s-4 border-accent ps-5 font-serif text-xl font-bold">
        {petition.title}
      </p>
      <div className="prose mt-8">
        <ul>
          {list.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p>{petition.takesSignatures ? t.again : t.noAgain}</p>
      </div>
      <form
        method="post"
        action={inLocale(locale, `/my/${token}/withdraw`)}
        className="mt-8 flex flex-wrap gap-3"
      >
        <input type="hidden" name="petition" value={petition.slug} />
        <Button kind="act">{t.button}</Button>
        <ButtonLink href={inLocale(locale, `/my/${token}`)}>{t.keep}</ButtonLink>
      </form>
    </Page>
  )
}
