import type { PaperProblem } from '../../../db/schema'
import { countryName, fill, formatDay, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { SheetEntry, SheetRow } from '../../paper/find-sheets.server'
import type { RowAnswers, SheetProblems } from '../../paper/sheet-form'
import { readersProblems, ROWS } from './choices'
import type { Country } from '../../supporters/countries'
import { Button, ButtonLink } from '../button'
import { CheckField } from '../check-field'
import { CountryField } from '../country-field'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { blankRow, CountryNames, PaperRows, problemLines } from './paper-rows'
import { Table } from './table'

interface Props {
  locale: Locale
  home: string
  sheet: SheetEntry & { rows: SheetRow[] }
  takes: boolean
  /** The row that is being mended. */
  mending: number | null
  entered: { counted: number; refused: number } | null
  done: 'mended' | 'row-withdrawn' | null
  /** What still keeps the mended row from counting. */
  still: PaperProblem | null
  countries: readonly Country[]
  refused: {
    what: 'add' | 'mend' | 'withdraw'
    rows: RowAnswers[]
    problems: SheetProblems
    row: number
    country: string
  } | null
}

/** A sheet with its rows, each with why it does not count, and what can be done about it. */
export function SheetPage(props: Props) {
  const { locale, home, sheet, takes, mending, entered, done, still, countries, refused } = props
  const { paper: t, frame } = organizerTexts(locale)
  const here = `${home}/${sheet.id}`
  const lines = refused
    ? refused.what === 'withdraw'
      ? [{ field: 'sure', text: t.one.withdrawSureMark }]
      : problemLines(locale, refused.problems)
    : []
  const mendingRow = refused?.what === 'mend' ? refused.row : mending
  const stored = sheet.rows.find(({ row, erased }) => row === mendingRow && !erased)
  const lastCountry = sheet.rows.findLast(({ country }) => country !== null)?.country
  const next = Math.max(0, ...sheet.rows.map(({ row }) => row)) + 1
  const day = (iso: string) => formatDay(locale, Date.parse(iso))
  const summary = [
    plural(locale, t.one.counts, sheet.counted),
    ...(sheet.refused ? [plural(locale, t.one.refused, sheet.refused)] : []),
  ].join(', ')
  return (
    <>
      <p className="text-sm">
        <a href={home} className="tap inline-flex items-center">
          {t.one.back}
        </a>
      </p>
      <PageHeading
        title={sheet.label}
        lead={`${fill(t.one.lead, { collected: day(sheet.collectedOn), entered: formatDay(locale, sheet.createdAt) })} ${summary}.`}
      />
      <div className="mt-6 max-w-measure space-y-4">
        {entered && (
          <Notice kind="done">
            <p>{fill(t.one.entered, { counted: entered.counted, refused: entered.refused })}</p>
          </Notice>
        )}
        {done && (
          <Notice kind="done">
            <p>{done === 'mended' ? t.one.mended : t.one.rowWithdrawn}</p>
          </Notice>
        )}
        {still && (
          <Notice>
            <p>{fill(t.one.mendedNot, { problem: t.problems[still].toLocaleLowerCase(locale) })}</p>
          </Notice>
        )}
        {refused?.what === 'add' && lines.length === 0 && (
          <Notice kind="error">
            <p>{t.closed}</p>
          </Notice>
        )}
        {sheet.withdrawn && (
          <Notice kind="closed" title={t.one.withdrawnTitle}>
            <p>{t.one.withdrawnText}</p>
          </Notice>
        )}
        <ErrorSummary title={plural(locale, t.wrong.title, lines.length)} errors={lines} />
      </div>
      <CountryNames names={countries.map(({ name }) => name)} />
      {stored && takes && (
        <Section id="mend" title={fill(t.one.mendTitle, { n: stored.row })} lead={t.one.mendLead}>
          <form method="post" action={here} noValidate>
            <input type="hidden" name="intent" value="mend" />
            <input type="hidden" name="row" value={stored.row} />
            <PaperRows
              locale={locale}
              alone
              rows={refused?.what === 'mend' ? refused.rows : [asTyped(locale, stored)]}
              problems={refused?.what === 'mend' ? refused.problems : {}}
            />
            <div className="mt-5 flex flex-wrap gap-3">
              <Button kind="act">{t.one.mendSave}</Button>
              <ButtonLink kind="plain" href={here}>
                {frame.cancel}
              </ButtonLink>
            </div>
          </form>
          <form method="post" action={here} className="mt-8 max-w-measure">
            <input type="hidden" name="intent" value="take-out" />
            <input type="hidden" name="row" value={stored.row} />
            <p className="mb-2 text-soft">{t.one.takeOutText}</p>
            <Button>{t.one.takeOut}</Button>
          </form>
        </Section>
      )}
      <Section id="rows" title={t.rows.title}>
        <Table
          caption={t.rows.title}
          rows={sheet.rows}
          keyOf={({ row }) => row}
          columns={[
            { title: t.one.columns.row, cell: ({ row }) => row },
            {
              title: t.one.columns.name,
              cell: ({ name, erased }) =>
                erased ? <em className="text-soft">{t.one.erased}</em> : <span dir="auto">{name}</span>,
            },
            {
              title: t.one.columns.place,
              cell: ({ place }) => (place ? <span dir="auto">{place}</span> : '–'),
            },
            {
              title: t.one.columns.country,
              cell: ({ country }) => (country ? countryName(locale, country) : '–'),
            },
            { title: t.one.columns.deliver, cell: ({ deliver }) => (deliver ? t.one.yes : t.one.no) },
            {
              title: t.one.columns.state,
              cell: ({ row, problem, erased }) => (
                <span className="inline-flex flex-wrap items-center gap-x-3">
                  <span className={problem ? 'text-accent' : undefined}>
                    {problem ? t.problems[problem] : t.one.counted}
                  </span>
                  {!erased && takes && (
                    <a
                      href={`${here}?row=${row}#mend`}
                      aria-label={fill(t.one.mendRow, { n: row })}
                      className="tap inline-flex items-center"
                    >
                      {t.one.mend}
                    </a>
                  )}
                </span>
              ),
            },
          ]}
        />
      </Section>
      {(takes || refused?.what === 'add') && (
        <Section
          id="add"
          title={t.rows.addTitle}
          lead={fill(t.rows.addLead, { from: next, to: next + ROWS - 1 })}
        >
          <form method="post" action={here} noValidate>
            <input type="hidden" name="intent" value="add" />
            <input type="hidden" name="first" value={refused?.what === 'add' ? refused.rows[0]!.row : next} />
            <div className="mb-5 max-w-[24rem]">
              <CountryField
                name="country"
                label={t.new.country}
                hint={t.new.countryHint}
                countries={countries}
                prompt={t.new.countryPrompt}
                chosen={refused?.what === 'add' ? refused.country : (lastCountry ?? '')}
              />
            </div>
            <PaperRows
              locale={locale}
              rows={
                refused?.what === 'add'
                  ? refused.rows
                  : Array.from({ length: ROWS }, (_, i) => blankRow(next + i))
              }
              problems={refused?.what === 'add' ? refused.problems : {}}
            />
            <div className="mt-5 flex flex-wrap gap-3">
              <Button kind="act">{t.rows.save}</Button>
              <Button name="more" value="on">
                {t.rows.add}
              </Button>
            </div>
          </form>
        </Section>
      )}
      {!sheet.withdrawn && (
        <Section id="withdraw" title={t.one.withdraw} lead={t.one.withdrawText}>
          <form method="post" action={here}>
            <input type="hidden" name="intent" value="withdraw" />
            <CheckField
              name="sure"
              label={fill(t.one.withdrawSure, { n: sheet.label })}
              error={refused?.what === 'withdraw' ? t.one.withdrawSureMark : undefined}
            />
            <p className="mt-3">
              <Button>{t.one.withdraw}</Button>
            </p>
          </form>
        </Section>
      )}
    </>
  )
}

const asTyped = (locale: Locale, stored: SheetRow): RowAnswers => ({
  row: stored.row,
  name: stored.name,
  place: stored.place,
  country: stored.country ? countryName(locale, stored.country) : '',
  email: stored.email,
  deliver: stored.deliver,
  problem: readersProblems.find((problem) => problem === stored.problem && problem !== 'incomplete') ?? null,
})
