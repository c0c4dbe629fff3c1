import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { changeClaim, checkClaim } from '../evidence/change-claim.server'
import { readClaimForm } from '../evidence/claim-form.server'
import { findOwnClaim, listSubjects } from '../evidence/own-claims.server'
import { readRevision } from '../evidence/work-form.server'
import { organizerTexts } from '../i18n/organizers'
import { enter, type Organizer } from '../organizers/enter.server'
import { Notice } from '../ui/notice'
import { ClaimPage } from '../ui/organizers/claim-page'
import { Done } from '../ui/organizers/done'
import type { FormState } from '../ui/organizers/evidence-fields'
import { deskMeta } from '../ui/organizers/desk-meta'

const sayings = ['saved', 'checked', 'changed'] as const

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'evidence.see')
  const { organisation, locale } = organizer
  const claim = await findOwnClaim(organisation.id, args.params.slug!, locale)
  if (!claim) throw data({}, { status: 404 })
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    locale,
    claim,
    subjects: await listSubjects(organisation.id, locale),
    form: { answers: claim.answers, problems: {}, stored: null },
    revision: claim.revision,
    mayWrite: can(organizer, 'evidence.write', organisation.id),
    mayCheck: can(organizer, 'evidence.review', organisation.id),
    done: sayings.find((saying) => saying === done) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  if (form.get('intent') === 'check')
    return check(await enter(args, 'evidence.review'), args.params.slug!, form)
  const organizer = await enter(args, 'evidence.write')
  const slug = args.params.slug!
  if (!(await findOwnClaim(organizer.organisation.id, slug, organizer.locale)))
    throw data({}, { status: 404 })
  const { answers, revision, ...read } = readClaimForm(form)
  const refuse = (status: number, state: Partial<FormState>, at = revision) =>
    data({ form: { answers, problems: {}, stored: null, ...state }, revision: at }, { status })
  if (!read.change) return refuse(422, { problems: read.problems })
  const changed = await changeClaim(organizer, organizer.organisation.id, slug, read.change, revision)
  switch (changed.outcome) {
    case 'none':
    case 'no-subject':
      throw data({}, { status: 404 })
    case 'note-missing':
      return refuse(422, { problems: { 'note-en': 'note-missing' } })
    case 'stale':
      return refuse(409, { stored: changed.stored }, changed.revision)
    case 'changed':
      return redirect(`/manage/claims/${slug}?done=saved`, 303)
  }
}

async function check(organizer: Organizer, slug: string, form: FormData) {
  const { outcome } = await checkClaim(organizer, organizer.organisation.id, slug, readRevision(form))
  if (outcome === 'none') throw data({}, { status: 404 })
  if (outcome === 'stale') return redirect(`/manage/claims/${slug}?done=changed`, 303)
  const back = form.get('back') === 'stale' ? '/manage/sources/stale?done=1' : null
  return redirect(back ?? `/manage/claims/${slug}?done=checked`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && shown.claim.figure + ' · ' + shown.claim.subject.title, matches)

export default function Claim() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = organizerTexts(shown.locale).evidence
  return (
    <>
      {done === 'saved' && <Done text={t.saved} />}
      {done === 'checked' && <Done text={t.check.done} />}
      {done === 'changed' && (
        <div className="mb-6">
          <Notice kind="error">{t.check.changed}</Notice>
        </div>
      )}
      <ClaimPage {...shown} {...refused} />
    </>
  )
}
