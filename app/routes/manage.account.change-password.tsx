import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changePassword, waysOf } from '../accounts/account.server'
import { organizerTexts } from '../i18n/organizers'
import { enterAccount } from '../organizers/enter.server'
import { deviceHere } from '../organizers/signed-in.server'
import { waitFor } from '../organizers/wait.server'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { PageHeading } from '../ui/page-heading'
import { PasswordForm } from '../ui/organizers/password-form'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await enterAccount(args, { proven: true })
  if (!(await waysOf(actor.personId)).password) throw redirect('/manage/account/password', 303)
  return { locale: actor.locale }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await enterAccount(args, { proven: true })
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = { current: text('current'), password: text('password') }
  const changed = await changePassword(actor, typed, await deviceHere(args.request))
  if (changed.outcome === 'wait') return data({ problems: {}, seconds: changed.seconds }, waitFor(changed))
  if (changed.outcome === 'refused')
    return data({ problems: changed.problems, seconds: null }, { status: 422 })
  return redirect('/manage/account?done=password-changed', 303)
}

export { answerHeaders as headers } from '../ui/organizers/answer-headers'
import { deskMeta } from '../ui/organizers/desk-meta'

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).accounts.account.changeTitle, matches)

export default function ChangePassword() {
  const { locale } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = organizerTexts(locale).accounts.account
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/account', text: t.backTo }]} />
      <PageHeading title={t.changeTitle} />
      <PasswordForm locale={locale} problems={refused?.problems ?? {}} seconds={refused?.seconds ?? null} />
    </>
  )
}
