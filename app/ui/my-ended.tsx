import { texts, type Locale } from '../i18n'
import { MyLinkForm } from './my-link-form'
import { Page } from './page'
import { PageHeading } from './page-heading'

/** The one answer to a link that expired, was cut short or never was. */
export function MyEnded({ locale }: { locale: Locale }) {
  const t = texts(locale).my.ended
  return (
    <Page locale={locale} path="/my">
      <PageHeading title={t.title} lead={t.text} />
      <div className="mt-8">
        <MyLinkForm locale={locale} />
      </div>
    </Page>
  )
}
