import type { InstanceItem } from '../../review/queue.server'
import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Queue } from './queue'

/** Petitions of organisations under moderation that wait for those who run the instance. */
export function InstanceQueue({ locale, items }: { locale: Locale; items: InstanceItem[] }) {
  const t = organizerTexts(locale).review.instance
  return (
    <Queue
      locale={locale}
      texts={t}
      items={items}
      heading={({ slug, title }) => (
        <a
          href={`/manage/instance/review/${slug}`}
          className="tap inline-flex items-center no-underline hover:underline"
        >
          {title}
        </a>
      )}
    >
      {({ organisation, by, agreedBy }) => (
        <p>{fill(t.by, { organisation: organisation.name, by, agreedBy })}</p>
      )}
    </Queue>
  )
}
