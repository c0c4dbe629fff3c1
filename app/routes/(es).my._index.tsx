import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inLocale, texts } from '../i18n'
import { mailMyLink } from '../supporters/mail-my-link.server'
import { readMailbox } from '../supporters/mailbox.server'
import { ErrorSummary } from '../ui/error-summary'
import { MyLinkForm } from '../ui/my-link-form'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'

export const loader = ({ context: { locale } }: LoaderFunctionArgs) => ({ locale })

/** A known, an unknown and a limited mailbox get the same answer; only a mailbox is told more. */
export async function action({ context: { locale, form } }: ActionFunctionArgs) {
  const email = String(form.get('email') ?? '')
    .trim()
    .slice(0, 300)
  const mailbox = await readMailbox(email)
  if (!mailbox) return data({ email, problem: email ? 'malformed' : 'empty' } as const, { status: 422 })
  await mailMyLink(mailbox, locale)
  return redirect(inLocale(locale, '/my/sent'), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = texts(shown.locale).my.link
  return pageMeta(matches, { locale: shown.locale, path: '/my', title, description, noindex: true })
}

export default function My() {
  const { locale } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = texts(locale).my.link
  const error = refused && t[refused.problem]
  return (
    <Page locale={locale} path="/my">
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-8 max-w-measure space-y-6">
        {error && <ErrorSummary title={t.problemTitle} errors={[{ field: 'email', text: error }]} />}
        <MyLinkForm locale={locale} email={refused?.email} error={error} />
      </div>
    </Page>
  )
}
