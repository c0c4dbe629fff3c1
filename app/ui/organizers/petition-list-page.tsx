import { formatDay, formatNumber, plural, texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { PetitionState } from '../../../db/schema'
import type { AskedPetitions, OwnPetitionRow } from '../../workshop/own-petitions.server'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Pagination } from '../pagination'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { Table } from './table'

export interface PetitionListProps {
  locale: Locale
  asked: AskedPetitions
  list: {
    petitions: OwnPetitionRow[]
    total: number
    any: number
    page: number
    pages: number
    campaigns: { slug: string; title: string }[]
  }
  states: readonly PetitionState[]
  mayWrite: boolean
}

/** The petitions of an organisation, in every state. */
export function PetitionListPage({ locale, asked, list, states, mayWrite }: PetitionListProps) {
  const t = organizerTexts(locale).campaigns.list
  const stateLabel = (state: PetitionState) => texts(locale).states[state].label
  const begin = mayWrite && (
    <ButtonLink kind="act" href="/manage/petitions/new">
      {t.begin}
    </ButtonLink>
  )
  const any = { value: '', text: t.any }
  const pageAddress = (page: number) => {
    const given = Object.entries({ ...asked, page: page > 1 ? page : '' }).filter(([, value]) => value)
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
    return given.length ? `/manage/petitions?${query}` : '/manage/petitions'
  }
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {list.any === 0 ? (
        <div className="mt-8">
          <Empty title={t.none}>
            <p>{t.noneText}</p>
            <p className="mt-5">{begin}</p>
          </Empty>
        </div>
      ) : (
        <>
          <p className="mt-6">{begin}</p>
          <form
            role="search"
            action="/manage/petitions"
            className="mt-8 grid items-end gap-4 border-y border-line py-6 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_auto]"
          >
            <TextField name="q" type="search" label={t.search} defaultValue={asked.q} maxLength={100} />
            <SelectField
              name="campaign"
              label={t.campaign}
              defaultValue={asked.campaign}
              options={[any, ...list.campaigns.map(({ slug, title }) => ({ value: slug, text: title }))]}
            />
            <SelectField
              name="state"
              label={t.state}
              defaultValue={asked.state}
              options={[any, ...states.map((state) => ({ value: state, text: stateLabel(state) }))]}
            />
            <Button>{t.show}</Button>
          </form>
          <p className="my-6 text-soft" role="status">
            {plural(locale, t.found, list.total)}
          </p>
          {list.total === 0 ? (
            <Empty title={t.nothing}>
              {t.nothingText} <a href="/manage/petitions">{t.all}</a>.
            </Empty>
          ) : (
            <Table
              caption={t.title}
              rows={list.petitions}
              keyOf={({ slug }) => slug}
              columns={[
                {
                  title: t.petition,
                  cell: ({ slug, title, titleLocale, template }) => (
                    <>
                      <a
                        href={`/manage/petitions/${slug}`}
                        lang={titleLocale}
                        className="tap inline-flex items-center font-medium"
                      >
                        {title || organizerTexts(locale).frame.petition.untitled}
                      </a>
                      {template && (
                        <span className="ms-2 inline-block border border-edge px-2 text-sm">
                          {t.template}
                        </span>
                      )}
                    </>
                  ),
                },
                { title: t.state, oneLine: true, cell: ({ state }) => stateLabel(state) },
                { title: t.campaign, cell: ({ campaign }) => campaign ?? t.noCampaign },
                {
                  title: t.confirmed,
                  number: true,
                  cell: ({ confirmed }) => formatNumber(locale, confirmed),
                },
                { title: t.changed, oneLine: true, cell: ({ changedAt }) => formatDay(locale, changedAt) },
              ]}
            />
          )}
          <Pagination locale={locale} page={list.page} pages={list.pages} href={pageAddress} />
        </>
      )}
    </>
  )
}
