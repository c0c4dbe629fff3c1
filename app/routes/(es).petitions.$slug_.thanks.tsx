import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '../config.server'
import { takesGifts } from '../donations/takes-gifts.server'
import { HOUR } from '../duration'
import { inLocale, texts } from '../i18n'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import { othersToSign } from '../petitions/others-to-sign.server'
import { signAnother } from '../petitions/sign-another.server'
import { readStamp } from '../petitions/stamp.server'
import { readSettings } from '../platform/settings.server'
import { answerMissing } from '../ui/answer-missing'
import { pageMeta } from '../ui/page-meta'
import { ThanksPage } from '../ui/thanks-page'

export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const petition = await findPetition(locale, params.slug!)
  if (isMissing(petition)) answerMissing(petition)
  const token = new URL(request.url).searchParams.get('t')
  const others = token === null ? null : await othersToSign(token, petition.slug, locale)
  const { story: _, ...shown } = petition
  const url = config.publicOrigin + inLocale(locale, `/petitions/${petition.slug}`)
  return { petition: shown, token: others && token, others, url, gives: await takesGifts(petition.slug) }
}

/** One press signs another petition of the campaign. What the page shows afterwards is read anew. */
export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const petition = await findPetition(locale, params.slug!)
  if (isMissing(petition)) answerMissing(petition)
  const text = (name: string) => String(form.get(name) ?? '')
  const [token, also] = [text('t'), text('also')]
  const other = await findPetition(locale, also)
  const thanks = inLocale(locale, `/petitions/${petition.slug}/thanks`)
  if (isMissing(other)) return redirect(`${thanks}?t=${encodeURIComponent(token)}`, 303)
  const choices = {
    shown: form.get('shown') === 'on',
    updates: form.get('updates') === 'on',
    deliver: form.get('deliver') === 'on',
  }
  const { stampHours } = await readSettings()
  const textVersion = readStamp(also, text('stamp'), Date.now(), stampHours * HOUR) ?? other.textVersion
  await signAnother(token, also, choices, locale, textVersion)
  return redirect(`${thanks}?t=${encodeURIComponent(token)}#also-${other.slug}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { locale, slug } = data.petition
  const { title, titleShare, description } = texts(locale).thanks
  const page = { locale, path: `/petitions/${slug}/thanks`, description, noindex: true }
  return pageMeta(matches, { ...page, title: data.token ? title : titleShare })
}

export default function Thanks() {
  return <ThanksPage {...useLoaderData<typeof loader>()} />
}
