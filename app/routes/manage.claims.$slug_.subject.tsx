import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeSubject } from '../evidence/change-claim.server'
import { readSubjectForm } from '../evidence/claim-form.server'
import { findOwnClaim } from '../evidence/own-claims.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { Button, ButtonLink } from '../ui/button'
import { SubjectFields } from '../ui/organizers/claim-form'
import { FormHead } from '../ui/organizers/evidence-fields'
import { PageHeading } from '../ui/page-heading'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { organisation, locale } = await enter(args, 'evidence.write')
  const claim = await findOwnClaim(organisation.id, args.params.slug!, locale)
  if (!claim) throw data({}, { status: 404 })
  const { subject } = claim
  return {
    locale,
    slug: claim.slug,
    title: subject.title,
    form: { answers: subject.answers, problems: {}, stored: null },
    revision: subject.revision,
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'evidence.write')
  const slug = args.params.slug!
  if (!(await findOwnClaim(organizer.organisation.id, slug, organizer.locale)))
    throw data({}, { status: 404 })
  const { answers, revision, ...read } = readSubjectForm(await args.request.formData())
  if (!read.fields)
    return data({ form: { answers, problems: read.problems, stored: null }, revision }, { status: 422 })
  const changed = await changeSubject(organizer, organizer.organisation.id, slug, read.fields, revision)
  if (changed.outcome === 'none') throw data({}, { status: 404 })
  if (changed.outcome === 'stale') {
    const form = { answers, problems: {}, stored: changed.stored }
    return data({ form, revision: changed.revision }, { status: 409 })
  }
  return redirect(`/manage/claims/${slug}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && shown.title, matches)

export default function Subject() {
  const { locale, slug, title, ...opened } = useLoaderData<typeof loader>()
  const { form, revision } = useActionData<typeof action>() ?? opened
  const t = organizerTexts(locale).evidence
  const claim = `/manage/claims/${slug}`
  const path = `${claim}/subject`
  return (
    <>
      <Breadcrumbs
        locale={locale}
        trail={[
          { href: '/manage/sources', text: t.title },
          { href: claim, text: t.claim.edit },
        ]}
      />
      <PageHeading title={title} lead={t.claim.comparisonLead} />
      <form method="post" action={path} noValidate className="mt-8 space-y-6">
        <FormHead locale={locale} form={form} labels={t.claim} fresh={path} />
        <input type="hidden" name="revision" value={revision} />
        <SubjectFields locale={locale} form={form} />
        <div className="flex flex-wrap gap-3">
          <Button kind="act">{t.save}</Button>
          <ButtonLink href={claim}>{t.cancel}</ButtonLink>
        </div>
      </form>
    </>
  )
}
