import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addOrganisation } from '../accounts/instance.server'
import { readOrganisationForm } from '../accounts/organisation-form.server'
import { organizerTexts } from '../i18n/organizers'
import { enterInstance } from '../organizers/enter.server'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { OrganisationFields } from '../ui/organizers/organisation-fields'
import { PageHeading } from '../ui/page-heading'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enterInstance(args, 'instance.change', { proven: true })
  return { locale }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await enterInstance(args, 'instance.change', { proven: true })
  const { answers, problems, owner } = await readOrganisationForm(await args.request.formData())
  if (!owner || Object.keys(problems).length > 0) return data({ answers, problems }, { status: 422 })
  await addOrganisation(actor, { ...answers, owner, locale: actor.locale })
  return redirect('/manage/instance?done=created', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).team.instance.create, matches)

export default function AddOrganisation() {
  const { locale } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { team, frame } = organizerTexts(locale)
  const t = team.instance
  const wrong = refused?.problems ?? {}
  const errors = {
    name: wrong.name && t.problems.name,
    about: wrong.about && t.problems.about,
    email: wrong.email && t.problems.email,
  }
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/instance', text: t.title }]} />
      <PageHeading title={t.create} lead={t.createLead} />
      <form method="post" noValidate className="mt-8 max-w-measure space-y-6">
        <ErrorSummary
          title={team.problems.title}
          errors={Object.entries(errors).flatMap(([field, text]) => (text ? [{ field, text }] : []))}
        />
        <OrganisationFields labels={{ ...t, email: t.owner }} answers={refused?.answers} errors={errors} />
        <p className="flex flex-wrap items-center gap-6">
          <Button kind="act">{t.create}</Button>
          <a href="/manage/instance" className="tap inline-flex items-center">
            {frame.cancel}
          </a>
        </p>
      </form>
    </>
  )
}
