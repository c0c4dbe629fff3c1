import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { mySignature } from '../petitions/my-signatures.server'
import { withdrawSignature } from '../petitions/withdraw.server'
import { findMyLink } from '../supporters/my-link.server'
import { MyWithdraw } from '../ui/my-withdraw'
import { myPath } from '../ui/my-path'
import { pageMeta } from '../ui/page-meta'

export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const link = await findMyLink(token)
  if (link.outcome !== 'found') throw redirect(myPath(locale, token), 303)
  const slug = new URL(request.url).searchParams.get('petition') ?? ''
  const signature = await mySignature(link.mailbox, slug, locale)
  if (!signature?.canWithdraw) throw data({}, { status: 404 })
  return { locale, token, signature }
}

export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const token = params.token!
  const back = myPath(locale, token)
  const link = await findMyLink(token)
  if (link.outcome !== 'found') return redirect(back, 303)
  const slug = String(form.get('petition') ?? '')
  const { outcome } = await withdrawSignature(link.mailbox, slug)
  if (outcome === 'none') throw data({}, { status: 404 })
  return redirect(`${back}?done=${outcome}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title } = texts(shown.locale).my.withdraw
  const { locale, signature } = shown
  const description = signature.petition.title
  return pageMeta(matches, { locale, path: '/my', title, description, noindex: true })
}

export default function Withdraw() {
  return <MyWithdraw {...useLoaderData<typeof loader>()} />
}
