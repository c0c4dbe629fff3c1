import { formatNumber, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { OrganisationOverview } from '../../figures/overview.server'
import type { PetitionLine } from '../../figures/views'
import { ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { StateTag } from '../state-tag'
import { Table } from './table'

/** What waits for somebody, and where to see to it. */
export interface Task {
  what: 'comments' | 'held' | 'overdue' | 'reviews' | 'reports' | 'stale'
  n: number
  href: string
}

interface Props {
  locale: Locale
  organisation: string
  overview: OrganisationOverview
  tasks: Task[]
  /** Whether this person may begin petitions. */
  writes: boolean
}

/** The first page of people who sign in: their organisation's numbers, what waits, its petitions. */
export function OverviewPage({ locale, organisation, overview, tasks, writes }: Props) {
  const t = organizerTexts(locale).signatures.overview
  if (overview.petitions.length === 0)
    return (
      <>
        <PageHeading kicker={organisation} title={t.empty} lead={t.emptyText} />
        <FirstSteps locale={locale} overview={overview} writes={writes} />
      </>
    )
  return (
    <>
      <PageHeading kicker={organisation} title={t.title} lead={t.lead} />
      <div id="numbers" data-renew="20" className="mt-8">
        <dl className="grid max-w-[48rem] border-b border-line sm:grid-cols-3 sm:gap-x-8">
          {(
            [
              [t.total, overview.confirmed],
              [t.today, overview.today],
              [t.week, overview.week],
            ] as const
          ).map(([term, n]) => (
            <div
              key={term}
              className="flex flex-row-reverse items-baseline justify-end gap-3 border-t border-line py-2.5 sm:block"
            >
              <dt className="text-soft">{term}</dt>
              <dd className="font-serif text-2xl font-bold tabular-nums">{formatNumber(locale, n)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Section id="tasks" title={t.tasks}>
        {tasks.length === 0 ? (
          <Empty title={t.noTasks}>
            <p>{t.noTasksText}</p>
          </Empty>
        ) : (
          <ul className="max-w-measure border-b border-line">
            {tasks.map(({ what, n, href }) => (
              <li key={what} className="border-t border-line">
                <a href={href} className="tap flex items-center py-2">
                  {plural(locale, t[what], n)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="petitions" title={t.petitions} lead={overview.petitions.length === 50 && t.newest}>
        <Petitions locale={locale} petitions={overview.petitions} />
        <p className="mt-6 flex flex-wrap gap-4">
          {writes && (
            <ButtonLink kind="act" href="/manage/petitions/new">
              {t.newPetition}
            </ButtonLink>
          )}
          <ButtonLink href="/manage/petitions">{t.allPetitions}</ButtonLink>
        </p>
      </Section>
    </>
  )
}

function Petitions({ locale, petitions }: { locale: Locale; petitions: PetitionLine[] }) {
  const { signatures, frame } = organizerTexts(locale)
  const t = signatures.overview
  const number = (n: number) => formatNumber(locale, n)
  return (
    <Table
      caption={t.petitions}
      rows={petitions}
      keyOf={({ slug }) => slug}
      columns={[
        {
          title: t.petition,
          cell: ({ slug, title, titleLocale, state }) => (
            <span className="flex flex-wrap items-center gap-x-3">
              <a
                href={`/manage/petitions/${slug}`}
                lang={titleLocale}
                className="tap inline-flex items-center font-medium"
              >
                {title || frame.petition.untitled}
              </a>
              <StateTag locale={locale} state={state} />
            </span>
          ),
        },
        { title: t.confirmed, number: true, cell: ({ confirmed }) => number(confirmed) },
        { title: t.today, number: true, cell: ({ today }) => number(today) },
        { title: t.week, number: true, cell: ({ week }) => number(week) },
      ]}
    />
  )
}

function FirstSteps({ locale, overview, writes }: Pick<Props, 'locale' | 'overview' | 'writes'>) {
  const t = organizerTexts(locale).signatures.overview
  const steps = [
    { key: 'campaign', text: t.stepCampaign, href: '/manage/campaigns/new', done: overview.steps.campaign },
    { key: 'petition', text: t.stepPetition, href: '/manage/petitions/new', done: overview.steps.petition },
    { key: 'team', text: t.stepTeam, href: '/manage/team', done: overview.steps.team },
  ]
  return (
    <ol className="mt-8 max-w-measure border-b border-line">
      {steps.map(({ key, text, href, done }, index) => (
        <li key={key} className="flex items-baseline gap-4 border-t border-line py-3">
          <span aria-hidden="true" className="font-serif text-xl font-bold text-accent tabular-nums">
            {index + 1}
          </span>
          <span className="grow">
            {done || !writes ? text : <a href={href}>{text}</a>}
            <span className={`ms-2 text-sm ${done ? 'text-good' : 'text-soft'}`}>
              ({done ? t.done : t.toDo})
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
