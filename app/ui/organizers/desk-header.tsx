import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Mark } from '../mark'
import { Button } from '../button'

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
  'team',
  'settings',
  'exports',
  'audit',
  'instance',
] as const
export type DeskPart = (typeof deskParts)[number]

const addressOf = (part: DeskPart) => (part === 'overview' ? '/manage' : `/manage/${part}`)
const isHere = (part: DeskPart, path: string) =>
  part === 'overview'
    ? path === '/manage'
    : path === addressOf(part) || path.startsWith(`${addressOf(part)}/`)

export function DeskHeader({ desk, path }: { desk: DeskView; path: string }) {
  const t = organizerTexts(desk.locale).frame
  return (
    <header data-site className="border-b border-line">
      <div className="page flex flex-wrap items-center gap-x-6">
        <a href="/manage" className="tap flex min-w-0 items-center gap-2.5 py-2 no-underline">
          <Mark />
          <span className="truncate font-serif text-xl font-bold tracking-tight">
            {desk.organisation?.name ?? 'Amparo'}
          </span>
        </a>
        <ul className="-mx-2.5 ms-auto flex flex-wrap items-center text-sm">
          <li>
            <a href={desk.locale === 'es' ? '/es' : '/'} className="tap flex items-center px-2.5">
              {t.publicSite}
            </a>
          </li>
          <li>
            <a href="/manage/account" className="tap flex items-center px-2.5">
              {desk.name}
            </a>
          </li>
          <li>
            <form method="post" action="/logout">
              <Button kind="plain" className="tap px-2.5 text-sm">
                {t.signOut}
              </Button>
            </form>
          </li>
        </ul>
      </div>
      <nav aria-label={t.navigation} className="page">
        <ul className="-mx-2.5 flex flex-wrap">
          {desk.parts.map((part) => (
            <li key={part}>
              <a
                href={addressOf(part)}
                aria-current={isHere(part, path) ? 'page' : undefined}
                className="tap flex items-center px-2.5 no-underline decoration-2 hover:underline aria-[current]:font-medium aria-[current]:underline"
              >
                {t[part]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
