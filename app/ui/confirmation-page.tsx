import { inLocale, texts, type Locale } from '../i18n'
import type { ConfirmationView } from '../petitions/show-confirmation.server'
import { Button, ButtonLink } from './button'
import { NotMe } from './not-me'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { WaitingSignature } from './waiting-signature'

type Known = Exclude<ConfirmationView, { outcome: 'unknown' }>

export const confirmationTitle = (locale: Locale, outcome: Known['outcome']): string => {
  const t = texts(locale).confirm
  return outcome === 'waiting' ? t.title : t[outcome].title
}

interface Props {
  locale: Locale
  /** The page's own address without its language, which its buttons post to. */
  path: string
  confirmation: Known
}

/** The page behind a letter's link. Every press on it is a POST to the same address. */
export function ConfirmationPage({ locale, path, confirmation }: Props) {
  const t = texts(locale).confirm
  const { outcome, slug, title } = confirmation
  const action = inLocale(locale, path)
  const petition = inLocale(locale, `/petitions/${slug}`)
  const lead = outcome === 'waiting' ? t.lead : t[outcome].text
  return (
    <Page locale={locale} path={path}>
      <PageHeading title={confirmationTitle(locale, outcome)} lead={lead} />
      {title && (
        <p className="mt-6 max-w-measure border-s-4 border-accent ps-5 font-serif text-xl font-bold">
          <a href={petition} className="no-underline hover:underline">
            {title}
          </a>
        </p>
      )}
      {outcome === 'waiting' && (
        <>
          <WaitingSignature locale={locale} signature={confirmation.signature} />
          <ConfirmButton action={action} text={t.button} />
        </>
      )}
      {outcome === 'counted' && <ConfirmButton action={action} text={t.counted.button} />}
      {(outcome === 'withdrawn' || outcome === 'expired') && (
        <div className="mt-8 max-w-measure space-y-4">
          <p>{t[outcome].again}</p>
          <ButtonLink href={petition}>{t.signAgain}</ButtonLink>
        </div>
      )}
      {outcome !== 'expired' && <NotMe locale={locale} action={action} outcome={outcome} />}
    </Page>
  )
}

const ConfirmButton = ({ action, text }: { action: string; text: string }) => (
  <form method="post" action={action} className="mt-8">
    <input type="hidden" name="intent" value="confirm" />
    <Button kind="act">{text}</Button>
  </form>
)
