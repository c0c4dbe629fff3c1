import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { findOwnTarget } from '../workshop/own-targets.server'
import { saveTarget } from '../workshop/save-target.server'
import { asRead, readTargetForm } from '../workshop/target-form'
import { hasProblems } from '../workshop/written-line'
import { TargetPage } from '../ui/organizers/target-page'

export async function loader(args: LoaderFunctionArgs) {
  const { organisation, locale } = await enter(args, 'petition.write')
  const target = await findOwnTarget(organisation.id, args.params.slug ?? '')
  if (!target) throw data({}, { status: 404 })
  const { slug, name, jurisdiction, published } = target
  const stored = {
    'name-en': name.en,
    'name-es': name.es,
    'jurisdiction-en': jurisdiction.en,
    'jurisdiction-es': jurisdiction.es,
  }
  return { locale, slug, stored, read: asRead(target), fixed: published > 0 }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const form = await args.request.formData()
  const filled = readTargetForm(form)
  const slug = args.params.slug ?? ''
  if (!(await findOwnTarget(organizer.organisation.id, slug))) throw data({}, { status: 404 })
  const typed = { filled, read: String(form.get('read') ?? ''), stale: false }
  if (hasProblems(filled.problems)) return data(typed, { status: 422 })
  const { outcome } = await saveTarget(organizer, slug, filled.answers, typed.read)
  if (outcome === 'unknown') throw data({}, { status: 404 })
  if (outcome !== 'saved') return data({ ...typed, stale: outcome === 'stale' }, { status: 409 })
  return redirect('/manage/targets?done=saved', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${organizerTexts(shown?.locale ?? 'en').campaigns.targets.editTitle} · Amparo` },
  { name: 'robots', content: 'noindex' },
]

export default function Target() {
  const shown = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  return (
    <TargetPage
      {...shown}
      filled={typed?.filled ?? { answers: shown.stored, problems: {} }}
      read={typed && !typed.stale ? typed.read : shown.read}
      stale={typed?.stale ?? false}
    />
  )
}
