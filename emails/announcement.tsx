import { texts, type Locale } from '../app/i18n'
import { BigButton, ClearLink, Note, Space } from './pieces'

/** The way to the petition, and the way out of further letters about it. */
export function ReadOn({
  locale,
  href,
  label,
  stopUrl,
}: {
  locale: Locale
  href: string
  label: string
  stopUrl: string
}) {
  const t = texts(locale).letters
  return (
    <>
      <BigButton href={href}>{label}</BigButton>
      <Space height={20} />
      <Note>{t.askedForIt}</Note>
      <Note>
        {t.stop}
        <br />
        <ClearLink href={stopUrl} />
      </Note>
    </>
  )
}
