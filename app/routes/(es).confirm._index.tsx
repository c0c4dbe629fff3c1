import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inLocale, texts } from '../i18n'
import { confirmByCode } from '../petitions/confirm-by-code.server'
import { readCode } from '../petitions/confirmation-code.server'
import { readMailbox } from '../supporters/mailbox.server'
import { CodeForm } from '../ui/code-form'
import { CodeProblems, type CodeRefusal } from '../ui/code-problems'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'

export const loader = ({ context: { locale } }: LoaderFunctionArgs) => ({ locale })

/** An unknown mailbox, a wrong code and one that ran out get the same answer. */
export async function action({ context: { locale, network, form } }: ActionFunctionArgs) {
  const email = String(form.get('email') ?? '').slice(0, 254)
  const mailbox = await readMailbox(email)
  const code = readCode(String(form.get('code') ?? '').slice(0, 100))
  const refuse = (refusal: CodeRefusal, status: number) => data({ email, refusal }, { status })
  if (!mailbox || !code) return refuse({ outcome: 'malformed', email: !mailbox, code: !code }, 422)
  const confirmed = await confirmByCode(mailbox, code, network)
  if (confirmed.outcome === 'confirmed') {
    const { slug, thanks } = confirmed
    return redirect(inLocale(locale, `/petitions/${slug}/thanks?t=${thanks}`), 303)
  }
  if (confirmed.outcome === 'no-match' || confirmed.outcome === 'unknown') {
    return refuse({ outcome: 'no-match' }, 422)
  }
  return refuse({ outcome: confirmed.outcome }, 409)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = texts(shown.locale).confirm.byCode
  return pageMeta(matches, { locale: shown.locale, path: '/confirm', title, description, noindex: true })
}

export default function ConfirmByCode() {
  const { locale } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = texts(locale).confirm.byCode
  const refusal = refused?.refusal
  const malformed = refusal?.outcome === 'malformed' ? refusal : null
  return (
    <Page locale={locale} path="/confirm">
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-8 max-w-measure space-y-6">
        {refusal && <CodeProblems locale={locale} refusal={refusal} />}
        <CodeForm
          locale={locale}
          email={refused?.email}
          errors={{
            email: malformed?.email ? t.emailMalformed : undefined,
            code: malformed?.code ? t.codeMalformed : undefined,
          }}
        />
        <p className="text-sm text-soft">{t.noLetter}</p>
      </div>
    </Page>
  )
}
