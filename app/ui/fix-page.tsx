import { fill, inLocale, texts, type Locale } from '../i18n'
import { formatMoney } from '../i18n/money'
import { Button, ButtonLink } from './button'
import { TestBanner } from './giving-page'
import { Notice } from './notice'
import { Page } from './page'
import { PageHeading } from './page-heading'

interface Props {
  locale: Locale
  /** Of this page. */
  token: string
  /** Null where the link ended or is none. */
  monthly: {
    organisation: string
    amountMinor: number
    currency: string
    /** It ended: there is nothing to mend. */
    over: boolean
    test: boolean
  } | null
  /** The provider did not answer just now. */
  unavailable: boolean
}

/** What the letter about a failed month leads to: one button, on to the provider's page. */
export function FixPage({ locale, token, monthly, unavailable }: Props) {
  const { giving, my } = texts(locale)
  const t = giving.fix
  const path = `/donations/${encodeURIComponent(token)}/fix`
  const lead = !monthly
    ? t.ended
    : monthly.over
      ? t.over
      : fill(t.lead, {
          amount: formatMoney(locale, monthly.amountMinor, monthly.currency),
          organisation: monthly.organisation,
        })
  return (
    <Page locale={locale} path={path}>
      {monthly?.test && <TestBanner text={giving.test} />}
      <PageHeading title={t.title} lead={lead} />
      {unavailable && (
        <div className="mt-6 max-w-[48rem]">
          <Notice kind="error">
            <p>{t.unavailable}</p>
          </Notice>
        </div>
      )}
      <form method="post" action={inLocale(locale, path)} className="mt-8 flex flex-wrap gap-3">
        {monthly && !monthly.over && <Button kind="act">{t.button}</Button>}
        <ButtonLink href={inLocale(locale, '/my')}>{my.link.title}</ButtonLink>
      </form>
    </Page>
  )
}
