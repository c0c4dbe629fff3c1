import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { erasePerson } from '../person.server'
import type { Erased } from '../petitions/erase.server'
import { mySignatures } from '../petitions/my-signatures.server'
import { findMyLink } from '../supporters/my-link.server'
import { MyErase } from '../ui/my-erase'
import { MyErased } from '../ui/my-erased'
import { myPath } from '../ui/my-path'
import { pageMeta } from '../ui/page-meta'

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const link = await findMyLink(token)
  if (link.outcome === 'ended') throw redirect(myPath(locale, token), 303)
  if (link.outcome === 'erased') return { locale, token, noLetters: false, erased: link.erased as Erased }
  const { noLetters } = await mySignatures(link.mailbox, locale)
  return { locale, token, noLetters, erased: null }
}

/** A second press finds the link erased as well, and leads to the same page. */
export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const token = params.token!
  const link = await findMyLink(token)
  if (link.outcome === 'found') {
    if (form.get('sure') !== 'on') return data({ unsure: true }, { status: 422 })
    await erasePerson(link.mailbox, { never: form.get('never') === 'on', secret: token })
  }
  return redirect(myPath(locale, token, '/erase'), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { erase, erased, link } = texts(shown.locale).my
  const title = shown.erased ? erased.title : erase.title
  return pageMeta(matches, {
    locale: shown.locale,
    path: '/my',
    title,
    description: link.description,
    noindex: true,
  })
}

export default function Erase() {
  const { erased, ...page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return erased ? (
    <MyErased locale={page.locale} token={page.token} erased={erased} />
  ) : (
    <MyErase {...page} unsure={refused !== undefined} />
  )
}
