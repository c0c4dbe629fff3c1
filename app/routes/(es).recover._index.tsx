import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mailRecovery } from '../accounts/recover.server'
import { inLocale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Entrance } from '../ui/organizers/entrance'
import { pageMeta } from '../ui/page-meta'
import { MailboxField } from '../ui/mailbox-field'

export const loader = ({ request, context: { locale } }: LoaderFunctionArgs) => ({
  locale,
  sent: new URL(request.url).searchParams.has('sent'),
})

/** A known and an unknown mailbox get the same answer. */
export async function action({ request, context: { locale } }: ActionFunctionArgs) {
  const form = await request.formData()
  const email = String(form.get('email') ?? '')
    .trim()
    .slice(0, 300)
  const { outcome } = await mailRecovery(email)
  if (outcome === 'malformed') return data({ email }, { status: 422 })
  return redirect(inLocale(locale, '/recover?sent'), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = organizerTexts(shown.locale).accounts.recover
  return pageMeta(matches, { locale: shown.locale, path: '/recover', title, description, noindex: true })
}

export default function Recover() {
  const { locale, sent } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const all = organizerTexts(locale).accounts
  const t = all.recover
  if (sent && !refused) {
    return (
      <Entrance locale={locale} path="/recover" title={t.sentTitle} lead={t.sent}>
        <p className="max-w-measure text-soft">{t.noCode}</p>
      </Entrance>
    )
  }
  const error = refused ? all.emailProblem : undefined
  return (
    <Entrance locale={locale} path="/recover" title={t.title} lead={t.lead}>
      <form
        method="post"
        action={inLocale(locale, '/recover')}
        noValidate
        className="max-w-[28rem] space-y-5"
      >
        {error && <ErrorSummary title={all.problemTitle} errors={[{ field: 'email', text: error }]} />}
        <MailboxField
          label={all.email}
          required
          autoComplete="username"
          defaultValue={refused?.email}
          error={error}
        />
        <Button kind="act">{t.button}</Button>
      </form>
      <p className="max-w-measure text-sm text-soft">{t.noCode}</p>
    </Entrance>
  )
}
