import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { linksOf, readOutboxMail } from '../platform/mail/read-outbox.server'
import { answerMissing } from '../ui/answer-missing'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { ButtonLink } from '../ui/button'
import { Facts } from '../ui/facts'
import { outboxHeaders } from '../ui/outbox-headers'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { Section } from '../ui/section'
import { Timestamp } from '../ui/timestamp'

export const headers = outboxHeaders

export async function loader({ params }: LoaderFunctionArgs) {
  const mail = await readOutboxMail(params.id)
  if (!mail) return answerMissing(null)
  const { html, ...rest } = mail
  return { ...rest, links: linksOf(html) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.subject ?? t.title} · Amparo` },
]

const t = texts('en').outbox

export default function OutboxMail() {
  const mail = useLoaderData<typeof loader>()
  const named = { From: mail.from, To: mail.to, Subject: mail.subject, ...mail.headers }
  return (
    <Page locale="en" path={`/outbox/${mail.id}`} languages={['en']}>
      <Breadcrumbs locale="en" trail={[{ href: '/outbox', text: t.back }]} />
      <PageHeading title={mail.subject} kicker={<Timestamp at={mail.at} />} lead={mail.to} />
      <Section id="links" title={t.links}>
        <ul className="grid justify-items-start gap-3">
          {mail.links.map((link) => (
            <li key={link} className="max-w-full break-all">
              <ButtonLink href={link}>{link}</ButtonLink>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="html" title={t.html}>
        <iframe
          src={`/outbox/${mail.id}/html`}
          title={t.frame}
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
          className="h-[48rem] w-full border border-line"
        />
      </Section>
      <Section id="text" title={t.text}>
        <pre className="max-w-[52rem] whitespace-pre-wrap break-words border border-line bg-sheet p-5 text-sm">
          {mail.text}
        </pre>
      </Section>
      <Section id="headers" title={t.headers}>
        <Facts
          items={Object.entries(named).map(([term, value]) => ({
            term,
            value: <span className="wrap-anywhere">{value}</span>,
          }))}
        />
      </Section>
    </Page>
  )
}
