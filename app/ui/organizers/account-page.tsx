import type { AccountView } from '../../accounts/account.server'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { NameProblem } from '../../supporters/person-text'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { TextField } from '../text-field'
import { AccountWays } from './account-ways'
import { LocaleField } from './setup-form'
import { SessionList } from './session-list'

const dones = [
  'profile',
  'session-ended',
  'sessions-ended',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'password-set',
  'password-changed',
  'password-removed',
] as const
export type AccountDone = (typeof dones)[number]

export const readDone = (text: string | null): AccountDone | null =>
  dones.find((done) => done === text) ?? null

interface Props {
  locale: Locale
  account: AccountView
  done: AccountDone | null
  refused: { outcome: 'refused'; name: string; problem: NameProblem } | { outcome: 'last' } | null
}

/** One's own name and language, ways to sign in, and sessions. */
export function AccountPage({ locale, account, done, refused }: Props) {
  const all = organizerTexts(locale).accounts
  const t = all.account
  const problem = refused?.outcome === 'refused' ? all.nameProblems[refused.problem] : undefined
  return (
    <>
      <PageHeading title={t.title} lead={account.address} />
      <div className="mt-6 space-y-4">
        {done && !refused && (
          <Notice kind="done">
            <p>{t.done[done]}</p>
          </Notice>
        )}
        {refused?.outcome === 'last' && (
          <Notice kind="error">
            <p>{t.lastWay}</p>
          </Notice>
        )}
      </div>
      <Section id="profile" title={t.profile}>
        <form method="post" action="/manage/account" noValidate className="max-w-[28rem] space-y-5">
          {problem && <ErrorSummary title={all.problemTitle} errors={[{ field: 'name', text: problem }]} />}
          <input type="hidden" name="intent" value="profile" />
          <TextField
            name="name"
            label={all.name}
            hint={all.nameHint}
            required
            dir="auto"
            autoComplete="name"
            defaultValue={refused?.outcome === 'refused' ? refused.name : account.name}
            error={problem}
          />
          <LocaleField locale={locale} chosen={locale} />
          <Button>{t.save}</Button>
        </form>
      </Section>
      <Section id="ways" title={t.ways} lead={t.waysLead}>
        <AccountWays locale={locale} account={account} />
      </Section>
      <Section id="sessions" title={t.sessions} lead={t.sessionsLead}>
        <SessionList locale={locale} sessions={account.sessions} />
      </Section>
    </>
  )
}
