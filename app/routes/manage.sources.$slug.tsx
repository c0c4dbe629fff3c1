import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { findOwnWork } from '../evidence/own-works.server'
import { changeWork } from '../evidence/record-work.server'
import { readWorkForm } from '../evidence/work-form.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Done } from '../ui/organizers/done'
import { SourcePage } from '../ui/organizers/source-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'evidence.see')
  const { organisation, locale } = organizer
  const found = await findOwnWork(organisation.id, args.params.slug!, locale)
  if (!found) throw data({}, { status: 404 })
  return {
    locale,
    work: found.work,
    claims: found.claims,
    revision: found.revision,
    form: { answers: found.answers, problems: {}, stored: null },
    mayWrite: can(organizer, 'evidence.write', organisation.id),
    done: new URL(args.request.url).searchParams.has('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'evidence.write')
  const slug = args.params.slug!
  if (!(await findOwnWork(organizer.organisation.id, slug, organizer.locale))) throw data({}, { status: 404 })
  const { answers, revision, ...read } = readWorkForm(await args.request.formData())
  if (!read.fields)
    return data({ form: { answers, problems: read.problems, stored: null }, revision }, { status: 422 })
  const changed = await changeWork(organizer, organizer.organisation.id, slug, read.fields, revision)
  if (changed.outcome === 'none') throw data({}, { status: 404 })
  if (changed.outcome === 'stale') {
    const form = { answers, problems: {}, stored: changed.stored }
    return data({ form, revision: changed.revision }, { status: 409 })
  }
  return redirect(`/manage/sources/${slug}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && shown.work.title, matches)

export default function Source() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      {done && <Done text={organizerTexts(shown.locale).evidence.saved} />}
      <SourcePage {...shown} {...refused} />
    </>
  )
}
