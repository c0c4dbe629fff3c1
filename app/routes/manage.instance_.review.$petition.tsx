import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { organizerTexts } from '../i18n/organizers'
import { enterInstance } from '../organizers/enter.server'
import { reviewOf } from '../organizers/review.server'
import { decideReview } from '../review/decide.server'
import { readDecision } from '../review/decision-form.server'
import { findForInstance } from '../review/find-review.server'
import { ReviewDone } from '../ui/organizers/review-done'
import { ReviewPage } from '../ui/organizers/review-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, personId } = await enterInstance(args, 'instance.see')
  const petition = await findForInstance(args.params.petition!, locale)
  if (!petition) throw data({}, { status: 404 })
  const asked = new URL(args.request.url).searchParams
  const reader = { personId, locale, decides: true, for: 'instance' as const }
  return {
    ...(await reviewOf(petition, reader, asked.get('language'))),
    path: `/manage/instance/review/${petition.slug}`,
    back: { href: '/manage/instance/review', text: organizerTexts(locale).review.instance.title },
    moderated: false,
    inside: null,
    done: asked.get('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const admin = await enterInstance(args, 'instance.change', { proven: true })
  const petition = await findForInstance(args.params.petition!, admin.locale)
  if (!petition) throw data({}, { status: 404 })
  const read = readDecision(await args.request.formData())
  if (!read) throw data({}, { status: 400 })
  if (!read.decision) return data({ answers: read.answers, problems: read.problems }, { status: 422 })
  const { outcome } = await decideReview(admin, petition.id, read.decision, 'instance')
  const stays = outcome === 'own' || outcome === 'stale' || outcome === 'incomplete'
  const page = stays ? `/${petition.slug}` : ''
  return redirect(`/manage/instance/review${page}?done=${outcome}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && shown.petition.title, matches)

export default function InstanceReviewOne() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  return (
    <>
      <ReviewDone locale={shown.locale} done={done} />
      <ReviewPage {...shown} refused={refused} />
    </>
  )
}
