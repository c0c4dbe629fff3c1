import { countryName, fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { Cursor, SignaturePage, SignatureRow } from '../../figures/views'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { Folded } from './folded'
import { Moment } from './moment'
import { SignaturesNav } from './signatures-nav'
import { Table } from './table'
import { WhyHeld } from './why-held'

export const searchKinds = ['mailbox', 'domain', 'name', 'network'] as const
export type SearchKind = (typeof searchKinds)[number]

/** What somebody typed into the search; it comes back in the page alone. */
export interface Searched {
  by: SearchKind
  what: string
  problem: 'empty' | 'malformed' | null
}

export interface SignaturesView {
  locale: Locale
  home: string
  /** Null where a search could not begin. */
  page: SignaturePage | null
  filter: { state: string; country: string; day: string }
  searched: Searched | null
  countries: readonly { code: string; name: string }[]
}

const states = ['confirmed', 'held', 'withdrawn', 'removed'] as const

/** The signatures of a petition, and two ways to look for some: by what is public in the address, by what is not in a form. */
export function SignaturesPage({ locale, home, page, filter, searched, countries }: SignaturesView) {
  const { list: t, states: stateNames } = organizerTexts(locale).signatures
  return (
    <>
      <SignaturesNav locale={locale} home={home} here="list" />
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-8 gap-x-12 md:grid md:grid-cols-2">
        <Folded title={t.filter} open={Object.values(filter).some((value) => value !== '')}>
          <form method="get" className="space-y-4" aria-label={t.filter}>
            <p className="text-sm text-soft">{t.oneFilter}</p>
            <SelectField
              name="state"
              label={t.state}
              defaultValue={filter.state}
              options={[
                { value: '', text: t.anyState },
                ...states.map((state) => ({ value: state, text: stateNames[state] })),
              ]}
            />
            <SelectField
              name="country"
              label={t.country}
              defaultValue={filter.country}
              options={[
                { value: '', text: t.anyCountry },
                ...countries.map(({ code, name }) => ({ value: code, text: name })),
              ]}
            />
            <TextField name="day" type="date" label={t.day} defaultValue={filter.day} />
            <Button>{t.show}</Button>
          </form>
        </Folded>
        <Folded title={t.search} open={searched !== null}>
          <form method="post" action="#rows" className="space-y-4" aria-label={t.search} noValidate>
            <p className="text-sm text-soft">{t.searchLead}</p>
            <ErrorSummary
              title={t.problems}
              errors={searched?.problem ? [{ field: 'what', text: t[searched.problem] }] : []}
            />
            <SelectField
              name="by"
              label={t.by}
              defaultValue={searched?.by}
              options={searchKinds.map((kind) => ({ value: kind, text: t.bys[kind] }))}
            />
            <TextField
              name="what"
              label={t.what}
              defaultValue={searched?.what}
              error={searched?.problem ? t[searched.problem] : undefined}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
            <Button>{t.search}</Button>
          </form>
        </Folded>
      </div>
      {page && (
        <section id="rows" aria-label={t.title} className="mt-10">
          {page.rows.length === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneText}</p>
            </Empty>
          ) : (
            <SignatureTable locale={locale} home={home} rows={page.rows} />
          )}
          <Further locale={locale} home={home} next={page.next} filter={filter} searched={searched} />
        </section>
      )}
    </>
  )
}

/** Signatures as rows, each leading to its own page. */
export function SignatureTable({
  locale,
  home,
  rows,
}: {
  locale: Locale
  home: string
  rows: SignatureRow[]
}) {
  const { list: t, states } = organizerTexts(locale).signatures
  return (
    <Table
      caption={t.caption}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t.when,
          cell: (row) => (
            <a href={`${home}/signatures/${row.id}`} className="tap inline-flex items-center">
              <Moment locale={locale} at={row.confirmedAt} />
            </a>
          ),
        },
        {
          title: t.name,
          cell: ({ shownName }) =>
            shownName ? <bdi>{shownName}</bdi> : <span className="text-soft">{t.notShown}</span>,
        },
        { title: t.country, cell: ({ country }) => (country ? countryName(locale, country) : '–') },
        { title: t.state, cell: ({ state }) => states[state] },
        { title: t.why, cell: (row) => <WhyHeld locale={locale} row={row} /> },
      ]}
    />
  )
}

function Further({
  locale,
  home,
  next,
  filter,
  searched,
}: Pick<SignaturesView, 'locale' | 'home' | 'filter' | 'searched'> & { next: Cursor | null }) {
  const t = organizerTexts(locale).signatures.list
  if (!next) return null
  const cursor = { at: next.at, id: next.id }
  if (searched)
    return (
      <form method="post" className="mt-6">
        <input type="hidden" name="by" value={searched.by} />
        <input type="hidden" name="what" value={searched.what} />
        <input type="hidden" name="after" value={JSON.stringify(next)} />
        <Button>{t.older}</Button>
      </form>
    )
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  if (cursor.at !== undefined) query.set('at', String(cursor.at))
  query.set('id', String(cursor.id))
  return (
    <p className="mt-6 flex flex-wrap gap-4">
      <ButtonLink href={`${home}/signatures?${query}#rows`} rel="next">
        {t.older}
      </ButtonLink>
      <ButtonLink kind="plain" href={`${home}/signatures`}>
        {t.newest}
      </ButtonLink>
    </p>
  )
}

export const signatureTitle = (locale: Locale, id: number): string =>
  fill(organizerTexts(locale).signatures.one.title, { id })
