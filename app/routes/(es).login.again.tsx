import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { waysOf } from '../accounts/account.server'
import { relyingParty, requestOptions, whereaboutsOfPasskeys } from '../accounts/passkeys.server'
import { proveWithCode, proveWithPasskey } from '../accounts/sign-in.server'
import { inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { safeNext, signedIn } from '../organizers/enter.server'
import { here, signedInHeaders } from '../organizers/signed-in.server'
import { waitFor } from '../organizers/wait.server'
import { Notice } from '../ui/notice'
import { Entrance } from '../ui/organizers/entrance'
import { CodeEntry } from '../ui/organizers/login-page'
import { PasskeyForm } from '../ui/organizers/passkey-form'
import { pageMeta } from '../ui/page-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const actor = await signedIn(args)
  const url = new URL(request.url)
  if (request.method === 'GET' && context.locale !== actor.locale)
    throw redirect(inLocale(actor.locale, '/login/again') + url.search, 303)
  const ways = await waysOf(actor.personId)
  const party = ways.passkeys ? relyingParty(request.url) : null
  return {
    locale: context.locale,
    next: safeNext(url.searchParams.get('next')),
    options: party && JSON.stringify(await requestOptions(party, actor.personId)),
    passkeysAt: ways.passkeys ? whereaboutsOfPasskeys(request.url) : null,
    hasPassword: ways.password,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const actor = await signedIn(args)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const next = safeNext(text('next'))
  const party = relyingParty(request.url)
  const proven =
    text('way') === 'passkey'
      ? party && (await proveWithPasskey(actor, party, text('credential')))
      : await proveWithCode(actor, text('code').slice(0, 100), await here(request, context.network))
  if (proven?.outcome === 'proven') {
    return redirect(next, { status: 303, headers: await signedInHeaders({ session: proven.session }) })
  }
  if (proven?.outcome === 'wait')
    return data({ problem: 'wait' as const, next, seconds: proven.seconds }, waitFor(proven))
  if (proven?.outcome === 'ended') return redirect(inLocale(context.locale, '/login'), 303)
  const problem = proven?.outcome === 'wrong' ? ('wrong' as const) : ('failed' as const)
  return data({ problem, next, seconds: null }, { status: 422 })
}

export { answerHeaders as headers } from '../ui/organizers/answer-headers'

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, lead: description } = organizerTexts(shown.locale).accounts.again
  return pageMeta(matches, { locale: shown.locale, path: '/login/again', title, description, noindex: true })
}

export default function Again() {
  const { locale, options, passkeysAt, hasPassword, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const all = organizerTexts(locale).accounts
  const t = all.again
  const target = inLocale(locale, '/login/again')
  const hidden = { next: refused?.next ?? shown.next }
  return (
    <Entrance locale={locale} path="/login/again" title={t.title} lead={t.lead}>
      {refused?.problem === 'failed' && (
        <Notice kind="error">
          <p>{all.login.passkeyFailed}</p>
        </Notice>
      )}
      {passkeysAt && (
        <Notice>
          <p>
            {all.factor.passkeysAt} <a href={passkeysAt}>{all.factor.passkeysAtLink}</a>.
          </p>
        </Notice>
      )}
      {options && (
        <div data-passkeys hidden>
          <PasskeyForm
            action={target}
            options={options}
            kind="show"
            hidden={hidden}
            cancelled={all.login.passkeyCancelled}
            button={t.passkeyButton}
          />
        </div>
      )}
      {hasPassword && (
        <CodeEntry
          locale={locale}
          action={target}
          hidden={hidden}
          label={all.factor.code}
          hint={all.totp.codeHint}
          button={t.button}
          error={refused?.problem === 'wrong' ? all.totp.wrong : undefined}
          seconds={refused?.seconds ?? undefined}
        />
      )}
      <p>
        <a href="/manage" className="tap inline-flex items-center">
          {t.cancel}
        </a>
      </p>
    </Entrance>
  )
}
