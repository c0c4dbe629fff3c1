import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addFactor, newcomerFor, waysOf } from '../accounts/account.server'
import { offerFactors, readFactor } from '../accounts/factors.server'
import { organizerTexts } from '../i18n/organizers'
import { enterAccount } from '../organizers/enter.server'
import { deviceHere } from '../organizers/signed-in.server'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { PageHeading } from '../ui/page-heading'
import { FactorStep } from '../ui/organizers/factor-step'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await enterAccount(args, { proven: true })
  const offer =
    args.request.method === 'GET' ? await offerFactors(await newcomerFor(actor), args.request.url) : null
  return { locale: actor.locale, offer, replaces: (await waysOf(actor.personId)).password }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await enterAccount(args, { proven: true })
  const form = await args.request.formData()
  form.set('way', 'password')
  const read = await readFactor(await newcomerFor(actor), args.request.url, form)
  if (read.outcome === 'refused') return data(read, { status: 422 })
  await addFactor(actor, read.factor, await deviceHere(args.request))
  return redirect('/manage/account?done=password-set', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(
    shown &&
      organizerTexts(shown.locale).accounts.account[shown.replaces ? 'replaceTitle' : 'setPasswordTitle'],
    matches,
  )

export default function SetPassword() {
  const { locale, offer, replaces } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = organizerTexts(locale).accounts.account
  const shown = refused?.offer ?? offer
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/account', text: t.backTo }]} />
      <PageHeading title={replaces ? t.replaceTitle : t.setPasswordTitle} />
      <div className="mt-6">
        {shown && (
          <FactorStep
            locale={locale}
            offer={shown}
            problems={refused?.problems}
            action="/manage/account/password"
            ways="password"
          />
        )}
      </div>
    </>
  )
}
