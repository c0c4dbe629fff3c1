import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { listUpdates } from '../mailings/find-updates.server'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import { answerMissing } from '../ui/answer-missing'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { UpdatesPage } from '../ui/updates-page'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const petition = await findPetition(locale, params.slug!)
  if (isMissing(petition)) answerMissing(petition)
  const { slug, title, languages } = petition
  const updates = await listUpdates(slug, locale)
  return {
    petition: { slug, title, locale, languages },
    updates: updates.map(({ body: _body, ...line }) => line),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { locale, slug, title: petition, languages } = data.petition
  const t = texts(locale).updates
  return pageMeta(matches, {
    ...{ locale, languages, path: `/petitions/${slug}/updates`, description: t.lead },
    title: `${t.title}: ${petition}`,
  })
}

export default function Updates() {
  return <UpdatesPage {...useLoaderData<typeof loader>()} />
}
