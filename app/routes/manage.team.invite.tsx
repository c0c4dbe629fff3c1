import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { invite } from '../accounts/invite.server'
import { everyRole, readLocale, readRoles } from '../accounts/team-form.server'
import { enter } from '../organizers/enter.server'
import { readMailbox } from '../supporters/mailbox.server'
import { InviteForm, type InviteProblems } from '../ui/organizers/invite-form'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enter(args, 'team.change', { proven: true })
  return { locale, all: everyRole }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'team.change', { proven: true })
  const form = await args.request.formData()
  const email = String(form.get('email') ?? '')
    .trim()
    .slice(0, 300)
  const answers = { email, roles: readRoles(form), locale: readLocale(form, organizer.locale) }
  const mailbox = await readMailbox(email)
  const refuse = (problems: InviteProblems) => data({ answers, problems }, { status: 422 })
  if (!mailbox || answers.roles.length === 0)
    return refuse({
      ...(mailbox ? {} : { email: 'email' }),
      ...(answers.roles.length ? {} : { role: 'role' }),
    })
  const organisationId = organizer.organisation.id
  const { outcome } = await invite(organizer, { ...answers, mailbox, organisationId })
  if (outcome === 'already-member') return refuse({ email: 'member' })
  if (outcome === 'too-many') return refuse({ email: 'tooMany' })
  return redirect('/manage/team?done=invited', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).team.invite, matches)

export default function Invite() {
  const refused = useActionData<typeof action>()
  return <InviteForm {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
