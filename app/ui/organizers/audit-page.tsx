import { fill, formatDay, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { AuditLine } from '../../accounts/read-audit.server'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { auditActions } from './audit-actions'
import { auditAbout, auditWord, type PublicReasons } from './audit-words'
import { Moment } from './moment'
import { Table } from './table'

export interface AuditFilterView {
  person: string
  action: string
  petition: string
  day: string
}

interface Props {
  locale: Locale
  lines: AuditLine[]
  next: number | null
  filter: AuditFilterView
  people: { id: string; name: string }[]
  reasons: PublicReasons
}

/** Who did what in the organisation. */
export function AuditPage({ locale, lines, next, filter, people, reasons }: Props) {
  const t = organizerTexts(locale).exports.audit
  const actions = auditActions(locale)
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  const further = new URLSearchParams(query)
  if (next !== null) further.set('before', String(next))
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <form
        method="get"
        aria-label={t.filter}
        className="mt-8 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4"
      >
        <SelectField
          name="person"
          label={t.who}
          defaultValue={filter.person}
          options={[
            { value: '', text: t.anybody },
            ...people.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <SelectField
          name="action"
          label={t.what}
          defaultValue={filter.action}
          options={[
            { value: '', text: t.anything },
            ...Object.entries(actions).map(([value, text]) => ({ value, text })),
          ]}
        />
        <TextField name="petition" label={t.petition} defaultValue={filter.petition} />
        <TextField name="day" type="date" label={t.day} defaultValue={filter.day} />
        <p>
          <Button>{t.show}</Button>
        </p>
      </form>
      <section id="lines" aria-label={t.title} className="mt-8">
        {lines.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : (
          <Table
            caption={t.caption}
            rows={lines}
            keyOf={({ id }) => id}
            columns={[
              { title: t.when, oneLine: true, cell: ({ at }) => <Moment locale={locale} at={at} /> },
              { title: t.who, cell: ({ actor }) => <bdi>{actor}</bdi> },
              { title: t.what, cell: ({ action }) => actions[action] ?? action },
              {
                title: t.where,
                cell: ({ petition, action, about }) =>
                  petition ? (
                    <a
                      href={`/manage/petitions/${petition}`}
                      className="tap -my-2.5 inline-flex items-center"
                    >
                      {petition}
                    </a>
                  ) : (
                    (about && auditAbout(locale, action, about)) || '–'
                  ),
              },
              { title: t.more, cell: (line) => <More locale={locale} reasons={reasons} line={line} /> },
            ]}
          />
        )}
        <p className="mt-6 flex flex-wrap gap-4">
          {next !== null && (
            <ButtonLink href={`?${further}#lines`} rel="next">
              {t.older}
            </ButtonLink>
          )}
          <ButtonLink href={`/manage/audit/csv?${query}`}>{t.csv}</ButtonLink>
        </p>
      </section>
    </>
  )
}

function More({ locale, reasons, line }: { locale: Locale; reasons: PublicReasons; line: AuditLine }) {
  const t = organizerTexts(locale).exports.audit
  const names: Record<string, string> = t.details
  const details = Object.entries(line.details).filter(([, value]) => value !== null && value !== '')
  if (!line.reason && details.length === 0) return <>–</>
  return (
    <span className="text-sm">
      {line.reason && <bdi className="block">{fill(t.reason, { reason: line.reason })}</bdi>}
      {details.map(([name, value]) => (
        <bdi key={name} className="block break-words text-soft">
          {names[name] ?? name}: <Detail locale={locale} reasons={reasons} name={name} value={value} />
        </bdi>
      ))}
    </span>
  )
}

interface DetailProps {
  locale: Locale
  reasons: PublicReasons
  name: string
  value: unknown
}

function Detail({ locale, reasons, name, value }: DetailProps) {
  const t = organizerTexts(locale).exports.audit
  if (name.endsWith('At') && typeof value === 'number') return <Moment locale={locale} at={value} />
  if (name.endsWith('On') && typeof value === 'string') return <>{formatDay(locale, Date.parse(value))}</>
  if (typeof value === 'number') return <>{formatNumber(locale, value)}</>
  return (
    <>{value === true ? t.yes : value === false ? t.no : auditWord(locale, reasons, name, String(value))}</>
  )
}
