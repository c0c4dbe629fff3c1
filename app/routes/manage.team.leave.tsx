import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeRoles } from '../accounts/team.server'
import { fill } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { PageHeading } from '../ui/page-heading'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'account.change')
  return { locale, organisation: organisation.name }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'account.change')
  const { outcome } = await changeRoles(organizer, organizer.organisation.id, organizer.personId, [])
  if (outcome === 'last-owner') return data({ problem: 'lastOwner' } as const, { status: 422 })
  return redirect('/manage', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(
    shown && fill(organizerTexts(shown.locale).team.leaveTitle, { organisation: shown.organisation }),
    matches,
  )

export default function LeaveTeam() {
  const { locale, organisation } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { team: t, frame } = organizerTexts(locale)
  const errors = refused ? [{ field: 'leave', text: t.problems[refused.problem] }] : []
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/team', text: t.title }]} />
      <PageHeading title={fill(t.leaveTitle, { organisation })} lead={t.leaveText} />
      <form method="post" className="mt-8 max-w-measure space-y-6">
        <ErrorSummary title={t.problems.title} errors={errors} />
        <p className="flex flex-wrap items-center gap-6">
          <Button id="leave">{t.leaveYes}</Button>
          <a href="/manage/team" className="tap inline-flex items-center">
            {frame.cancel}
          </a>
        </p>
      </form>
    </>
  )
}
