import type { ReactNode } from 'react'
import type { Locale } from '../../i18n'
import type { QueueItem } from '../../review/queue.server'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { UrgencyMark } from './urgency-mark'

type Urgent = Pick<QueueItem, 'slug' | 'urgency' | 'dueAt'>

interface Props<Item extends Urgent> {
  locale: Locale
  texts: { title: string; lead: string; none: string; noneText: string }
  items: Item[]
  /** The petition's name, as a link. */
  heading: (item: Item) => ReactNode
  /** What more there is to say of it. */
  children: (item: Item) => ReactNode
}

/** Petitions that wait for somebody, each with how urgent it is. */
export const Queue = <Item extends Urgent>({ locale, texts, items, heading, children }: Props<Item>) => (
  <>
    <PageHeading title={texts.title} lead={texts.lead} />
    {items.length === 0 ? (
      <div className="mt-10">
        <Empty title={texts.none}>
          <p>{texts.noneText}</p>
        </Empty>
      </div>
    ) : (
      <ol className="mt-8">
        {items.map((item) => (
          <li key={item.slug} className="border-t border-line py-5 sm:grid sm:grid-cols-[13rem_1fr] sm:gap-8">
            <UrgencyMark locale={locale} urgency={item.urgency} dueAt={item.dueAt} />
            <div className="min-w-0 max-w-measure">
              <h2 className="text-xl wrap-anywhere">{heading(item)}</h2>
              {children(item)}
            </div>
          </li>
        ))}
      </ol>
    )}
  </>
)
