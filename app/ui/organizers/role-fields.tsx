import type { Role } from '../../../db/schema'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { FieldError } from '../field'

interface Props {
  locale: Locale
  all: readonly Role[]
  ticked: readonly Role[]
  error?: string
}

/** Boxes for the roles, each saying what it allows. */
export function RoleFields({ locale, all, ticked, error }: Props) {
  const t = organizerTexts(locale).team
  return (
    <fieldset id="role" aria-describedby={error && 'role-error'}>
      <legend className="font-medium">{t.rolesLegend}</legend>
      <FieldError name="role" error={error} />
      {all.map((role) => (
        <label key={role} className="tap flex items-start gap-3 py-2">
          <input
            type="checkbox"
            name="role"
            value={role}
            defaultChecked={ticked.includes(role)}
            className="mt-0.5 size-6 shrink-0"
          />
          <span>
            {t.role[role]} <span className="block text-sm text-soft">{t.can[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
