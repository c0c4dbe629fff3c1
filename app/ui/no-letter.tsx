import { texts, type Locale } from '../i18n'
import { ButtonLink } from './button'

/** What to do when no letter comes. */
export function NoLetter({ locale, petition }: { locale: Locale; petition: string }) {
  const t = texts(locale).sent
  return (
    <>
      <div className="prose">
        <ul>
          {t.missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      <p className="mt-6">
        <ButtonLink href={petition}>{t.again}</ButtonLink>
      </p>
    </>
  )
}
