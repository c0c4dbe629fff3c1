import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { findReviews } from '../review/find-review.server'
import { missingForReview, submitForReview, takeBack } from '../review/submit.server'
import { Notice } from '../ui/notice'
import { Done } from '../ui/organizers/done'
import { SubmitPage } from '../ui/organizers/submit-page'

const sayings = ['submitted', 'taken-back', 'incomplete', 'not-from-here'] as const

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'review.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    locale: organizer.locale,
    path: `/manage/petitions/${petition.slug}/review`,
    slug: petition.slug,
    state: petition.state,
    missing: await missingForReview(petition, organizer.locale),
    reviews: await findReviews(petition.id),
    mayWrite: can(organizer, 'petition.write', organizer.organisation.id),
    done: sayings.find((saying) => saying === done) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const intent = (await args.request.formData()).get('intent')
  if (intent !== 'submit' && intent !== 'take-back') throw data({}, { status: 400 })
  const { outcome } =
    intent === 'submit' ? await submitForReview(organizer, petition) : await takeBack(organizer, petition)
  return redirect(`/manage/petitions/${petition.slug}/review?done=${outcome}`, 303)
}

export default function Submit() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  const t = organizerTexts(shown.locale).review.submit.done
  return (
    <>
      {(done === 'submitted' || done === 'taken-back') && <Done text={t[done]} />}
      {(done === 'incomplete' || done === 'not-from-here') && (
        <div className="mb-6">
          <Notice kind="error">{t[done]}</Notice>
        </div>
      )}
      <SubmitPage {...shown} />
    </>
  )
}
