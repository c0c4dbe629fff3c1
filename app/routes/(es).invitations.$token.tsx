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
  findInvitation,
  invitedAddress,
  isMailboxOf,
  joinAsNewcomer,
  joinSignedIn,
} from '../accounts/join.server'
import { readLocale } from '../accounts/team-form.server'
import { inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { sessionHere } from '../organizers/enter.server'
import { deviceHere, signedInHeaders } from '../organizers/signed-in.server'
import { nameProblem, tidyLine } from '../supporters/person-text'
import { InvitationPage, type InvitationStep, type InvitationView } from '../ui/organizers/invitation-page'
import { pageMeta } from '../ui/page-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { params, context } = args
  const { locale } = context
  const found = await findInvitation(params.token!, locale)
  const path = `/invitations/${encodeURIComponent(params.token!)}`
  if (found.outcome !== 'open') return { locale, path, shown: found satisfies InvitationView }
  const session = await sessionHere(args)
  const { organisation, inviter, roles, known, mailbox } = found.invitation
  const actor = session?.stage === 'full' ? session.actor : null
  const own = actor !== null && (await isMailboxOf(actor.personId, mailbox))
  const shown: InvitationView = {
    outcome: 'open',
    organisation,
    inviter,
    roles,
    known,
    as: actor && { name: actor.name, own },
  }
  return { locale, path, shown }
}

export async function action(args: ActionFunctionArgs) {
  const { request, params, context } = args
  const { locale } = context
  const here = inLocale(locale, `/invitations/${encodeURIComponent(params.token!)}`)
  const found = await findInvitation(params.token!, locale)
  if (found.outcome !== 'open') return redirect(here, 303)
  const { invitation } = found
  const form = await request.formData()
  const session = await sessionHere(args)
  if (session?.stage === 'full') {
    await joinSignedIn(invitation, session.actor)
    return redirect('/manage', 303)
  }
  if (invitation.known) return redirect(here, 303)
  const name = tidyLine(String(form.get('name') ?? ''))
  const chosen = readLocale(form, locale)
  const problem = nameProblem(name)
  if (problem) return data({ step: 'who' as const, name, chosen, problem }, { status: 422 })
  const { id: personId, organisation } = invitation
  const who = { personId, name, address: invitedAddress(invitation), organisation }
  if (form.get('step') !== 'way')
    return data({
      step: 'way' as const,
      name,
      chosen,
      problems: null,
      offer: await offerFactors(who, request.url),
    })
  const read = await readFactor(who, request.url, form)
  if (read.outcome === 'refused') {
    const { problems, offer } = read
    return data({ step: 'way' as const, name, chosen, problems, offer }, { status: 422 })
  }
  const enrolled = await joinAsNewcomer(
    invitation,
    { name, locale: chosen },
    read.factor,
    await deviceHere(request),
  )
  if (!enrolled) return redirect(here, 303)
  return redirect('/manage/account/codes', { status: 303, headers: await signedInHeaders(enrolled) })
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => {
  if (!loaded) return []
  const { locale } = loaded
  const { next } = organizerTexts(locale).team.invitation
  const title = organizerTexts(locale).team.title
  return pageMeta(matches, { locale, path: '/invitations', title, description: next, noindex: true })
}

export default function Invitation() {
  const step = useActionData() as InvitationStep | undefined
  return <InvitationPage {...useLoaderData<typeof loader>()} step={step ?? null} />
}
