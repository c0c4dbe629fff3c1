import type { ListedGift } from '../../donations/find-gifts.server'
import { plural, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { FieldError } from '../field'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { MailboxField } from '../mailbox-field'
import { TextField } from '../text-field'
import { Folded } from './folded'
import { Moment } from './moment'
import { Table } from './table'

export type GiftRow = Pick<
  ListedGift,
  'id' | 'createdAt' | 'amountMinor' | 'currency' | 'state' | 'shownName' | 'monthlyGiftId'
>

export interface GiftsView {
  locale: Locale
  /** What an address says to stay with tests or real gifts. */
  mode: 'live' | 'test' | ''
  gifts: GiftRow[]
  /** The place in the list where the next page begins; null: there is none. */
  more: string | null
  filter: { state: string; currency: string; from: string; until: string; wrongDay: boolean }
  /** What somebody typed to find one donor; it comes back in the page alone. */
  searched: { email: string; malformed: boolean } | null
  currencies: string[]
}

/** The gifts of an organisation, and two ways to look for some: by what is public in the address, by an e-mail address in a form. */
export function GiftsPage({ locale, mode, gifts, more, filter, searched, currencies }: GiftsView) {
  const { donations } = organizerTexts(locale)
  const t = donations.gifts
  const filtered = filter.state + filter.currency + filter.from + filter.until !== ''
  const here = mode ? `/manage/donations/gifts?mode=${mode}` : '/manage/donations/gifts'
  return (
    <>
      <PageHeading title={donations.parts.gifts} lead={t.lead} />
      <div className="mt-8 gap-x-12 md:grid md:grid-cols-2">
        <Folded title={t.filter} open={filtered || filter.wrongDay}>
          <form method="get" action="/manage/donations/gifts" className="space-y-4" aria-label={t.filter}>
            {mode && <input type="hidden" name="mode" value={mode} />}
            <SelectField
              name="state"
              label={t.state}
              defaultValue={filter.state}
              options={[
                { value: '', text: t.anyState },
                ...Object.entries(donations.states).map(([value, text]) => ({ value, text })),
              ]}
            />
            <SelectField
              name="currency"
              label={t.currency}
              defaultValue={filter.currency}
              options={[
                { value: '', text: t.anyCurrency },
                ...currencies.map((code) => ({ value: code, text: code })),
              ]}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField name="from" type="date" label={t.from} defaultValue={filter.from} />
              <TextField name="until" type="date" label={t.until} defaultValue={filter.until} />
            </div>
            <FieldError name="days" error={filter.wrongDay ? t.wrongDay : undefined} />
            <Button>{t.show}</Button>
          </form>
        </Folded>
        <Folded title={t.search} open={searched !== null}>
          <form method="post" action={`${here}#rows`} className="space-y-4" aria-label={t.search} noValidate>
            <p className="text-sm text-soft">{t.searchLead}</p>
            <ErrorSummary
              title={t.problems}
              errors={searched?.malformed ? [{ field: 'email', text: t.noEmail }] : []}
            />
            <MailboxField
              label={t.email}
              defaultValue={searched?.email}
              error={searched?.malformed ? t.noEmail : undefined}
              autoComplete="off"
              autoCapitalize="off"
            />
            <Button>{t.find}</Button>
          </form>
        </Folded>
      </div>
      <section id="rows" aria-label={t.caption} className="mt-10">
        {searched && !searched.malformed && (
          <p role="status" className="mb-4 flex flex-wrap items-baseline gap-x-6">
            {plural(locale, t.found, gifts.length)}
            <a href={here} className="tap inline-flex items-center text-sm">
              {t.allGifts}
            </a>
          </p>
        )}
        {gifts.length === 0 ? (
          <Empty title={filtered || searched ? t.none : t.noneYet}>
            <p>{filtered || searched ? t.noneText : t.noneYetText}</p>
          </Empty>
        ) : (
          <GiftTable locale={locale} gifts={gifts} />
        )}
        <Further locale={locale} here={here} more={more} filter={filter} />
      </section>
    </>
  )
}

/** Gifts as rows, each leading to its own page. */
export function GiftTable({ locale, gifts }: { locale: Locale; gifts: GiftRow[] }) {
  const { gifts: t, states } = organizerTexts(locale).donations
  return (
    <Table
      caption={t.caption}
      rows={gifts}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t.when,
          cell: ({ id, createdAt }) => (
            <a href={`/manage/donations/gifts/${id}`} className="tap inline-flex items-center">
              <Moment locale={locale} at={createdAt} />
            </a>
          ),
        },
        { title: t.state, cell: ({ state }) => states[state] },
        { title: t.how, cell: ({ monthlyGiftId }) => (monthlyGiftId ? t.monthly : t.once) },
        {
          title: t.donor,
          cell: ({ shownName }) =>
            shownName ? <bdi>{shownName}</bdi> : <span className="text-soft">{t.notShown}</span>,
        },
        {
          title: t.amount,
          number: true,
          cell: ({ amountMinor, currency }) => formatMoney(locale, amountMinor, currency),
        },
      ]}
    />
  )
}

function Further({
  locale,
  here,
  more,
  filter,
}: Pick<GiftsView, 'locale' | 'more' | 'filter'> & { here: string }) {
  const t = organizerTexts(locale).donations.gifts
  if (more === null) return null
  const { state, currency, from, until } = filter
  const query = new URLSearchParams(
    Object.entries({ state, currency, from, until }).filter(([, value]) => value !== ''),
  )
  query.set('after', more)
  return (
    <p className="mt-6 flex flex-wrap gap-4">
      <ButtonLink href={`${here}${here.includes('?') ? '&' : '?'}${query}#rows`} rel="next">
        {t.older}
      </ButtonLink>
      <ButtonLink kind="plain" href={here}>
        {t.newest}
      </ButtonLink>
    </p>
  )
}
