import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findUpdate } from '../mailings/find-updates.server'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import { renderMarkdown } from '../platform/markdown.server'
import { answerMissing } from '../ui/answer-missing'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { UpdatePage } from '../ui/update-page'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const petition = await findPetition(locale, params.slug!)
  if (isMissing(petition)) answerMissing(petition)
  if (!/^[1-9]\d{0,5}$/.test(params.number!)) answerMissing(null)
  const found = await findUpdate(petition.slug, Number(params.number), locale)
  if (!found) answerMissing(null)
  const { body, languages, ...update } = found
  if (!languages.includes(locale)) answerMissing({ outcome: 'other-language', languages })
  const { slug, title, takesSignatures } = petition
  return {
    locale,
    petition: { slug, title, takesSignatures },
    update: { ...update, languages },
    html: renderMarkdown(body),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { locale, petition, update } = data
  return pageMeta(matches, {
    ...{ locale, languages: update.languages, title: update.title, description: petition.title },
    path: `/petitions/${petition.slug}/updates/${update.number}`,
  })
}

export default function Update() {
  return <UpdatePage {...useLoaderData<typeof loader>()} />
}
