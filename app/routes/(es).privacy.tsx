import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '../config.server'
import { texts } from '../i18n'
import { Contact } from '../ui/contact'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { TextSections } from '../ui/text-sections'

export const headers = publicHeaders

export const loader = ({ context: { locale } }: LoaderFunctionArgs) => ({
  locale,
  contact: config.securityContact,
  trial: config.mode === 'trial',
})

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { title, description } = texts(data.locale).privacy
  return pageMeta(matches, { locale: data.locale, path: '/privacy', title, description })
}

export default function Privacy() {
  const { locale, contact, trial } = useLoaderData<typeof loader>()
  const t = texts(locale).privacy
  return (
    <Page locale={locale} path="/privacy">
      <PageHeading title={t.title} lead={t.lead} />
      {trial && (
        <div className="mt-8 max-w-measure">
          <Notice>{t.trial}</Notice>
        </div>
      )}
      <TextSections sections={t.sections} />
      <Contact title={t.contactTitle} text={t.contact} without={t.noContact} address={contact} />
    </Page>
  )
}
