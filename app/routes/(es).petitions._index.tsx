import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { fill, inLocale, plural, texts } from '../i18n'
import { listCampaigns } from '../petitions/find-campaign.server'
import { listPetitions } from '../petitions/list.server'
import { readListFilter } from '../petitions/list-filter'
import { publicStates } from '../petitions/states'
import { Empty } from '../ui/empty'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { Pagination } from '../ui/pagination'
import { PetitionGrid } from '../ui/petition-grid'
import { publicHeaders } from '../ui/public-headers'
import { SearchForm } from '../ui/search-form'

export const headers = publicHeaders

export async function loader({ request, context: { locale } }: LoaderFunctionArgs) {
  const filter = readListFilter(new URL(request.url).searchParams)
  const [list, campaigns] = await Promise.all([listPetitions(locale, filter), listCampaigns(locale)])
  return { locale, filter, list, campaigns: campaigns.map(({ slug, title }) => ({ slug, title })) }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { locale, filter } = data
  const { title, description } = texts(locale).list
  return pageMeta(matches, { locale, path: '/petitions', title, description, noindex: filter.q !== '' })
}

export default function Petitions() {
  const { locale, filter, list, campaigns } = useLoaderData<typeof loader>()
  const t = texts(locale).list
  const action = inLocale(locale, '/petitions')
  const pageAddress = (page: number) => {
    const given = Object.entries({ ...filter, page: page > 1 ? page : '' }).filter(([, value]) => value)
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
    return given.length ? `${action}?${query}` : action
  }
  const found = plural(locale, t.found, list.total)
  return (
    <Page locale={locale} path="/petitions">
      <PageHeading title={t.title} />
      <SearchForm
        locale={locale}
        action={action}
        q={filter.q}
        campaign={filter.campaign ?? ''}
        state={filter.state ?? ''}
        campaigns={campaigns}
        states={publicStates}
      />
      <p className="my-6 text-soft" role="status">
        {found} {filter.q && fill(t.foundFor, { q: filter.q })}
      </p>
      {list.total > 0 ? (
        <PetitionGrid locale={locale} petitions={list.petitions} level={2} />
      ) : (
        <Empty title={t.empty}>
          {t.emptyText} <a href={action}>{t.emptyAll}</a>.
        </Empty>
      )}
      <Pagination locale={locale} page={list.page} pages={list.pages} href={pageAddress} />
    </Page>
  )
}
