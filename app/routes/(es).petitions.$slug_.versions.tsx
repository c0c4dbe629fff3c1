import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { isMissing } from '../petitions/missing'
import { answerMissing } from '../ui/answer-missing'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { VersionsPage } from '../ui/versions-page'
import { listVersions } from '../workshop/list-versions.server'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const versions = await listVersions(locale, params.slug!)
  if (isMissing(versions)) answerMissing(versions)
  return versions
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { locale, slug, title: petition, languages } = data.petition
  const t = texts(locale).versions
  return pageMeta(matches, {
    ...{ locale, languages, path: `/petitions/${slug}/versions`, description: t.lead },
    title: `${t.title}: ${petition}`,
  })
}

export default function Versions() {
  return <VersionsPage {...useLoaderData<typeof loader>()} />
}
