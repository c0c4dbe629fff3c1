import { formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { OwnTarget } from '../../workshop/own-targets.server'
import type { FilledTarget } from '../../workshop/target-form'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { Done } from './done'
import { errorLines } from './line-problem-text'
import { Table } from './table'
import { TargetFields, targetErrors, targetLabels } from './target-fields'

interface Props {
  locale: Locale
  targets: OwnTarget[]
  filled: FilledTarget
  mayWrite: boolean
  done: boolean
}

/** The offices and institutions of an organisation. */
export function TargetListPage({ locale, targets, filled, mayWrite, done }: Props) {
  const all = organizerTexts(locale)
  const t = all.campaigns.targets
  return (
    <>
      {done && <Done text={all.frame.saved} />}
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/petitions', text: all.campaigns.list.title }]} />
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-8">
        {targets.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <Table
            caption={t.title}
            rows={targets}
            keyOf={({ slug }) => slug}
            columns={[
              {
                title: t.target,
                cell: ({ slug, name }) =>
                  mayWrite ? (
                    <a href={`/manage/targets/${slug}`} className="tap inline-flex items-center font-medium">
                      {name}
                    </a>
                  ) : (
                    name
                  ),
              },
              { title: t.jurisdiction, cell: ({ jurisdiction }) => jurisdiction },
              {
                title: t.petitions,
                number: true,
                cell: ({ petitions }) => formatNumber(locale, petitions),
              },
            ]}
          />
        )}
      </div>
      {mayWrite && (
        <Section id="add" title={all.campaigns.settings.addTarget}>
          <form method="post" action="/manage/targets" noValidate className="max-w-[48rem] space-y-5">
            <ErrorSummary
              title={all.campaigns.problems.title}
              errors={errorLines(targetErrors(locale, filled), targetLabels(locale))}
            />
            <TargetFields locale={locale} filled={filled} />
            <Button kind="act">{all.campaigns.settings.add}</Button>
          </form>
        </Section>
      )}
    </>
  )
}
