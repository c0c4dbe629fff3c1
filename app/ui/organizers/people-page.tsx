import { plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { FoundSignature } from '../../figures/find-mailbox.server'
import { Button } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { MailboxField } from '../mailbox-field'
import { Moment } from './moment'
import { Table } from './table'

interface Props {
  locale: Locale
  /** Null before anybody searched. */
  searched: { email: string; found: FoundSignature[] | null } | null
}

/** One mailbox across the organisation's petitions. */
export function PeoplePage({ locale, searched }: Props) {
  const { people: t, list, states } = organizerTexts(locale).signatures
  const malformed = searched !== null && searched.found === null
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <form method="post" noValidate className="mt-8 max-w-measure space-y-4">
        <ErrorSummary title={t.problems} errors={malformed ? [{ field: 'email', text: t.malformed }] : []} />
        <MailboxField
          label={t.email}
          autoComplete="off"
          defaultValue={searched?.email}
          error={malformed ? t.malformed : undefined}
        />
        <Button kind="act">{t.find}</Button>
      </form>
      {searched?.found && (
        <Section id="found" title={plural(locale, t.found, searched.found.length)}>
          {searched.found.length === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneText}</p>
            </Empty>
          ) : (
            <Table
              caption={t.title}
              rows={searched.found}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: t.petition,
                  cell: ({ petition, id }) => (
                    <a
                      href={`/manage/petitions/${petition.slug}/signatures/${id}`}
                      className="tap inline-flex items-center"
                    >
                      {petition.title || petition.slug}
                    </a>
                  ),
                },
                { title: list.when, cell: (row) => <Moment locale={locale} at={row.confirmedAt} /> },
                { title: list.state, cell: ({ state }) => states[state] },
                { title: list.name, cell: ({ shownName }) => <bdi>{shownName ?? list.notShown}</bdi> },
              ]}
            />
          )}
        </Section>
      )}
    </>
  )
}
