import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'

const parts = ['list', 'held', 'comments', 'remove', 'unusual'] as const
export type SignaturesPart = (typeof parts)[number]

/** The pages about a petition's single signatures. */
export function SignaturesNav({
  locale,
  home,
  here,
}: {
  locale: Locale
  home: string
  here?: SignaturesPart
}) {
  const t = organizerTexts(locale).signatures.parts
  const link = 'tap flex items-center px-2.5 text-sm aria-[current]:font-medium aria-[current]:decoration-2'
  return (
    <nav aria-label={t.label} className="-mx-2.5 mb-6">
      <ul className="flex flex-wrap">
        {parts.map((part) => (
          <li key={part}>
            <a
              href={part === 'list' ? `${home}/signatures` : `${home}/signatures/${part}`}
              aria-current={part === here ? 'page' : undefined}
              className={link}
            >
              {t[part]}
            </a>
          </li>
        ))}
        <li>
          <a href="/manage/people" className={link}>
            {t.people}
          </a>
        </li>
      </ul>
    </nav>
  )
}
