import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { askRemoval, listRemovals } from '../petitions/ask-removal.server'
import { removalCodes } from '../petitions/decide-held-form.server'
import { readRemovalReason } from '../petitions/hold.server'
import { fieldOf, noRemoval, readRemovalForm, type RemovalProblem } from '../petitions/removal-form'
import { removeSignatures } from '../petitions/remove.server'
import { countriesIn } from '../supporters/countries'
import { RemovalForm } from '../ui/organizers/removal-form'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}`,
    countries: countriesIn(organizer.locale),
    codes: removalCodes(organizer.locale),
    earlier: await listRemovals(petition),
    decides: can(organizer, 'signatures.decide', petition.organisationId),
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.decide')
  const petition = await ownPetition(organizer, args.params.slug)
  const { answers, conditions, go } = readRemovalForm(await args.request.formData())
  const reason = readRemovalReason(answers.code)
  const refuse = (problem: RemovalProblem) => data({ answers, problem, matching: null }, { status: 422 })
  if (go && reason) {
    const asked = await askRemoval(petition, { conditions, reason }, organizer)
    if (asked.outcome === 'asked')
      return redirect(`/manage/petitions/${petition.slug}/signatures/removals/${asked.id}`, 303)
    if (asked.outcome === 'malformed') return refuse(fieldOf(asked.at))
    return data({ answers, problem: null, matching: 0 as number | null })
  }
  const dry = await removeSignatures({
    petitionId: petition.id,
    conditions,
    reason: reason ?? 'other',
    actor: organizer.name,
    dryRun: true,
  })
  if (dry.outcome === 'malformed') return refuse(fieldOf(dry.at))
  const matching: number | null = dry.outcome === 'counted' ? dry.matching : null
  if (go) return data({ answers, problem: 'code' as RemovalProblem | null, matching }, { status: 422 })
  return data({ answers, problem: null, matching })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).signatures.remove.title, matches)

export default function Remove() {
  const asked = useActionData<typeof action>()
  return (
    <RemovalForm
      {...useLoaderData<typeof loader>()}
      answers={asked?.answers ?? noRemoval}
      matching={asked?.matching ?? null}
      problem={asked?.problem ?? null}
    />
  )
}
