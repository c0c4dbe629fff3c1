import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { languageName, locales, texts } from '../i18n'
import { sampleNames } from '../platform/mail/sample-mails.server'
import { answerMissing } from '../ui/answer-missing'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { outboxHeaders } from '../ui/outbox-headers'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'

export const headers = outboxHeaders

export const loader = () => ({ names: sampleNames() ?? answerMissing(null) })

const t = texts('en').outbox

export const meta: MetaFunction = () => [{ title: `${t.templates} · Amparo` }]

export default function Templates() {
  const { names } = useLoaderData<typeof loader>()
  return (
    <Page locale="en" path="/outbox/templates" languages={['en']}>
      <Breadcrumbs locale="en" trail={[{ href: '/outbox', text: t.title }]} />
      <PageHeading title={t.templates} lead={t.templatesLead} />
      <ol className="mt-8 border-b border-line">
        {names.map((name) => (
          <li key={name} className="flex flex-wrap gap-x-6 border-t border-line py-3">
            <span className="min-w-48 font-serif text-lg">{name}</span>
            {locales.map((locale) => (
              <a
                key={locale}
                href={`/outbox/templates/${name}?language=${locale}`}
                aria-label={`${name}, ${languageName('en', locale)}`}
                className="tap inline-flex items-center"
              >
                {languageName('en', locale)}
              </a>
            ))}
          </li>
        ))}
      </ol>
    </Page>
  )
}
