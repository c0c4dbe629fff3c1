import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '../config.server'
import { texts } from '../i18n'
import { Contact } from '../ui/contact'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { TextSections } from '../ui/text-sections'

export const headers = publicHeaders

export const loader = ({ context: { locale } }: LoaderFunctionArgs) => ({
  locale,
  contact: config.securityContact,
})

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { title, description } = texts(data.locale).about
  return pageMeta(matches, { locale: data.locale, path: '/about', title, description })
}

export default function About() {
  const { locale, contact } = useLoaderData<typeof loader>()
  const t = texts(locale).about
  return (
    <Page locale={locale} path="/about">
      <PageHeading title={t.title} lead={t.lead} />
      <TextSections sections={t.sections} />
      <section className="prose mt-10">
        <h2>{t.organisation}</h2>
        <p>{t.organisationText}</p>
      </section>
      <Contact title={t.contactTitle} text={t.contact} without={t.noContact} address={contact} />
    </Page>
  )
}
