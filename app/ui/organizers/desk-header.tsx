import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Mark } from '../mark'

/** Who is signed in, as pages show it. */
export interface DeskView {
  locale: Locale
  name: string
  organisation: { name: string; state: 'trusted' | 'moderated' | 'suspended' } | null
  /** Others this person has a role in. */
  others: { id: string; name: string }[]
  /** The parts of the desk this person may open, in order. */
  parts: readonly DeskPart[]
}

export const deskParts = [
  'overview',
  'petitions',
  'campaigns',
  'sources',
  'review',
  'mailings',
  'donations',
  'team',
  'settings',
  'exports',
  'audit',
  'instance',
] as const
export type DeskPart = (typeof deskParts)[number]

const addressOf = (part: DeskPart) => (part === 'overview' ? '/manage' : `/manage/${part}`)

/** Which part of the desk an address stands in; none for one's own account. */
export function partAt(path: string): DeskPart | 'account' | null {
  const [, , here] = path.split('/')
  if (!here) return 'overview'
  if (here === 'targets') return 'petitions'
  if (here === 'claims') return 'sources'
  if (here === 'account') return here
  return deskParts.find((part) => part === here) ?? null
}

/** Whose pages these are, and the way to their parts: folded under one word on a phone, in sight where there is room. */
export function DeskHeader({ desk, path }: { desk: DeskView; path: string }) {
  const t = organizerTexts(desk.locale).frame
  const here = partAt(path)
  const isHere = (part: DeskPart | 'account') => (part === here ? 'page' : undefined)
  const link =
    'tap flex items-center px-2.5 no-underline decoration-2 hover:underline aria-[current]:font-medium aria-[current]:underline'
  return (
    <header data-site className="border-b border-line">
      <div className="page relative">
        <a href="/manage" className="desk-name tap flex w-fit items-center gap-2.5 py-2 no-underline">
          <Mark />
          <span className="min-w-0 truncate font-serif text-xl font-bold tracking-tight">
            {desk.organisation?.name ?? 'Amparo'}
          </span>
        </a>
        <details className="desk-menu">
          <summary className="tap absolute end-5 top-0 cursor-pointer items-center py-2 font-medium underline decoration-accent underline-offset-[0.2em] sm:end-8">
            {t.menu}
          </summary>
          <div className="pb-3 md:pb-0">
            <ul className="-mx-2.5 flex flex-wrap items-center border-y border-line text-sm md:absolute md:end-8 md:top-0 md:mx-0 md:-me-2.5 md:border-0">
              <li>
                <a href={desk.locale === 'es' ? '/es' : '/'} className={link}>
                  {t.publicSite}
                </a>
              </li>
              <li className="min-w-0">
                <a
                  href="/manage/account"
                  aria-label={`${t.account}: ${desk.name}`}
                  aria-current={isHere('account')}
                  className={link}
                >
                  <span className="max-w-48 truncate">{desk.name}</span>
                </a>
              </li>
              <li>
                <form method="post" action="/logout">
                  <button className="tap cursor-pointer px-2.5 hover:text-accent hover:underline">
                    {t.signOut}
                  </button>
                </form>
              </li>
            </ul>
            <nav aria-label={t.navigation}>
              <ul className="-mx-2.5 grid grid-cols-2 md:flex md:flex-wrap">
                {desk.parts.map((part) => (
                  <li key={part}>
                    <a href={addressOf(part)} aria-current={isHere(part)} className={link}>
                      {t[part]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </details>
      </div>
    </header>
  )
}
