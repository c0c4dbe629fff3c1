import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signOut } from '../accounts/account.server'
import { inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { dropSession, sessionOf } from '../organizers/cookie.server'
import { sessionHere } from '../organizers/enter.server'
import { Button } from '../ui/button'
import { Entrance } from '../ui/organizers/entrance'
import { pageMeta } from '../ui/page-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = args.context
  if (!(await sessionHere(args))) throw redirect(inLocale(locale, '/login'), 303)
  return { locale }
}

export async function action(args: ActionFunctionArgs) {
  const session = await sessionHere(args)
  const locale = session?.stage === 'full' ? session.actor.locale : args.context.locale
  await signOut(await sessionOf(args.request))
  return redirect(inLocale(locale, '/login?out'), {
    status: 303,
    headers: { 'Set-Cookie': await dropSession() },
  })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, lead: description } = organizerTexts(shown.locale).accounts.logout
  return pageMeta(matches, { locale: shown.locale, path: '/logout', title, description, noindex: true })
}

export default function Logout() {
  const { locale } = useLoaderData<typeof loader>()
  const t = organizerTexts(locale).accounts.logout
  return (
    <Entrance locale={locale} path="/logout" title={t.title} lead={t.lead}>
      <form method="post" action={inLocale(locale, '/logout')}>
        <Button kind="act">{t.button}</Button>
      </form>
    </Entrance>
  )
}
