import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addWork } from '../evidence/record-work.server'
import { readWorkForm } from '../evidence/work-form.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { SourceForm } from '../ui/organizers/source-form'
import { PageHeading } from '../ui/page-heading'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enter(args, 'evidence.write')
  return { locale, form: { answers: { kind: 'report' }, problems: {}, stored: null } }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'evidence.write')
  const read = readWorkForm(await args.request.formData())
  if (!read.fields)
    return data({ answers: read.answers, problems: read.problems, stored: null }, { status: 422 })
  const slug = await addWork(organizer, organizer.organisation.id, read.fields)
  return redirect(`/manage/sources/${slug}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).evidence.source.new, matches)

export default function NewSource() {
  const { locale, form } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = organizerTexts(locale).evidence
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/sources', text: t.title }]} />
      <PageHeading title={t.source.new} lead={t.source.newLead} />
      <div className="mt-8">
        <SourceForm
          locale={locale}
          form={refused ?? form}
          revision={0}
          path="/manage/sources/new"
          button={t.record}
          cancel="/manage/sources"
        />
      </div>
    </>
  )
}
