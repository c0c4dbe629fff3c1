import type { OrganisationEntry } from '../../accounts/instance.server'
import { formatDay, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { Table } from './table'

interface Props {
  locale: Locale
  organisations: OrganisationEntry[]
  /** Whether anybody may sign up an organisation. */
  open: boolean
}

export function InstancePage({ locale, organisations, open }: Props) {
  const t = organizerTexts(locale).team.instance
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-6 flex flex-wrap gap-3">
        <ButtonLink kind="act" href="/manage/instance/new">
          {t.create}
        </ButtonLink>
        <ButtonLink href="/manage/instance/mail">{organizerTexts(locale).mail.title}</ButtonLink>
      </p>
      <div className="mt-8">
        {organisations.length === 0 ? (
          <Empty title={t.empty} />
        ) : (
          <Table
            caption={t.title}
            rows={organisations}
            keyOf={({ id }) => id}
            columns={[
              { title: t.organisation, cell: ({ name }) => name },
              { title: t.state, cell: ({ state }) => t.states[state] },
              { title: t.members, cell: ({ members }) => formatNumber(locale, members), number: true },
              { title: t.petitions, cell: ({ petitions }) => formatNumber(locale, petitions), number: true },
              { title: t.since, cell: ({ createdAt }) => formatDay(locale, createdAt) },
              {
                title: t.change,
                act: true,
                cell: ({ slug, name }) => (
                  <a href={`/manage/instance/${slug}`} className="tap inline-flex items-center">
                    {t.change}
                    <span className="sr-only">: {name}</span>
                  </a>
                ),
              },
            ]}
          />
        )}
      </div>
      <Section id="sign-up" title={t.signUp} lead={open ? t.signUpOn : t.signUpOff}>
        <form method="post" action="/manage/instance?index">
          <input type="hidden" name="open" value={open ? 'off' : 'on'} />
          <Button>{open ? t.turnOff : t.turnOn}</Button>
        </form>
      </Section>
    </>
  )
}
