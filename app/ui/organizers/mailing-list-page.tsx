import { formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { MailingLine } from '../../mailings/views'
import { Button } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Moment } from './moment'
import { Table } from './table'

interface Props {
  locale: Locale
  home: string
  isOfPetition: boolean
  mayWrite: boolean
  mailings: MailingLine[]
  /** The reference after which older ones follow. */
  next: string | null
  /** Whether newer ones stand before these. */
  later: boolean
}

/** What an organisation, or one petition, wrote to its people: the newest first. */
export function MailingListPage({ locale, home, isOfPetition, mayWrite, mailings, next, later }: Props) {
  const { mailings: t } = organizerTexts(locale)
  const begin = mayWrite && (
    <form method="post" action={`${home}?index`}>
      <Button kind="act">{isOfPetition ? t.beginUpdate : t.begin}</Button>
    </form>
  )
  const addressOf = ({ petition, reference }: MailingLine) =>
    petition ? `/manage/petitions/${petition.slug}/updates/${reference}` : `/manage/mailings/${reference}`
  return (
    <>
      <PageHeading title={isOfPetition ? t.updates : t.title} lead={isOfPetition ? t.updatesLead : t.lead} />
      <div className="mt-8 space-y-8">
        {mailings.length === 0 ? (
          <Empty title={isOfPetition ? t.noUpdates : t.none}>
            <p>{isOfPetition ? t.noUpdatesText : t.noneText}</p>
            {begin && <div className="mt-5">{begin}</div>}
          </Empty>
        ) : (
          <>
            {begin}
            <Table
              caption={isOfPetition ? t.updates : t.title}
              rows={mailings}
              keyOf={({ reference }) => reference}
              columns={[
                {
                  title: t.columns.subject,
                  cell: (line) => (
                    <a href={addressOf(line)} className="tap inline-flex items-center font-medium">
                      <span lang={line.subjectLocale} dir="auto">
                        {line.subject || t.untitled}
                      </span>
                    </a>
                  ),
                },
                ...(isOfPetition
                  ? []
                  : [
                      {
                        title: t.columns.about,
                        cell: ({ petition }: MailingLine) =>
                          petition ? (
                            <span lang={petition.titleLocale}>{petition.title}</span>
                          ) : (
                            t.organisationWide
                          ),
                      },
                    ]),
                { title: t.columns.state, cell: ({ state }) => t.states[state] },
                {
                  title: t.columns.recipients,
                  number: true,
                  cell: ({ figures, startedAt }) =>
                    startedAt ? formatNumber(locale, figures.recipients) : '–',
                },
                {
                  title: t.columns.day,
                  cell: ({ endedAt, startedAt, savedAt }) => (
                    <Moment locale={locale} at={endedAt ?? startedAt ?? savedAt} />
                  ),
                },
              ]}
            />
          </>
        )}
        {(later || next) && (
          <p className="flex gap-6">
            {later && (
              <a href={home} className="tap inline-flex items-center">
                {t.newest}
              </a>
            )}
            {next && (
              <a href={`${home}?before=${next}`} className="tap inline-flex items-center">
                {t.older}
              </a>
            )}
          </p>
        )}
      </div>
    </>
  )
}
