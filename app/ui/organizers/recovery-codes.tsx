import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { ButtonLink } from '../button'
import { PageHeading } from '../page-heading'

interface Props {
  locale: Locale
  /** Null where they were shown before. */
  codes: string[] | null
  /** Where to go once they are kept. */
  next: string
}

/** Ten codes to print or copy by hand. */
export function RecoveryCodes({ locale, codes, next }: Props) {
  const t = organizerTexts(locale).accounts.codes
  if (!codes) {
    return (
      <>
        <PageHeading title={t.goneTitle} lead={t.gone} />
        <p className="mt-8">
          <ButtonLink href="/manage/account">{t.toAccount}</ButtonLink>
        </p>
      </>
    )
  }
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <ol
        className="mt-8 grid max-w-[34rem] gap-x-10 border-y border-ink py-4 sm:grid-cols-2"
        data-recovery-codes
      >
        {codes.map((code) => (
          <li key={code} className="border-b border-line py-2 text-xl tabular-nums last:border-0">
            <code className="tracking-wide select-all">{code}</code>
          </li>
        ))}
      </ol>
      <p className="mt-4 max-w-measure">{t.keep}</p>
      <p className="mt-8">
        <ButtonLink kind="act" href={next}>
          {t.next}
        </ButtonLink>
      </p>
    </>
  )
}
