import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { relyingParty, requestOptions, whereaboutsOfPasskeys } from '../accounts/passkeys.server'
import { signInWithPasskey, signInWithPassword } from '../accounts/sign-in.server'
import { inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { safeNext, sessionHere } from '../organizers/enter.server'
import { here, signedInHeaders } from '../organizers/signed-in.server'
import { waitFor } from '../organizers/wait.server'
import { pageMeta } from '../ui/page-meta'
import { LoginPage, type LoginRefusal } from '../ui/organizers/login-page'

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const asked = new URL(request.url).searchParams
  const next = safeNext(asked.get('next'))
  if (request.method === 'GET' && (await sessionHere(args))?.stage === 'full') throw redirect(next, 303)
  const party = relyingParty(request.url)
  return {
    locale: context.locale,
    next,
    options: party && JSON.stringify(await requestOptions(party, null)),
    passkeysAt: whereaboutsOfPasskeys(request.url),
    signedOut: asked.has('out'),
  }
}

export async function action({ request, context: { locale, network } }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const next = safeNext(text('next'))
  const from = await here(request, network)
  if (text('way') === 'passkey') {
    const party = relyingParty(request.url)
    const signedIn = party && (await signInWithPasskey(party, text('credential'), from))
    if (signedIn?.outcome === 'in')
      return redirect(next, { status: 303, headers: await signedInHeaders(signedIn) })
    return data({ problem: 'passkey', email: '' } satisfies LoginRefusal, { status: 422 })
  }
  const email = text('email').trim().slice(0, 300)
  const half = await signInWithPassword({ address: email, password: text('password') }, from)
  if (half.outcome === 'wrong')
    return data({ problem: 'wrong', email } satisfies LoginRefusal, { status: 422 })
  if (half.outcome === 'wait')
    return data({ problem: 'wait', email, seconds: half.seconds } satisfies LoginRefusal, waitFor(half))
  const second = inLocale(locale, `/login/totp?next=${encodeURIComponent(next)}`)
  return redirect(second, { status: 303, headers: await signedInHeaders({ session: half.session }) })
}

export { answerHeaders as headers } from '../ui/organizers/answer-headers'

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = organizerTexts(shown.locale).accounts.login
  return pageMeta(matches, { locale: shown.locale, path: '/login', title, description, noindex: true })
}

export default function Login() {
  const refused = useActionData<typeof action>()
  return <LoginPage {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
