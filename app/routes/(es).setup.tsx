import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { offerFactors, readFactor } from '../accounts/factors.server'
import {
  createFirstOwner,
  findSetup,
  keepFirstOwner,
  newcomerOf,
  organisationToOwn,
  readFirstOwner,
} from '../accounts/first-owner.server'
import { fill, inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { deviceHere, signedInHeaders } from '../organizers/signed-in.server'
import { Entrance } from '../ui/organizers/entrance'
import { FactorStep } from '../ui/organizers/factor-step'
import { SetupForm } from '../ui/organizers/setup-form'
import { pageMeta } from '../ui/page-meta'

export async function loader({ request, context: { locale } }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  const token = asked.get('token') ?? ''
  const setup = await findSetup(token)
  if (setup.outcome === 'over') throw redirect(inLocale(locale, '/login'), 303)
  if (setup.outcome === 'ended') return { locale, step: 'ended' as const }
  const { owner } = setup
  if (!owner || asked.has('back')) {
    const existing = (await organisationToOwn()).map(({ id, name }) => ({ id, name: name[locale] }))
    return { locale, step: 'who' as const, token, owner, existing }
  }
  const offer = request.method === 'GET' ? await offerFactors(await newcomerOf(owner), request.url) : null
  return { locale, step: 'way' as const, token, owner, offer }
}

export async function action({ request, context: { locale } }: ActionFunctionArgs) {
  const form = await request.formData()
  const token = String(form.get('token') ?? '')
  const here = inLocale(locale, `/setup?token=${encodeURIComponent(token)}`)
  const setup = await findSetup(token)
  if (setup.outcome !== 'open') return redirect(here, 303)
  if (form.get('step') === 'who') {
    const { typed, problems } = await readFirstOwner(form, locale)
    if (Object.keys(problems).length > 0) {
      const existing = (await organisationToOwn()).map(({ id, name }) => ({ id, name: name[locale] }))
      return data({ step: 'who' as const, token, typed, problems, existing }, { status: 422 })
    }
    await keepFirstOwner(token, typed)
    return redirect(here, 303)
  }
  const { owner } = setup
  if (!owner) return redirect(here, 303)
  const read = await readFactor(await newcomerOf(owner), request.url, form)
  if (read.outcome === 'refused') {
    const { problems, offer } = read
    return data({ step: 'way' as const, token, owner, problems, offer }, { status: 422 })
  }
  const enrolled = await createFirstOwner(token, owner, read.factor, await deviceHere(request))
  if (!enrolled) return redirect(here, 303)
  return redirect('/manage/account/codes', { status: 303, headers: await signedInHeaders(enrolled) })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = organizerTexts(shown.locale).accounts.setup
  return pageMeta(matches, { locale: shown.locale, path: '/setup', title, description, noindex: true })
}

export default function Setup() {
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale } = shown
  const all = organizerTexts(locale).accounts
  const t = all.setup
  if (refused?.step === 'who' || (!refused && shown.step === 'who')) {
    const { token, existing } =
      refused?.step === 'who' ? refused : (shown as Extract<typeof shown, { step: 'who' }>)
    const typed = refused?.step === 'who' ? refused.typed : shown.step === 'who' ? shown.owner : null
    const problems = refused?.step === 'who' ? refused.problems : {}
    return (
      <Entrance
        locale={locale}
        path={`/setup?token=${token}`}
        kicker={fill(t.step, { n: 1, name: t.steps.who })}
        title={t.title}
        lead={t.lead}
      >
        <SetupForm {...{ locale, token, typed, problems, existing }} />
      </Entrance>
    )
  }
  const way = refused?.step === 'way' ? refused : shown.step === 'way' ? shown : null
  if (!way?.offer) {
    return (
      <Entrance locale={locale} path="/setup" title={t.endedTitle} lead={t.ended}>
        <p>{t.again}</p>
        <p>
          <code className="border border-line bg-tint px-3 py-2">npm run amparo -- setup</code>
        </p>
      </Entrance>
    )
  }
  const { token, owner, offer } = way
  const path = `/setup?token=${token}`
  return (
    <Entrance
      locale={locale}
      path={path}
      kicker={fill(t.step, { n: 2, name: t.steps.way })}
      title={all.factor.title}
      lead={all.factor.lead}
    >
      <p className="border-s-3 border-line ps-4">
        {fill(t.asWho, { name: owner.name, email: owner.email })}
        <br />
        <a href={inLocale(locale, `${path}&back`)} className="tap inline-flex items-center">
          {t.back}
        </a>
      </p>
      <FactorStep
        locale={locale}
        offer={offer}
        problems={refused?.step === 'way' ? refused.problems : null}
        action={inLocale(locale, '/setup')}
        hidden={{ token, step: 'way' }}
      />
    </Entrance>
  )
}
