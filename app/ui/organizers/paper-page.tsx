import { fill, formatDay, languageTitle, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { SheetEntry } from '../../paper/find-sheets.server'
import type { TakesPaper } from '../../paper/takes-paper'
import { ButtonLink } from '../button'
import { Empty } from '../empty'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { Table } from './table'

interface Props {
  locale: Locale
  slug: string
  languages: Locale[]
  takes: TakesPaper
  /** For so many days after its end sheets can be entered. */
  days: number
  counted: number
  sheets: SheetEntry[]
  /** The last sheet shown, where there are older ones. */
  more: string | null
}

/** Sheets to print, and those that came back. */
export function PaperPage({ locale, slug, languages, takes, days, counted, sheets, more }: Props) {
  const t = organizerTexts(locale).paper
  const home = `/manage/petitions/${slug}/paper`
  const day = (iso: string) => formatDay(locale, Date.parse(iso))
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Section id="print" title={t.print} lead={languages.length ? t.printLead : t.printNone}>
        <ul className="flex flex-wrap gap-3">
          {languages.flatMap((language) =>
            (['a4', 'letter'] as const).map((size) => (
              <li key={`${language}-${size}`}>
                <ButtonLink href={`${home}/sheet.pdf?language=${language}&size=${size}`}>
                  {fill(t.download, { language: languageTitle(locale, language), size: t[size] })}
                </ButtonLink>
              </li>
            )),
          )}
        </ul>
      </Section>
      <Section id="sheets" title={t.sheets} lead={plural(locale, t.counted, counted)}>
        {takes.outcome === 'takes' && takes.until !== null && (
          <div className="mb-5">
            <Notice>{<p>{fill(t.enterUntil, { day: day(takes.until), n: days })}</p>}</Notice>
          </div>
        )}
        {takes.outcome === 'takes' ? (
          <p className="mb-6">
            <ButtonLink kind="act" href={`${home}/new`}>
              {t.enter}
            </ButtonLink>
          </p>
        ) : (
          <div className="mb-6">
            <Notice kind="closed">
              <p>
                {takes.outcome === 'too-late'
                  ? fill(t.enterClosed, { day: day(takes.closedOn), n: days })
                  : t.enterNot}
              </p>
            </Notice>
          </div>
        )}
        {sheets.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : (
          <Table
            caption={t.sheets}
            rows={sheets}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t.columns.label,
                cell: ({ id, label, withdrawn }) => (
                  <>
                    <a href={`${home}/${id}`} className="tap inline-flex items-center">
                      {label}
                    </a>
                    {withdrawn && <span className="ms-2 text-sm text-soft">({t.withdrawn})</span>}
                  </>
                ),
              },
              { title: t.columns.collected, cell: ({ collectedOn }) => day(collectedOn) },
              { title: t.columns.entered, cell: ({ createdAt }) => formatDay(locale, createdAt) },
              { title: t.columns.counted, number: true, cell: (sheet) => sheet.counted },
              { title: t.columns.refused, number: true, cell: ({ refused }) => refused },
            ]}
          />
        )}
        {more && (
          <p className="mt-5">
            <ButtonLink href={`${home}?before=${more}`}>{t.more}</ButtonLink>
          </p>
        )}
      </Section>
    </>
  )
}
