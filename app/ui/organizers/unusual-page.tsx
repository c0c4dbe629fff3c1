import { fill, formatNumber, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { Unusual } from '../../figures/unusual.server'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { SignaturesNav } from './signatures-nav'
import { Table } from './table'

/** Networks and mail domains that stand out in the last hour, each with a signature that stands for it. */
export function UnusualPage({ locale, home, unusual }: { locale: Locale; home: string; unusual: Unusual }) {
  const t = organizerTexts(locale).signatures.unusual
  const rows = [
    ...unusual.domains.map(({ n, example, domain }) => ({
      n,
      example,
      what: fill(t.domain, { domain, id: example }),
    })),
    ...unusual.networks.map(({ n, example }) => ({ n, example, what: fill(t.network, { id: example }) })),
  ]
  return (
    <>
      <SignaturesNav locale={locale} home={home} here="unusual" />
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-4 text-sm text-soft">{plural(locale, t.lookedAt, unusual.lookedAt)}</p>
      <div className="mt-8">
        {rows.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : (
          <Table
            caption={t.title}
            rows={rows}
            keyOf={({ what }) => what}
            columns={[
              {
                title: t.what,
                cell: ({ what, example }) => (
                  <a href={`${home}/signatures/${example}`} className="tap inline-flex items-center">
                    {what}
                  </a>
                ),
              },
              { title: t.n, number: true, cell: ({ n }) => formatNumber(locale, n) },
            ]}
          />
        )}
      </div>
    </>
  )
}
