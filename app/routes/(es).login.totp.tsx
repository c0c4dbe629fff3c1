import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { finishWithCode } from '../accounts/sign-in.server'
import { inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { safeNext, sessionHere } from '../organizers/enter.server'
import { here, signedInHeaders } from '../organizers/signed-in.server'
import { waitFor } from '../organizers/wait.server'
import { Entrance } from '../ui/organizers/entrance'
import { CodeEntry } from '../ui/organizers/login-page'
import { pageMeta } from '../ui/page-meta'

/** Whose password was right a moment ago; everybody else begins at the beginning. */
async function halfway(args: LoaderFunctionArgs | ActionFunctionArgs, next: string) {
  const session = await sessionHere(args)
  if (session?.stage === 'password') return session
  const { locale } = args.context
  throw redirect(session ? next : inLocale(locale, `/login?next=${encodeURIComponent(next)}`), 303)
}

export async function loader(args: LoaderFunctionArgs) {
  const next = safeNext(new URL(args.request.url).searchParams.get('next'))
  await halfway(args, next)
  return { locale: args.context.locale, next }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const form = await request.formData()
  const next = safeNext(String(form.get('next') ?? ''))
  const half = await halfway(args, next)
  const typed = String(form.get('code') ?? '').slice(0, 100)
  const signedIn = await finishWithCode(half, typed, await here(request, context.network))
  if (signedIn.outcome === 'in')
    return redirect(next, { status: 303, headers: await signedInHeaders(signedIn) })
  if (signedIn.outcome === 'ended') return redirect(inLocale(context.locale, '/login'), 303)
  if (signedIn.outcome === 'wait') return data({ seconds: signedIn.seconds }, waitFor(signedIn))
  return data({ seconds: null }, { status: 422 })
}

export { answerHeaders as headers } from '../ui/organizers/answer-headers'

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, lead: description } = organizerTexts(shown.locale).accounts.totp
  return pageMeta(matches, { locale: shown.locale, path: '/login/totp', title, description, noindex: true })
}

export default function SecondFactor() {
  const { locale, next } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = organizerTexts(locale).accounts.totp
  return (
    <Entrance locale={locale} path="/login/totp" title={t.title} lead={t.lead}>
      <CodeEntry
        locale={locale}
        action={inLocale(locale, '/login/totp')}
        hidden={{ next }}
        label={t.code}
        hint={t.codeHint}
        button={t.button}
        error={refused && refused.seconds === null ? t.wrong : undefined}
        seconds={refused?.seconds ?? undefined}
      />
      <form method="post" action={inLocale(locale, '/logout')}>
        <button type="submit" className="button button-plain tap">
          {t.other}
        </button>
      </form>
    </Entrance>
  )
}
