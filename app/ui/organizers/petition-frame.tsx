import type { ReactNode } from 'react'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { StateTag } from '../state-tag'
import type { OwnPetition } from '../../petitions/views'

const parts = [
  'overview',
  'text',
  'claims',
  'review',
  'signatures',
  'paper',
  'delivery',
  'updates',
  'settings',
] as const
export type PetitionPart = (typeof parts)[number]

/** Which part of a petition an address stands in. */
export const petitionPartAt = (path: string): PetitionPart => {
  const [, , , , here] = path.split('/')
  return parts.find((part) => part === here) ?? 'overview'
}

interface Props {
  locale: Locale
  petition: OwnPetition
  /** The address that is shown. */
  path: string
  /** The parts this person may open. */
  open: readonly PetitionPart[]
  children: ReactNode
}

/** One petition as its organizers see it: its name, its state, its parts. */
export function PetitionFrame({ locale, petition, path, open, children }: Props) {
  const t = organizerTexts(locale).frame
  const home = `/manage/petitions/${petition.slug}`
  const addressOf = (part: PetitionPart) => (part === 'overview' ? home : `${home}/${part}`)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <p className="font-serif text-2xl font-bold" lang={petition.titleLocale}>
          <a href={home} className="tap inline-flex items-center no-underline hover:underline">
            {petition.title || t.petition.untitled}
          </a>
        </p>
        <StateTag locale={locale} state={petition.state} />
        {petition.isPublic && (
          <a
            href={`${locale === 'es' ? '/es' : ''}/petitions/${petition.slug}`}
            className="tap inline-flex items-center text-sm"
          >
            {t.petition.seePublic}
          </a>
        )}
      </div>
      <nav aria-label={t.petitionNavigation} className="mt-2 border-b border-ink">
        <ul className="-mx-2.5 flex flex-wrap">
          {open.map((part) => (
            <li key={part}>
              <a
                href={addressOf(part)}
                aria-current={part === petitionPartAt(path) ? 'page' : undefined}
                className="tap flex items-center px-2.5 no-underline decoration-2 hover:underline aria-[current]:font-medium aria-[current]:underline"
              >
                {t.petition[part]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-6">{children}</div>
    </>
  )
}
