import type { Role } from '../../../db/schema'
import type { FactorOffer, FactorProblems } from '../../accounts/factors.server'
import { fill, inLocale, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { NameProblem } from '../../supporters/person-text'
import { Button, ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { TextField } from '../text-field'
import { Entrance } from './entrance'
import { FactorStep } from './factor-step'
import { LocaleField } from './setup-form'

export type InvitationView =
  | {
      outcome: 'open'
      organisation: string
      inviter: string | null
      roles: Role[]
      /** The mailbox has an account. */
      known: boolean
      /** Who is signed in here, and whether the invitation went to them. */
      as: { name: string; own: boolean } | null
    }
  | { outcome: 'ended'; organisation: string; inviter: string | null }
  | { outcome: 'unknown' }

export type InvitationStep =
  | { step: 'who'; name: string; chosen: Locale; problem: NameProblem }
  | { step: 'way'; name: string; chosen: Locale; problems: FactorProblems | null; offer: FactorOffer }

interface Props {
  locale: Locale
  path: string
  shown: InvitationView
  step: InvitationStep | null
}

export function InvitationPage({ locale, path, shown, step }: Props) {
  const { team, accounts } = organizerTexts(locale)
  const t = team.invitation
  if (shown.outcome === 'unknown')
    return (
      <Entrance locale={locale} path={path} title={t.unknownTitle} lead={t.unknown}>
        <ButtonLink href={inLocale(locale, '/')}>Amparo</ButtonLink>
      </Entrance>
    )
  const { organisation, inviter } = shown
  if (shown.outcome === 'ended') {
    const lead = inviter ? fill(t.ended, { inviter, organisation }) : fill(t.endedAlone, { organisation })
    return (
      <Entrance locale={locale} path={path} title={t.endedTitle} lead={lead}>
        <ButtonLink href={inLocale(locale, '/login')}>{t.signIn}</ButtonLink>
      </Entrance>
    )
  }
  if (step?.step === 'way')
    return (
      <Entrance locale={locale} path={path} title={accounts.factor.title} lead={accounts.factor.lead}>
        <FactorStep
          locale={locale}
          offer={step.offer}
          problems={step.problems}
          action={inLocale(locale, path)}
          hidden={{ step: 'way', name: step.name, locale: step.chosen }}
        />
      </Entrance>
    )
  const lead = inviter ? fill(t.lead, { inviter, organisation }) : fill(t.leadAlone, { organisation })
  const error = step ? accounts.nameProblems[step.problem] : undefined
  return (
    <Entrance locale={locale} path={path} title={fill(t.title, { organisation })} lead={lead}>
      <section aria-labelledby="roles">
        <h2 id="roles" className="text-lg">
          {t.asRoles}
        </h2>
        <ul className="mt-2 max-w-measure space-y-2">
          {shown.roles.map((role) => (
            <li key={role}>
              <b>{team.role[role]}</b> <span className="text-soft">— {team.can[role]}</span>
            </li>
          ))}
        </ul>
      </section>
      {shown.as ? (
        <form method="post" className="max-w-measure space-y-4">
          <p>{fill(t.as, { name: shown.as.name })}</p>
          {!shown.as.own && <p>{t.other}</p>}
          <Button kind="act">{fill(t.accept, { organisation })}</Button>
        </form>
      ) : shown.known ? (
        <div className="max-w-measure space-y-4">
          <p>{t.known}</p>
          <ButtonLink kind="act" href={inLocale(locale, `/login?next=${encodeURIComponent(path)}`)}>
            {t.signIn}
          </ButtonLink>
        </div>
      ) : (
        <form method="post" noValidate className="max-w-[34rem] space-y-6">
          <ErrorSummary
            title={accounts.problemTitle}
            errors={error ? [{ field: 'name', text: error }] : []}
          />
          <TextField
            name="name"
            label={t.yourName}
            hint={t.yourNameHint}
            required
            dir="auto"
            autoComplete="name"
            defaultValue={step?.name}
            error={error}
          />
          <LocaleField locale={locale} chosen={step?.chosen ?? locale} />
          <Button kind="act">{t.next}</Button>
        </form>
      )}
    </Entrance>
  )
}
