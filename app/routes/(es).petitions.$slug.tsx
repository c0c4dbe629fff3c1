import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '../config.server'
import { findPetitionPage } from '../evidence/find-petition-page.server'
import { inLocale } from '../i18n'
import { isMissing } from '../petitions/missing'
import { openForm } from '../petitions/open-form.server'
import { emptyForm } from '../petitions/sign-form'
import { countriesIn } from '../supporters/countries'
import { answerMissing } from '../ui/answer-missing'
import { pageMeta } from '../ui/page-meta'
import { PetitionPage } from '../ui/petition-page'
import { publicHeaders } from '../ui/public-headers'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const page = await findPetitionPage(locale, params.slug!)
  if (isMissing(page)) answerMissing(page)
  const url = config.publicOrigin + inLocale(locale, `/petitions/${page.petition.slug}`)
  return { page, form: openForm(page.petition), filled: emptyForm, url }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { locale, slug, title, summary, languages } = data.page.petition
  const path = `/petitions/${slug}`
  const image = inLocale(locale, `${path}/poster.png`)
  return pageMeta(matches, { locale, path, title, description: summary, languages, image })
}

export default function Petition() {
  const { form, ...shown } = useLoaderData<typeof loader>()
  const countries = countriesIn(shown.page.petition.locale)
  return <PetitionPage {...shown} form={form && { ...form, countries }} />
}
