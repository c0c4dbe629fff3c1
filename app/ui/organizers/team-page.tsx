import type { Member, WaitingInvitation } from '../../accounts/team.server'
import { fill, formatDay, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { Table } from './table'

interface Props {
  locale: Locale
  organisation: string
  /** Whoever looks at the page. */
  me: string
  members: Member[]
  invitations: WaitingInvitation[]
  mayChange: boolean
}

export function TeamPage({ locale, organisation, me, members, invitations, mayChange }: Props) {
  const t = organizerTexts(locale).team
  const named = (roles: Member['roles']) => roles.map((role) => t.role[role]).join(', ')
  return (
    <>
      <PageHeading title={t.title} lead={fill(t.lead, { organisation })} />
      {mayChange && (
        <p className="mt-6">
          <ButtonLink kind="act" href="/manage/team/invite">
            {t.invite}
          </ButtonLink>
        </p>
      )}
      <Section id="members" title={t.members}>
        <Table
          caption={t.members}
          rows={members}
          keyOf={({ id }) => id}
          columns={[
            { title: t.name, cell: ({ id, name }) => (id === me ? `${name} (${t.you})` : name) },
            ...(mayChange
              ? [{ title: t.email, cell: ({ email }: Member) => <span className="break-all">{email}</span> }]
              : []),
            { title: t.roles, cell: ({ roles }) => named(roles) },
            { title: t.since, oneLine: true, cell: ({ since }) => formatDay(locale, since) },
            ...(mayChange
              ? [
                  {
                    title: t.change,
                    act: true,
                    oneLine: true,
                    cell: ({ id, name }: Member) => (
                      <a href={`/manage/team/${id}`} className="tap inline-flex items-center">
                        {t.change}
                        <span className="sr-only">: {name}</span>
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <p className="mt-6">
          <a href="/manage/team/leave" className="tap inline-flex items-center">
            {t.leave}
          </a>
        </p>
      </Section>
      {mayChange && (
        <Section id="invitations" title={t.waiting}>
          {invitations.length === 0 ? (
            <p className="text-soft">{t.noneWaiting}</p>
          ) : (
            <Table
              caption={t.waiting}
              rows={invitations}
              keyOf={({ id }) => id}
              columns={[
                { title: t.email, cell: ({ email }) => <span className="break-all">{email}</span> },
                { title: t.roles, cell: ({ roles }) => named(roles) },
                { title: t.expires, oneLine: true, cell: ({ expiresAt }) => formatDay(locale, expiresAt) },
                {
                  title: t.revoke,
                  act: true,
                  cell: ({ id, email }) => (
                    <form method="post" action="/manage/team/revoke">
                      <input type="hidden" name="invitation" value={id} />
                      <Button>
                        {t.revoke}
                        <span className="sr-only">: {email}</span>
                      </Button>
                    </form>
                  ),
                },
              ]}
            />
          )}
        </Section>
      )}
    </>
  )
}
