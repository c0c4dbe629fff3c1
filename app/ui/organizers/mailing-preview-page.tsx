import { fill, languageName, languageTitle, locales, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { MailPreview } from '../../mailings/views'
import { Breadcrumbs } from '../breadcrumbs'
import { ButtonLink } from '../button'
import { MailFrames } from '../mail-frames'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Prose } from '../prose'
import { Section } from '../section'

interface Props {
  locale: Locale
  reference: string
  home: string
  /** The reader's. */
  language: Locale
  reader: number
  /** Null where the text cannot be shown. */
  mail: Omit<MailPreview, 'html'> | null
  /** Of an update that was begun. */
  page: { title: string; html: string; locale: Locale } | null
}

/** A mailing as its readers get it, and an update as the public reads it. */
export function MailingPreviewPage({ locale, reference, home, language, reader, mail, page }: Props) {
  const { mailings: all } = organizerTexts(locale)
  const t = all.preview
  const path = `/manage/mailings/${reference}/preview`
  const to = (one: Locale, nth: number) => `language=${one}&reader=${nth}`
  const link = 'tap inline-flex items-center aria-[current]:font-medium aria-[current]:no-underline'
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: home, text: t.back }]} />
      <PageHeading title={mail?.subject || all.untitled} kicker={t.title} lead={t.lead} />
      <nav aria-label={t.language} className="mt-6 flex flex-wrap items-center gap-x-6">
        <span>{t.language}</span>
        {locales.map((one) => (
          <a
            key={one}
            href={`${path}?${to(one, reader)}`}
            aria-current={one === language ? 'page' : undefined}
            className={link}
          >
            {languageTitle(locale, one)}
          </a>
        ))}
      </nav>
      <nav aria-label={t.reader} className="flex flex-wrap items-center gap-x-6">
        <span>{t.reader}</span>
        <a
          href={`${path}?${to(language, 0)}`}
          aria-current={reader === 0 ? 'page' : undefined}
          className={link}
        >
          {t.nobody}
        </a>
        <a href={`${path}?${to(language, reader + 1)}`} className={link}>
          {t.nth}
        </a>
      </nav>
      {!mail ? (
        <div className="mt-8 max-w-measure">
          <Notice kind="error" title={t.unkept} />
        </div>
      ) : (
        <>
          <p className="mt-2">{fill(t.addressed, { name: mail.name })}</p>
          {mail.textLocale !== language && (
            <p className="mt-2 text-soft">
              {fill(t.other, { language: languageName(locale, mail.textLocale) })}
            </p>
          )}
          <div className="mt-8">
            <MailFrames src={`${path}/mail?${to(language, reader)}`} text={mail.text} words={t} />
          </div>
        </>
      )}
      {page && (
        <Section id="page" title={t.page}>
          <article lang={page.locale} dir="auto" className="border border-line p-5">
            <h3 className="mb-4 font-serif text-3xl font-bold">{page.title || all.untitled}</h3>
            <Prose html={page.html} />
          </article>
        </Section>
      )}
      <p className="mt-10">
        <ButtonLink href={home}>{t.back}</ButtonLink>
      </p>
    </>
  )
}
