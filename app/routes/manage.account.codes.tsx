import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dropSealedCodes } from '../organizers/cookie.server'
import { enterAccount, safeNext } from '../organizers/enter.server'
import { codesToShow } from '../organizers/signed-in.server'
import { RecoveryCodes } from '../ui/organizers/recovery-codes'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

/** Shows what the answer before sealed into a cookie, and takes the cookie away: once. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await enterAccount(args)
  const codes = await codesToShow(args.request)
  const next = safeNext(new URL(args.request.url).searchParams.get('next'))
  const headers: Record<string, string> = codes ? { 'Set-Cookie': await dropSealedCodes() } : {}
  return data({ locale: actor.locale, codes, next }, { headers })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).accounts.codes.title, matches)

export default function Codes() {
  const { locale, codes, next } = useLoaderData<typeof loader>()
  return <RecoveryCodes locale={locale} codes={codes} next={next} />
}
