import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { removalTexts } from '../petitions/removal-reasons'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { TextSections } from '../ui/text-sections'

export const headers = publicHeaders

export const loader = ({ context: { locale } }: LoaderFunctionArgs) => ({
  locale,
  reasons: Object.values(removalTexts).map((reason) => `${reason[locale]}.`),
})

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { title, description } = texts(data.locale).counting
  return pageMeta(matches, { locale: data.locale, path: '/counting', title, description })
}

/** Says what the numbers count; it changes with the code that counts. */
export default function Counting() {
  const { locale, reasons } = useLoaderData<typeof loader>()
  const t = texts(locale).counting
  const sections = t.sections.map((section) => ({
    ...section,
    list: section.list.flatMap((item) => (item === '{removed}' ? reasons : item)),
  }))
  return (
    <Page locale={locale} path="/counting">
      <PageHeading title={t.title} lead={t.lead} />
      <TextSections sections={sections} />
    </Page>
  )
}
