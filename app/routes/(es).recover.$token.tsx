import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { offerFactors, readFactor } from '../accounts/factors.server'
import { findRecovery, openRecovery, recover } from '../accounts/recover.server'
import { fill, inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { deviceHere, signedInHeaders } from '../organizers/signed-in.server'
import { waitFor } from '../organizers/wait.server'
import { ButtonLink } from '../ui/button'
import { Entrance } from '../ui/organizers/entrance'
import { FactorStep } from '../ui/organizers/factor-step'
import { CodeEntry } from '../ui/organizers/login-page'
import { pageMeta } from '../ui/page-meta'

export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const found = await findRecovery(token)
  if (found.outcome === 'ended') return { locale, token, step: 'ended' as const }
  if (found.outcome === 'code') return { locale, token, step: 'code' as const, name: found.person.name }
  const offer = await offerFactors(found.who, request.url)
  return { locale, token, step: 'way' as const, offer }
}

export async function action({ request, params, context: { locale } }: ActionFunctionArgs) {
  const token = params.token!
  const self = inLocale(locale, `/recover/${encodeURIComponent(token)}`)
  const found = await findRecovery(token)
  const form = await request.formData()
  if (found.outcome === 'ended') return redirect(self, 303)
  if (found.outcome === 'code') {
    const typed = String(form.get('code') ?? '').slice(0, 100)
    const opened = await openRecovery(token, found.person, typed)
    if (opened.outcome === 'opened') return redirect(self, 303)
    if (opened.outcome === 'wait')
      return data({ step: 'code' as const, seconds: opened.seconds }, waitFor(opened))
    return data({ step: 'code' as const, seconds: null }, { status: 422 })
  }
  const read = await readFactor(found.who, request.url, form)
  if (read.outcome === 'refused') {
    return data({ step: 'way' as const, problems: read.problems, offer: read.offer }, { status: 422 })
  }
  const enrolled = await recover(token, read.factor, await deviceHere(request))
  if (!enrolled) return redirect(self, 303)
  return redirect('/manage/account/codes', { status: 303, headers: await signedInHeaders(enrolled) })
}

export { answerHeaders as headers } from '../ui/organizers/answer-headers'

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = organizerTexts(shown.locale).accounts.recover
  return pageMeta(matches, { locale: shown.locale, path: '/recover', title, description, noindex: true })
}

export default function RecoverByLink() {
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale, token } = shown
  const t = organizerTexts(locale).accounts.recover
  const path = `/recover/${token}`
  const target = inLocale(locale, path)
  if (shown.step === 'code') {
    const wrong = refused?.step === 'code' && refused.seconds === null
    return (
      <Entrance locale={locale} path={path} title={t.codeTitle} lead={fill(t.codeLead, { name: shown.name })}>
        <CodeEntry
          locale={locale}
          action={target}
          label={t.code}
          hint={t.codeHint}
          button={t.codeButton}
          error={wrong ? t.codeWrong : undefined}
          seconds={(refused?.step === 'code' && refused.seconds) || undefined}
        />
        <p className="max-w-measure text-sm text-soft">{t.noCode}</p>
      </Entrance>
    )
  }
  if (shown.step === 'way') {
    const way = refused?.step === 'way' ? refused : null
    return (
      <Entrance locale={locale} path={path} title={t.wayTitle} lead={t.wayLead}>
        <FactorStep
          locale={locale}
          offer={way?.offer ?? shown.offer}
          problems={way?.problems}
          action={target}
        />
      </Entrance>
    )
  }
  return (
    <Entrance locale={locale} path={path} title={t.endedTitle} lead={t.ended}>
      <p>
        <ButtonLink kind="act" href={inLocale(locale, '/recover')}>
          {t.again}
        </ButtonLink>
      </p>
    </Entrance>
  )
}
