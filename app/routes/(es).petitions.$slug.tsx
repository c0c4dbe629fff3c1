import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { config } from '../config.server'
import { givingAt } from '../donations/giving-at.server'
import { findPetitionPage } from '../evidence/find-petition-page.server'
import { findOutcome } from '../deliveries/find-deliveries.server'
import { inLocale } from '../i18n'
import { newestOf } from '../mailings/find-updates.server'
import { isMissing } from '../petitions/missing'
import { openForm } from '../petitions/open-form.server'
import { emptyForm } from '../petitions/sign-form'
import { countriesIn } from '../supporters/countries'
import { answerMissing } from '../ui/answer-missing'
import { forPage, pageData, usePageData } from '../ui/page-data'
import { pageMeta } from '../ui/page-meta'
import { PetitionPage } from '../ui/petition-page'
import { petitionParts } from '../ui/petition-parts.server'
import { publicHeaders } from '../ui/public-headers'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const page = await findPetitionPage(locale, params.slug!)
  if (isMissing(page)) answerMissing(page)
  const url = config.publicOrigin + inLocale(locale, `/petitions/${page.petition.slug}`)
  const outcome = await findOutcome(page.petition.id, locale)
  return forPage({
    page,
    outcome,
    updates: await newestOf(page.petition.slug, locale),
    giving: await givingAt(page.petition),
    parts: petitionParts(page),
    form: openForm(page.petition),
    filled: emptyForm,
    url,
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const shown = pageData<typeof loader>(data)
  if (!shown) return []
  const { locale, slug, title, summary, languages } = shown.page.petition
  const path = `/petitions/${slug}`
  const image = inLocale(locale, `${path}/poster.png`)
  return pageMeta(matches, { locale, path, title, description: summary, languages, image })
}

export default function Petition() {
  const { form, ...shown } = usePageData<typeof loader>()
  const countries = countriesIn(shown.page.petition.locale)
  return <PetitionPage {...shown} form={form && { ...form, countries }} />
}
