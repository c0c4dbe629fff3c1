import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signUpIsOpen } from '../accounts/sign-up.server'
import { organizerTexts } from '../i18n/organizers'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'

const path = '/organisations/sent'

export async function loader({ context: { locale } }: LoaderFunctionArgs) {
  if (!(await signUpIsOpen())) throw data({}, { status: 404 })
  return { locale }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { sentTitle, sent } = organizerTexts(shown.locale).team.signUp
  return pageMeta(matches, { locale: shown.locale, path, title: sentTitle, description: sent, noindex: true })
}

export default function OrganisationSent() {
  const { locale } = useLoaderData<typeof loader>()
  const t = organizerTexts(locale).team.signUp
  return (
    <Page locale={locale} path={path}>
      <PageHeading title={t.sentTitle} lead={t.sent} />
    </Page>
  )
}
