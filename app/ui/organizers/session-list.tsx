import type { AccountView } from '../../accounts/account.server'
import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { Moment, formatMoment } from './moment'
import { Table } from './table'

interface Props {
  locale: Locale
  sessions: AccountView['sessions']
}

/** Where somebody is signed in; each but this one can be ended. */
export function SessionList({ locale, sessions }: Props) {
  const all = organizerTexts(locale).accounts
  const t = all.account
  const nameOf = ({ device }: Props['sessions'][number]) => device || all.unknownDevice
  return (
    <div className="space-y-5">
      <Table
        caption={t.sessions}
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          { title: t.device, cell: nameOf },
          { title: t.since, cell: ({ createdAt }) => <Moment locale={locale} at={createdAt} /> },
          { title: t.seen, cell: ({ lastSeenAt }) => <Moment locale={locale} at={lastSeenAt} /> },
          {
            title: t.end,
            cell: (session) =>
              session.here ? (
                <strong>{t.here}</strong>
              ) : (
                <form method="post" action="/manage/account">
                  <input type="hidden" name="intent" value="end" />
                  <input type="hidden" name="session" value={session.id} />
                  <Button
                    aria-label={fill(t.endOf, {
                      device: nameOf(session),
                      seen: `${formatMoment(locale, session.lastSeenAt)} UTC`,
                    })}
                  >
                    {t.end}
                  </Button>
                </form>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <form method="post" action="/manage/account">
          <input type="hidden" name="intent" value="end-others" />
          <Button>{t.endOthers}</Button>
        </form>
      ) : (
        <p className="text-soft">{t.noOthers}</p>
      )}
    </div>
  )
}
