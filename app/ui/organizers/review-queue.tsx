import type { QueueItem } from '../../review/queue.server'
import { fill, formatDay, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { StateTag } from '../state-tag'
import { UrgencyMark } from './urgency-mark'

interface Props {
  locale: Locale
  /** Whoever looks at the page. */
  me: string
  items: QueueItem[]
}

/** What waits for an organisation's reviewers, the most urgent first. */
export function ReviewQueue({ locale, me, items }: Props) {
  const t = organizerTexts(locale).review
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {items.length === 0 ? (
        <div className="mt-10">
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        </div>
      ) : (
        <ol className="mt-8">
          {items.map((item) => (
            <li
              key={item.slug}
              className="border-t border-line py-5 sm:grid sm:grid-cols-[13rem_1fr] sm:gap-8"
            >
              <UrgencyMark locale={locale} urgency={item.urgency} dueAt={item.dueAt} />
              <div className="min-w-0 max-w-measure">
                <h2 className="text-xl wrap-anywhere">
                  <a
                    href={`/manage/review/${item.slug}`}
                    lang={item.titleLocale}
                    dir="auto"
                    className="tap inline-flex items-center no-underline hover:underline"
                  >
                    {item.title || t.untitled}
                  </a>{' '}
                  <StateTag locale={locale} state={item.state} />
                </h2>
                {item.submitted && (
                  <p className="text-sm text-soft">
                    {fill(t.submittedBy, {
                      name: item.submitted.by,
                      day: formatDay(locale, item.submitted.at),
                    })}
                  </p>
                )}
                {item.agreed ? <p>{t.agreed}</p> : item.submitted?.personId === me && <p>{t.yours}</p>}
                {item.reports > 0 && (
                  <p className="font-bold text-accent">
                    {plural(locale, t.reports, item.reports)}
                    {item.many && ` · ${t.many}`}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
