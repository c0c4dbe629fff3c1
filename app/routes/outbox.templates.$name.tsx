import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { sampleMail } from '../platform/mail/sample-mails.server'
import { answerMissing } from '../ui/answer-missing'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { MailFrames } from '../ui/mail-frames'
import { outboxHeaders } from '../ui/outbox-headers'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'

export const headers = outboxHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = new URL(request.url).searchParams.get('language') === 'es' ? 'es' : 'en'
  const mail = await sampleMail(params.name, language)
  if (!mail) return answerMissing(null)
  return { name: params.name!, language, subject: mail.subject, text: mail.text }
}

const t = texts('en').outbox

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? t.templates} · Amparo` },
]

export default function Template() {
  const { name, language, subject, text } = useLoaderData<typeof loader>()
  const path = `/outbox/templates/${name}`
  return (
    <Page locale="en" path={path} languages={['en']}>
      <Breadcrumbs locale="en" trail={[{ href: '/outbox/templates', text: t.templates }]} />
      <PageHeading title={subject} kicker={`${name} · ${language}`} />
      <div className="mt-8">
        <MailFrames src={`${path}/html?language=${language}`} text={text} words={t} />
      </div>
    </Page>
  )
}
