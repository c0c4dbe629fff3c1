import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { readChangeForm } from '../petitions/change-form'
import { changeSignature } from '../petitions/change-signature.server'
import { mySignature } from '../petitions/my-signatures.server'
import { findMyLink } from '../supporters/my-link.server'
import { MyChange } from '../ui/my-change'
import { myPath } from '../ui/my-path'
import { pageMeta } from '../ui/page-meta'

export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const link = await findMyLink(token)
  if (link.outcome !== 'found') throw redirect(myPath(locale, token), 303)
  const slug = new URL(request.url).searchParams.get('petition') ?? ''
  const signature = await mySignature(link.mailbox, slug, locale)
  if (!signature?.canChange) throw data({}, { status: 404 })
  return { locale, token, signature }
}

export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const token = params.token!
  const back = myPath(locale, token)
  const link = await findMyLink(token)
  if (link.outcome !== 'found') return redirect(back, 303)
  const slug = String(form.get('petition') ?? '')
  const { change, problems } = readChangeForm(form)
  if (Object.keys(problems).length > 0) return data({ change, problems }, { status: 422 })
  const changed = await changeSignature(link.mailbox, slug, change, locale)
  if (changed.outcome !== 'changed') throw data({}, { status: 404 })
  return redirect(`${back}?done=changed#${slug}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title } = texts(shown.locale).my.change
  const { locale, signature } = shown
  const description = signature.petition.title
  return pageMeta(matches, { locale, path: '/my', title, description, noindex: true })
}

export default function Change() {
  const refused = useActionData<typeof action>()
  return <MyChange {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
