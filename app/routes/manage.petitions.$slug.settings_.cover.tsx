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
import { ownPetition } from '../organizers/petition.server'
import { readCoverForm, type CoverAnswers } from '../workshop/cover-form'
import { findSettings } from '../workshop/find-settings.server'
import { keepCover, removeCover } from '../workshop/keep-cover.server'
import { hasProblems } from '../workshop/written-line'
import { CoverPage, type CoverPageProps } from '../ui/organizers/cover-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const view = await findSettings(organizer.organisation.id, petition.id, organizer.locale)
  return { locale: organizer.locale, slug: petition.slug, cover: view?.cover ?? null }
}

type Typed = Pick<CoverPageProps, 'answers'> & Partial<Omit<CoverPageProps, 'answers'>>

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const form = await args.request.formData()
  const { answers, problems, bytes, seen } = await readCoverForm(form)
  const settings = `/manage/petitions/${petition.slug}/settings`
  const answer = (typed: Typed, status: number) => data<Typed>(typed, { status })
  if (form.get('intent') === 'remove') {
    const { outcome } = await removeCover(organizer, petition.id, seen ?? '')
    return outcome === 'removed'
      ? redirect(`${settings}?done=saved#cover`, 303)
      : answer({ answers, stale: true }, 409)
  }
  const lost = bytes !== null
  if (hasProblems(problems)) return answer({ answers, problems, lost }, 422)
  const kept = await keepCover(organizer, { petitionId: petition.id, seen, bytes, answers })
  if (kept.outcome === 'refused') return answer({ answers, refused: kept.problem }, 422)
  if (kept.outcome === 'stale') return answer({ answers, stale: true, lost }, 409)
  return redirect(`${settings}?done=saved#cover`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).campaigns.cover.title, matches)

export default function Cover() {
  const shown = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const { cover } = shown
  const stored: CoverAnswers = {
    'alt-en': cover?.alt.en ?? '',
    'alt-es': cover?.alt.es ?? '',
    credit: cover?.credit ?? '',
  }
  const none = { problems: {}, refused: null, stale: false, lost: false }
  return <CoverPage {...shown} answers={stored} {...none} {...typed} />
}
