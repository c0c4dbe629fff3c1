import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readClaimForm } from '../evidence/claim-form.server'
import { listSubjects } from '../evidence/own-claims.server'
import { findOwnWork } from '../evidence/own-works.server'
import { addClaim } from '../evidence/record-claim.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { ClaimForm } from '../ui/organizers/claim-form'
import { PageHeading } from '../ui/page-heading'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { organisation, locale } = await enter(args, 'evidence.write')
  const found = await findOwnWork(organisation.id, args.params.slug!, locale)
  if (!found) throw data({}, { status: 404 })
  return {
    locale,
    work: found.work,
    subjects: await listSubjects(organisation.id, locale),
    form: { answers: {}, problems: {}, stored: null },
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'evidence.write')
  const { organisation, locale } = organizer
  if (!(await findOwnWork(organisation.id, args.params.slug!, locale))) throw data({}, { status: 404 })
  const { answers, ...read } = readClaimForm(await args.request.formData())
  if (!read.change) return data({ answers, problems: read.problems, stored: null }, { status: 422 })
  const added = await addClaim(organizer, organisation.id, args.params.slug!, read.change)
  if (added.outcome !== 'added') throw data({}, { status: 404 })
  return redirect(`/manage/claims/${added.slug}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).evidence.claim.new, matches)

export default function NewClaim() {
  const { locale, work, subjects, form } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = organizerTexts(locale).evidence
  const source = `/manage/sources/${work.slug}`
  return (
    <>
      <Breadcrumbs
        locale={locale}
        trail={[
          { href: '/manage/sources', text: t.title },
          { href: source, text: work.title },
        ]}
      />
      <PageHeading title={t.claim.new} lead={t.claim.newLead} />
      <div className="mt-8">
        <ClaimForm
          locale={locale}
          form={refused ?? form}
          revision={0}
          path={`${source}/claims/new`}
          button={t.record}
          cancel={source}
          subjects={subjects}
          recorded={false}
        />
      </div>
    </>
  )
}
