import type { Role } from '../../../db/schema'
import { languageTitle, locales, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { MailboxField } from '../mailbox-field'
import { RoleFields } from './role-fields'

export interface InviteProblems {
  email?: 'email' | 'member' | 'tooMany'
  role?: 'role'
}

interface Props {
  locale: Locale
  all: readonly Role[]
  refused: { answers: { email: string; roles: Role[]; locale: Locale }; problems: InviteProblems } | null
}

export function InviteForm({ locale, all, refused }: Props) {
  const { team: t, frame } = organizerTexts(locale)
  const { answers, problems = {} } = refused ?? {}
  const email = problems.email && t.problems[problems.email]
  const role = problems.role && t.problems[problems.role]
  const errors = [
    ...(email ? [{ field: 'email', text: email }] : []),
    ...(role ? [{ field: 'role', text: role }] : []),
  ]
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/team', text: t.title }]} />
      <PageHeading title={t.invite} lead={t.inviteLead} />
      <form method="post" noValidate className="mt-8 max-w-measure space-y-6">
        <ErrorSummary title={t.problems.title} errors={errors} />
        <MailboxField
          label={t.email}
          required
          autoComplete="off"
          maxLength={254}
          defaultValue={answers?.email}
          error={email}
        />
        <RoleFields locale={locale} all={all} ticked={answers?.roles ?? []} error={role} />
        <SelectField
          name="locale"
          label={t.locale}
          defaultValue={answers?.locale ?? locale}
          options={locales.map((one) => ({ value: one, text: languageTitle(locale, one) }))}
        />
        <p className="flex flex-wrap items-center gap-6">
          <Button kind="act">{t.send}</Button>
          <a href="/manage/team" className="tap inline-flex items-center">
            {frame.cancel}
          </a>
        </p>
      </form>
    </>
  )
}
