import type { GivingPageView } from '../donors/giving-page.server'
import { inLocale, texts } from '../i18n'
import { Breadcrumbs } from './breadcrumbs'
import { ButtonLink } from './button'
import { GivingForm } from './giving-form'
import { Notice } from './notice'
import { Page } from './page'
import { PageHeading } from './page-heading'

const pathOf = ({ petition }: GivingPageView): string =>
  petition ? `/petitions/${petition.slug}/donate` : '/donate'

/** The page where one gives, to an organisation or from one of its petitions. */
export function GivingPage(page: GivingPageView) {
  const { locale, petition, offer } = page
  const t = texts(locale).giving
  return (
    <Page locale={locale} path={pathOf(page)} {...(petition ? { languages: petition.languages } : {})}>
      {petition && (
        <Breadcrumbs
          locale={locale}
          trail={[{ href: inLocale(locale, `/petitions/${petition.slug}`), text: petition.title }]}
        />
      )}
      {offer ? (
        <>
          {offer.test && <TestBanner text={t.test} />}
          <PageHeading title={petition ? t.titleFor : t.title} lead={t.lead} />
          <GivingForm page={page} offer={offer} address={inLocale(locale, pathOf(page))} />
        </>
      ) : (
        <>
          <PageHeading title={t.closed.title} lead={t.closed.lead} />
          <p className="mt-8">
            {petition ? (
              <ButtonLink href={inLocale(locale, `/petitions/${petition.slug}`)}>
                {t.closed.petition}
              </ButtonLink>
            ) : (
              <ButtonLink href={inLocale(locale, '/petitions')}>{t.closed.petitions}</ButtonLink>
            )}
          </p>
        </>
      )}
    </Page>
  )
}

/** Unmistakable wherever no money moves. */
export const TestBanner = ({ text }: { text: string }) => (
  <div className="mb-8 max-w-[48rem]">
    <Notice kind="closed" title={text} />
  </div>
)

/** What the head of the page says; where nobody can give, no search engine should send anybody. */
export function givingMeta(page: GivingPageView) {
  const { locale, petition, offer } = page
  const { title, titleFor, description, closed } = texts(locale).giving
  return {
    locale,
    path: pathOf(page),
    title: !offer ? closed.title : petition ? titleFor : title,
    description,
    ...(petition ? { languages: petition.languages } : {}),
    noindex: !offer,
  }
}
