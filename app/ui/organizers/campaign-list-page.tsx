import { formatNumber, languageName, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { OwnCampaignRow } from '../../workshop/own-campaigns.server'
import { ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Table } from './table'

interface Props {
  locale: Locale
  campaigns: OwnCampaignRow[]
  mayWrite: boolean
}

/** The campaigns of an organisation, in every state. */
export function CampaignListPage({ locale, campaigns, mayWrite }: Props) {
  const all = organizerTexts(locale)
  const t = all.campaigns.campaigns
  const begin = mayWrite && (
    <ButtonLink kind="act" href="/manage/campaigns/new">
      {t.begin}
    </ButtonLink>
  )
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-8">
        {campaigns.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
            <p className="mt-5">{begin}</p>
          </Empty>
        ) : (
          <>
            <p className="mb-8">{begin}</p>
            <Table
              caption={t.title}
              rows={campaigns}
              keyOf={({ slug }) => slug}
              columns={[
                {
                  title: t.campaign,
                  cell: ({ slug, title, titleLocale }) => (
                    <a
                      href={`/manage/campaigns/${slug}`}
                      lang={titleLocale}
                      className="tap inline-flex items-center font-medium"
                    >
                      {title || slug}
                    </a>
                  ),
                },
                { title: t.state, cell: ({ state }) => t.states[state] },
                {
                  title: t.languages,
                  cell: ({ languages }) => languages.map((one) => languageName(locale, one)).join(', '),
                },
                {
                  title: t.petitions,
                  number: true,
                  cell: ({ petitions }) => formatNumber(locale, petitions),
                },
              ]}
            />
          </>
        )}
      </div>
    </>
  )
}
