import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLocale } from '../i18n'
import { confirmSignature } from '../petitions/confirm.server'
import { disownSignature } from '../petitions/disown.server'
import { showConfirmation } from '../petitions/show-confirmation.server'
import { ConfirmationPage, confirmationTitle } from '../ui/confirmation-page'
import { pageMeta } from '../ui/page-meta'

/** Shows what a press would confirm; mail scanners may open it as often as they like. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const confirmation = await showConfirmation(token, locale)
  if (confirmation.outcome === 'unknown') throw redirect(inLocale(locale, '/petitions'), 303)
  return { locale, token, confirmation }
}

export async function action({ params, context: { locale, network, form } }: ActionFunctionArgs) {
  const token = params.token!
  if (form.get('intent') === 'not-me') {
    const disowned = await disownSignature(token, form.get('never') === 'on')
    const to = disowned.outcome === 'unknown' ? '/petitions' : `/confirm/${token}`
    return redirect(inLocale(locale, to), 303)
  }
  const confirmed = await confirmSignature(token, network)
  if (confirmed.outcome === 'unknown') return redirect(inLocale(locale, '/petitions'), 303)
  if (confirmed.outcome !== 'confirmed') return data(null, { status: 409 }) // the loader says why
  return redirect(inLocale(locale, `/petitions/${confirmed.slug}/thanks?t=${confirmed.thanks}`), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { locale, confirmation } = shown
  const title = confirmationTitle(locale, confirmation.outcome)
  return pageMeta(matches, {
    locale,
    path: '/confirm',
    title,
    description: confirmation.title,
    noindex: true,
  })
}

export default function Confirm() {
  const { locale, token, confirmation } = useLoaderData<typeof loader>()
  return <ConfirmationPage locale={locale} path={`/confirm/${token}`} confirmation={confirmation} />
}
