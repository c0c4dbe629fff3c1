import type { FirstOwner, SetupProblems } from '../../accounts/first-owner.server'
import { fill, inLocale, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { SelectField } from '../select-field'
import { MailboxField } from '../mailbox-field'
import { TextField } from '../text-field'
import { FieldError } from '../field'

interface Props {
  locale: Locale
  token: string
  typed: Omit<FirstOwner, 'personId'> | null
  problems: SetupProblems
  /** Organisations that are here already. */
  existing: { id: string; name: string }[]
}

/** The first owner says who they are. */
export function SetupForm({ locale, token, typed, problems, existing }: Props) {
  const all = organizerTexts(locale).accounts
  const t = all.setup
  const errors = {
    name: problems.name && all.nameProblems[problems.name],
    email: problems.email && all.emailProblem,
    organisation: problems.organisation && t.organisationProblems[problems.organisation],
  }
  const own =
    typed?.organisationId ?? (typed?.organisation || existing.length === 0 ? 'new' : existing[0]!.id)
  return (
    <form method="post" action={inLocale(locale, '/setup')} noValidate className="max-w-[34rem] space-y-6">
      <ErrorSummary
        title={all.problemTitle}
        errors={(['name', 'email', 'organisation'] as const).flatMap((field) => {
          const text = errors[field]
          return text ? [{ field, text }] : []
        })}
      />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="step" value="who" />
      <TextField
        name="name"
        label={all.name}
        hint={all.nameHint}
        required
        dir="auto"
        autoComplete="name"
        defaultValue={typed?.name}
        error={errors.name}
      />
      <MailboxField
        label={all.email}
        hint={t.emailHint}
        required
        defaultValue={typed?.email}
        error={errors.email}
      />
      <LocaleField locale={locale} chosen={typed?.locale ?? locale} />
      <fieldset className="border-t border-line pt-4">
        <legend className="float-start w-full font-serif text-xl font-bold">{t.organisation}</legend>
        <div className="clear-both space-y-2 pt-2">
          {existing.length > 0 && (
            <>
              {existing.map(({ id, name }) => (
                <Choice key={id} value={id} chosen={own} text={fill(t.own, { name })} hint={t.ownHint} />
              ))}
              <Choice value="new" chosen={own} text={t.create} />
            </>
          )}
          {existing.length > 0 && problems.organisation === 'unknown' && (
            <FieldError name="own" error={errors.organisation} />
          )}
          <TextField
            name="organisation"
            label={t.organisationName}
            hint={t.organisationHint}
            dir="auto"
            autoComplete="organization"
            defaultValue={typed?.organisation}
            error={errors.organisation}
          />
        </div>
      </fieldset>
      <Button kind="act">{t.next}</Button>
    </form>
  )
}

interface ChoiceProps {
  value: string
  chosen: string
  text: string
  hint?: string
}

const Choice = ({ value, chosen, text, hint }: ChoiceProps) => (
  <label className="tap flex items-start gap-3 py-2">
    <input
      type="radio"
      name="own"
      value={value}
      defaultChecked={chosen === value}
      className="mt-0.5 size-6 shrink-0"
    />
    <span className="min-w-0">
      {text}
      {hint && <span className="block text-sm text-soft">{hint}</span>}
    </span>
  </label>
)

/** The language of a person's own pages and letters. */
export function LocaleField({ locale, chosen }: { locale: Locale; chosen: Locale }) {
  const t = organizerTexts(locale).accounts
  return (
    <SelectField
      name="locale"
      label={t.language}
      defaultValue={chosen}
      options={(['en', 'es'] as const).map((value) => ({ value, text: t.languages[value] }))}
    />
  )
}
