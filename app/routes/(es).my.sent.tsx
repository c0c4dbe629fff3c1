import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLocale, texts } from '../i18n'
import { ButtonLink } from '../ui/button'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'

export const loader = ({ context: { locale } }: LoaderFunctionArgs) => ({ locale })

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { title, lead } = texts(data.locale).my.sent
  return pageMeta(matches, { locale: data.locale, path: '/my/sent', title, description: lead, noindex: true })
}

export default function MySent() {
  const { locale } = useLoaderData<typeof loader>()
  const t = texts(locale).my.sent
  return (
    <Page locale={locale} path="/my/sent">
      <PageHeading title={t.title} lead={t.lead} />
      <div className="prose mt-8">
        <ul>
          {t.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
      <p className="mt-8">
        <ButtonLink href={inLocale(locale, '/my')}>{t.again}</ButtonLink>
      </p>
    </Page>
  )
}
