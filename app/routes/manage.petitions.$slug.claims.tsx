import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import {
  attachClaim,
  claimsForPetition,
  claimsToAttach,
  detachClaim,
  evidenceReviewedAt,
  markEvidenceReviewed,
  moveClaim,
} from '../evidence/claims-of-petition.server'
import { evidenceProblems } from '../evidence/evidence-problems.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { Done } from '../ui/organizers/done'
import { PetitionClaimsPage } from '../ui/organizers/petition-claims-page'
import { findDrafts } from '../workshop/drafts.server'

const sayings = ['arranged', 'reviewed'] as const

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'evidence.see')
  const { locale, organisation } = organizer
  const petition = await ownPetition(organizer, args.params.slug)
  const asked = new URL(args.request.url).searchParams
  const q = asked.get('q') ?? ''
  const drafts = await findDrafts(petition.id)
  const { claims: available, more } = await claimsToAttach(petition, locale, q)
  const stories = { en: drafts.en.text.story, es: drafts.es.text.story }
  return {
    locale,
    path: `/manage/petitions/${petition.slug}/claims`,
    attached: await claimsForPetition(petition.id, locale),
    available,
    more,
    q,
    problems: await evidenceProblems(petition, stories, locale),
    reviewedAt: await evidenceReviewedAt(petition.id),
    mayWrite: can(organizer, 'evidence.write', organisation.id),
    mayReview: can(organizer, 'evidence.review', organisation.id),
    done: sayings.find((saying) => saying === asked.get('done')) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = String(form.get('intent') ?? '')
  const organizer = await enter(args, intent === 'reviewed' ? 'evidence.review' : 'evidence.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const claim = String(form.get('claim') ?? '')
  const doing: Record<string, () => Promise<{ outcome: 'arranged' | 'none' }>> = {
    attach: () => attachClaim(organizer, petition, claim),
    detach: () => detachClaim(organizer, petition, claim),
    up: () => moveClaim(petition, claim, 'up'),
    down: () => moveClaim(petition, claim, 'down'),
    reviewed: () => markEvidenceReviewed(organizer, petition),
  }
  const does = Object.hasOwn(doing, intent) ? doing[intent] : null
  if (!does) throw data({}, { status: 400 })
  const { outcome } = await does()
  if (outcome === 'none') throw data({}, { status: 404 })
  const said = intent === 'reviewed' ? 'reviewed' : 'arranged'
  return redirect(`/manage/petitions/${petition.slug}/claims?done=${said}`, 303)
}

export default function PetitionClaims() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      {done && <Done text={organizerTexts(shown.locale).evidence.attached.done[done]} />}
      <PetitionClaimsPage {...shown} />
    </>
  )
}
