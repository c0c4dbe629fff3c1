import type { ReactNode } from 'react'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { GivingMode } from '../../organizers/giving-desk.server'
import { Notice } from '../notice'

const parts = [
  'totals',
  'gifts',
  'disputes',
  'payouts',
  'petitions',
  'breaker',
  'export',
  'settings',
] as const
export type GivingPart = (typeof parts)[number]

/** Which part of the donations an address stands in. */
export const givingPartAt = (path: string): GivingPart => {
  const [, , , here] = path.split('/')
  return parts.find((part) => part === here) ?? 'totals'
}

/** What is the same for tests and real gifts. */
const either: GivingPart[] = ['breaker', 'settings']

interface Props {
  locale: Locale
  mode: GivingMode
  /** What an address says to see the gifts of the other mode; null where there are none. */
  other: string | null
  /** The address that is shown. */
  path: string
  children: ReactNode
}

/** The pages about an organisation's gifts: tests are named on each of them. */
export function GivingFrame({ locale, mode, other, path, children }: Props) {
  const t = organizerTexts(locale).donations
  const here = givingPartAt(path)
  const addressOf = (part: GivingPart) =>
    (part === 'totals' ? '/manage/donations' : `/manage/donations/${part}`) + mode.query
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <p className="font-serif text-2xl font-bold">{t.title}</p>
        {other !== null && (
          <a href={`/manage/donations${other}`} className="tap inline-flex items-center text-sm">
            {mode.livemode ? t.toTest : t.toLive}
          </a>
        )}
      </div>
      <nav aria-label={t.parts.label} className="mt-2 border-b border-ink">
        <ul className="-mx-2.5 flex flex-wrap">
          {parts.map((part) => (
            <li key={part}>
              <a
                href={addressOf(part)}
                aria-current={part === here ? 'page' : undefined}
                className="tap flex items-center px-2.5 no-underline decoration-2 hover:underline aria-[current]:font-medium aria-[current]:underline"
              >
                {t.parts[part]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {!mode.livemode && !either.includes(here) && (
        <div className="mt-6">
          <Notice kind="closed" title={t.test}>
            <p>{t.testText}</p>
          </Notice>
        </div>
      )}
      <div className="mt-6">{children}</div>
    </>
  )
}
