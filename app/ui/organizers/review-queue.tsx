import type { QueueItem } from '../../review/queue.server'
import { fill, formatDay, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { StateTag } from '../state-tag'
import { Queue } from './queue'

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
    <Queue
      locale={locale}
      texts={t}
      items={items}
      heading={(item) => (
        <>
          <a
            href={`/manage/review/${item.slug}`}
            lang={item.titleLocale}
            dir="auto"
            className="tap inline-flex items-center no-underline hover:underline"
          >
            {item.title || t.untitled}
          </a>{' '}
          <StateTag locale={locale} state={item.state} />
        </>
      )}
    >
      {(item) => (
        <>
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
        </>
      )}
    </Queue>
  )
}
