import type { InstanceItem } from '../../review/queue.server'
import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { UrgencyMark } from './urgency-mark'

/** Petitions of organisations under moderation that wait for those who run the instance. */
export function InstanceQueue({ locale, items }: { locale: Locale; items: InstanceItem[] }) {
  const t = organizerTexts(locale).review.instance
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
                    href={`/manage/instance/review/${item.slug}`}
                    className="tap inline-flex items-center no-underline hover:underline"
                  >
                    {item.title}
                  </a>
                </h2>
                <p>
                  {fill(t.by, { organisation: item.organisation.name, by: item.by, agreedBy: item.agreedBy })}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
