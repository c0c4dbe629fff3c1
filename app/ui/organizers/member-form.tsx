import type { Role } from '../../../db/schema'
import type { Member } from '../../accounts/team.server'
import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { RoleFields } from './role-fields'

interface Props {
  locale: Locale
  all: readonly Role[]
  member: Pick<Member, 'name' | 'email' | 'roles'>
  /** Whether a link to new ways of signing in may be mailed to them. */
  mayReset: boolean
  refused: { roles?: Role[]; problem: 'role' | 'lastOwner' | 'resetOwner' } | null
}

/** The roles of one member, a way back in for them, and the way out. */
export function MemberForm({ locale, all, member, mayReset, refused }: Props) {
  const { team: t, frame } = organizerTexts(locale)
  const { name, email, roles } = member
  const error = refused ? t.problems[refused.problem] : undefined
  const field = refused?.problem === 'resetOwner' ? 'reset' : 'role'
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/team', text: t.title }]} />
      <PageHeading title={fill(t.changeTitle, { name })} lead={email} />
      <form method="post" className="mt-8 max-w-measure space-y-6">
        <ErrorSummary title={t.problems.title} errors={error ? [{ field, text: error }] : []} />
        <RoleFields
          locale={locale}
          all={all}
          ticked={refused?.roles ?? roles}
          error={field === 'role' ? error : undefined}
        />
        <p className="flex flex-wrap items-center gap-6">
          <Button kind="act">{t.save}</Button>
          <a href="/manage/team" className="tap inline-flex items-center">
            {frame.cancel}
          </a>
        </p>
      </form>
      <Section id="reset" title={t.resetTitle} lead={mayReset ? t.resetText : t.problems.resetOwner}>
        {mayReset && (
          <form method="post">
            <input type="hidden" name="intent" value="reset" />
            <Button>{t.resetYes}</Button>
          </form>
        )}
      </Section>
      <Section id="remove" title={fill(t.removeTitle, { name })} lead={t.removeText}>
        <form method="post">
          <input type="hidden" name="intent" value="remove" />
          <Button>{fill(t.removeYes, { name })}</Button>
        </form>
      </Section>
    </>
  )
}
