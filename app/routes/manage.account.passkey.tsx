import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addFactor, newcomerFor } from '../accounts/account.server'
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
  return { locale: actor.locale, offer: await offerFactors(await newcomerFor(actor), args.request.url) }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await enterAccount(args, { proven: true })
  const form = await args.request.formData()
  form.set('way', 'passkey')
  const who = await newcomerFor(actor)
  const read = await readFactor(who, args.request.url, form)
  if (read.outcome === 'refused') return data(read, { status: 422 })
  const added = await addFactor(actor, read.factor, await deviceHere(args.request))
  if (added) return redirect('/manage/account?done=passkey-added', 303)
  const offer = await offerFactors(who, args.request.url)
  return data(
    { outcome: 'refused' as const, problems: { passkey: 'failed' as const }, offer },
    { status: 422 },
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).accounts.account.addPasskeyTitle, matches)

export default function AddPasskey() {
  const { locale, offer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = organizerTexts(locale).accounts.account
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/account', text: t.backTo }]} />
      <PageHeading title={t.addPasskeyTitle} />
      <div className="mt-6 space-y-6">
        <FactorStep
          locale={locale}
          offer={refused?.offer ?? offer}
          problems={refused?.problems}
          action="/manage/account/passkey"
          ways="passkey"
        />
        <noscript>
          <p>{t.noScript}</p>
        </noscript>
      </div>
    </>
  )
}
