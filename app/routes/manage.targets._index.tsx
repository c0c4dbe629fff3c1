import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { listOwnTargets } from '../workshop/own-targets.server'
import { addTarget } from '../workshop/save-target.server'
import { noTarget, readTargetForm } from '../workshop/target-form'
import { hasProblems } from '../workshop/written-line'
import { TargetListPage } from '../ui/organizers/target-list-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const { organisation, locale } = organizer
  return {
    locale,
    targets: await listOwnTargets(organisation.id, locale),
    mayWrite: can(organizer, 'petition.write', organisation.id),
    done: new URL(args.request.url).searchParams.get('done') === 'saved',
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const filled = readTargetForm(await args.request.formData())
  if (hasProblems(filled.problems)) return data(filled, { status: 422 })
  await addTarget(organizer, filled.answers, null)
  return redirect('/manage/targets?done=saved', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${organizerTexts(shown?.locale ?? 'en').campaigns.targets.title} · Amparo` },
  { name: 'robots', content: 'noindex' },
]

export default function Targets() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  return <TargetListPage {...shown} filled={typed ?? noTarget} done={done && !typed} />
}
