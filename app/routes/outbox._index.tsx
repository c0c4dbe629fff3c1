import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { texts } from '../i18n'
import { listOutbox } from '../platform/mail/read-outbox.server'
import { answerMissing } from '../ui/answer-missing'
import { Empty } from '../ui/empty'
import { outboxHeaders } from '../ui/outbox-headers'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { Pagination } from '../ui/pagination'
import { Timestamp } from '../ui/timestamp'

export const headers = outboxHeaders

export async function loader({ request }: LoaderFunctionArgs) {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  return (await listOutbox(page)) ?? answerMissing(null)
}

export const meta: MetaFunction = () => [{ title: `${t.title} · Amparo` }]

const t = texts('en').outbox

export default function Outbox() {
  const { mails, page, pages } = useLoaderData<typeof loader>()
  return (
    <Page locale="en" path="/outbox" languages={['en']}>
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-4">
        <a href="/outbox/templates" className="tap inline-flex items-center">
          {t.toTemplates}
        </a>
      </p>
      <div className="mt-8">
        {mails.length === 0 ? (
          <Empty title={t.empty}>{t.emptyHint}</Empty>
        ) : (
          <ol className="border-b border-line">
            {mails.map((mail) => (
              <li key={mail.id} className="border-t border-line py-3">
                <a href={`/outbox/${mail.id}`} className="font-serif text-lg">
                  {mail.subject}
                </a>
                <p className="flex flex-wrap gap-x-6 text-sm text-soft">
                  <span className="break-all">{mail.to}</span>
                  <Timestamp at={mail.at} />
                </p>
              </li>
            ))}
          </ol>
        )}
        <Pagination locale="en" page={page} pages={pages} href={(page) => `/outbox?page=${page}`} />
      </div>
    </Page>
  )
}
