import { fill, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { DomainChecks } from '../../platform/mail/domain-checks'
import type { LetterLine, MailStanding } from '../../platform/mail/mail-standing.server'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { Done } from './done'
import { Moment } from './moment'
import { Table } from './table'

interface Props {
  locale: Locale
  standing: MailStanding
  /** A test was written just now. */
  done: boolean
  refused: 'too-many' | 'no-address' | null
}

/** How mail goes out, whether receivers can trust it, and what did not arrive. */
export function MailPage({ locale, standing, done, refused }: Props) {
  const { mail: t, team } = organizerTexts(locale)
  const { way, domain, checks, test, waiting, failed, failures } = standing
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/instance', text: team.instance.title }]} />
      <PageHeading title={t.title} lead={t.lead} />
      {done && <Done text={t.test.written} />}
      {refused && (
        <div className="mt-6 max-w-measure">
          <Notice kind="error" title={t.test[refused]} />
        </div>
      )}
      <p className="mt-6 max-w-measure">
        {t.ways[way]} {fill(t.from, { domain })}
      </p>
      <Section id="domain" title={t.domain} lead={checks ? t.domainText : t.nothing}>
        {checks && (
          <div className="max-w-[52rem] space-y-6">
            {names.map((name) => (
              <CheckNotice key={name} locale={locale} name={name} checks={checks} />
            ))}
          </div>
        )}
      </Section>
      <Section id="test" title={t.test.title} lead={t.test.text}>
        {test && (
          <p className="mb-4">
            {t.test.last} <Standing locale={locale} letter={test} />
          </p>
        )}
        <form method="post" action="/manage/instance/mail">
          <Button>{t.test.button}</Button>
        </form>
      </Section>
      <Section id="failed" title={t.failed.title} lead={t.failed.text}>
        <p className="mb-4">
          {fill(t.waiting, { n: waiting })} {failures.length === 0 && t.failed.none}
        </p>
        {failures.length > 0 && (
          <>
            <p className="mb-4">{plural(locale, t.failed.count, failed)}</p>
            <Table
              caption={t.failed.title}
              rows={failures}
              keyOf={({ id }) => id}
              columns={[
                { title: t.failed.letter, cell: ({ template }) => <code>{template}</code> },
                {
                  title: t.failed.written,
                  cell: ({ createdAt }) => <Moment locale={locale} at={createdAt} />,
                },
                { title: t.failed.why, cell: ({ error }) => <code>{error}</code> },
              ]}
            />
          </>
        )}
      </Section>
    </>
  )
}

const names = ['spf', 'dkim', 'dmarc', 'alignment'] as const satisfies (keyof DomainChecks)[]

/** What one check found, and what to do about it. */
function CheckNotice({
  locale,
  name,
  checks,
}: {
  locale: Locale
  name: keyof DomainChecks
  checks: DomainChecks
}) {
  const { mail } = organizerTexts(locale)
  const t = mail[name] as Record<string, string>
  const { state, at, found } = checks[name]
  const kind = state === 'good' ? 'done' : state === 'watching' || state === 'unanswered' ? 'info' : 'error'
  return (
    <Notice kind={kind} title={`${t.name!}: ${mail.verdicts[kind]}`}>
      <p>{fill(t[state]!, { at, found: found ?? '' })}</p>
      {found && name !== 'alignment' && (
        <p className="text-sm wrap-anywhere">
          <code>{at}</code>
          <br />
          <code>{found}</code>
        </p>
      )}
    </Notice>
  )
}

function Standing({ locale, letter }: { locale: Locale; letter: LetterLine }) {
  const { test: t } = organizerTexts(locale).mail
  const { state, fate, error, createdAt } = letter
  return (
    <>
      <Moment locale={locale} at={createdAt} />: {fate ? t.fates[fate] : t.states[state]}
      {error && (
        <>
          {' '}
          (<code>{error}</code>)
        </>
      )}
    </>
  )
}
