import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sendMailTestTo } from '../accounts/send-mail-test.server'
import { organizerTexts } from '../i18n/organizers'
import { enterInstance } from '../organizers/enter.server'
import { mailStanding } from '../platform/mail/mail-standing.server'
import { deskMeta } from '../ui/organizers/desk-meta'
import { MailPage } from '../ui/organizers/mail-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enterInstance(args, 'instance.see')
  const done = new URL(args.request.url).searchParams.get('done') === 'written'
  return { locale, done, standing: await mailStanding() }
}

export async function action(args: ActionFunctionArgs) {
  const { personId, locale } = await enterInstance(args, 'instance.change', { proven: true })
  const { outcome } = await sendMailTestTo(personId, locale)
  if (outcome === 'written') return redirect('/manage/instance/mail?done=written', 303)
  return data({ refused: outcome }, { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).mail.title, matches)

export default function Mail() {
  const refused = useActionData<typeof action>()?.refused ?? null
  return <MailPage {...useLoaderData<typeof loader>()} refused={refused} />
}
