import { formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { ColumnName, Release } from '../../exports/columns'
import type { ExportAnswers, ExportProblems } from '../../exports/export-form'
import type { ExportView } from '../../exports/find.server'
import { Button } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { FieldError } from '../field'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { Moment } from './moment'
import { Table } from './table'

interface Props {
  locale: Locale
  petitions: { slug: string; title: string }[]
  columns: { name: ColumnName; release: Release }[]
  answers: ExportAnswers
  problems: ExportProblems
  earlier: ExportView[]
}

/** What is to leave the product, and why; and what has left before. */
export function ExportsPage({ locale, petitions, columns, answers, problems, earlier }: Props) {
  const t = organizerTexts(locale).exports.exports
  const reasons = { empty: t.noReason, 'too-long': t.longReason, hidden: t.hiddenReason }
  const reason = problems.reason && reasons[problems.reason]
  const errors = [
    ...(problems.petition ? [{ field: 'petition', text: t.noPetition }] : []),
    ...(problems.columns ? [{ field: 'columns', text: t.noColumns }] : []),
    ...(reason ? [{ field: 'reason', text: reason }] : []),
  ]
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {petitions.length === 0 ? (
        <div className="mt-8">
          <Empty title={t.noPetitions}>
            <p>{t.noPetitionsText}</p>
          </Empty>
        </div>
      ) : (
        <form method="post" noValidate className="mt-8 max-w-[44rem] space-y-6">
          <ErrorSummary title={t.problems} errors={errors} />
          <SelectField
            name="petition"
            label={t.petition}
            defaultValue={answers.petition}
            error={problems.petition && t.noPetition}
            options={petitions.map(({ slug, title }) => ({ value: slug, text: title || slug }))}
          />
          <SelectField
            name="format"
            label={t.format}
            defaultValue={answers.format}
            options={[
              { value: 'csv', text: t.csv },
              { value: 'json', text: t.json },
            ]}
          />
          <fieldset id="columns" aria-describedby="columns-hint" tabIndex={-1}>
            <legend className="font-medium">{t.columns}</legend>
            <p id="columns-hint" className="text-sm text-soft">
              {t.columnsHint}
            </p>
            <FieldError name="columns" error={problems.columns && t.noColumns} />
            <div className="mt-1.5">
              {columns.map(({ name, release }) => (
                <Column
                  key={name}
                  locale={locale}
                  name={name}
                  release={release}
                  ticked={answers.columns.includes(name)}
                />
              ))}
            </div>
          </fieldset>
          <TextField
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            defaultValue={answers.reason}
            error={reason}
            required
          />
          <Button kind="act">{t.ask}</Button>
        </form>
      )}
      <Section id="earlier" title={t.earlier}>
        {earlier.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : (
          <Table
            caption={t.earlier}
            rows={earlier}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t.when,
                cell: ({ id, createdAt }) => (
                  <a href={`/manage/exports/${id}`} className="tap inline-flex items-center">
                    <Moment locale={locale} at={createdAt} />
                  </a>
                ),
              },
              {
                title: t.petition,
                cell: ({ petition }) => petitions.find(({ slug }) => slug === petition)?.title || petition,
              },
              { title: t.by, cell: ({ by }) => by },
              { title: t.reason, cell: (one) => <bdi>{one.reason}</bdi> },
              { title: t.rows, number: true, cell: ({ rows }) => formatNumber(locale, rows) },
              { title: t.state, cell: ({ state }) => t.states[state] },
            ]}
          />
        )}
      </Section>
    </>
  )
}

interface ColumnProps {
  locale: Locale
  name: ColumnName
  release: Release
  ticked: boolean
}

function Column({ locale, name, release, ticked }: ColumnProps) {
  const t = organizerTexts(locale).exports.exports
  return (
    <label className="tap flex items-start gap-3 py-1.5">
      <input
        type="checkbox"
        name="columns"
        value={name}
        defaultChecked={ticked}
        className="mt-0.5 size-6 shrink-0"
      />
      <span>
        {t.columnNames[name]}
        <span className="text-sm text-soft"> · {t.releases[release]}</span>
      </span>
    </label>
  )
}
