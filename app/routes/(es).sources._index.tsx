import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listWorks } from '../evidence/find.server'
import { plural, texts } from '../i18n'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { WorkEntry } from '../ui/work-entry'

export const headers = publicHeaders

export const loader = async ({ context: { locale } }: LoaderFunctionArgs) => ({
  locale,
  works: await listWorks(locale),
})

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { title, description } = texts(data.locale).sources
  return pageMeta(matches, { locale: data.locale, path: '/sources', title, description })
}

export default function Sources() {
  const { locale, works } = useLoaderData<typeof loader>()
  const t = texts(locale).sources
  return (
    <Page locale={locale} path="/sources">
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-10">
        {works.map((work) => (
          <WorkEntry key={work.slug} locale={locale} work={work}>
            {plural(locale, t.claims, work.claims)}
          </WorkEntry>
        ))}
      </div>
    </Page>
  )
}
