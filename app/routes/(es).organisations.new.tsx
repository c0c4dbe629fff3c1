import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readOrganisationForm } from '../accounts/organisation-form.server'
import { signUpIsOpen, signUpOrganisation } from '../accounts/sign-up.server'
import { inLocale, texts } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Honeypot } from '../ui/honeypot'
import { OrganisationFields } from '../ui/organizers/organisation-fields'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'

const path = '/organisations/new'

export async function loader({ context: { locale } }: LoaderFunctionArgs) {
  if (!(await signUpIsOpen())) throw data({}, { status: 404 })
  return { locale }
}

/** A limited sender and a robot get the same answer as everybody. */
export async function action({ context: { locale, network, form } }: ActionFunctionArgs) {
  if (!(await signUpIsOpen())) throw data({}, { status: 404 })
  const { answers, problems, owner } = await readOrganisationForm(form)
  if (!owner || Object.keys(problems).length > 0) return data({ answers, problems }, { status: 422 })
  if (!form.get('website')) await signUpOrganisation({ ...answers, owner, locale }, network)
  return redirect(inLocale(locale, '/organisations/sent'), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = organizerTexts(shown.locale).team.signUp
  return pageMeta(matches, { locale: shown.locale, path, title, description, noindex: true })
}

export default function SignUpOrganisation() {
  const { locale } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { team } = organizerTexts(locale)
  const { signUp: t, instance } = team
  const wrong = refused?.problems ?? {}
  const errors = {
    name: wrong.name && instance.problems.name,
    about: wrong.about && instance.problems.about,
    email: wrong.email && instance.problems.email,
  }
  return (
    <Page locale={locale} path={path}>
      <PageHeading title={t.title} lead={t.lead} />
      <form method="post" noValidate className="mt-8 max-w-measure space-y-6">
        <ErrorSummary
          title={team.problems.title}
          errors={Object.entries(errors).flatMap(([field, text]) => (text ? [{ field, text }] : []))}
        />
        <OrganisationFields labels={t} answers={refused?.answers} errors={errors} />
        <Honeypot name="website" label={texts(locale).sign.honeypot} />
        <Button kind="act">{t.send}</Button>
      </form>
    </Page>
  )
}
