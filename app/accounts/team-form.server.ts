import { roles, type Role } from '../../db/schema'
import { locales, type Locale } from '../i18n'

/** Every role there is, in the order of the product. */
export const everyRole: readonly Role[] = roles

/** The roles ticked in a form, in the order of the product; what is no role is not among them. */
export function readRoles(form: FormData): Role[] {
  const ticked = new Set(form.getAll('role'))
  return roles.filter((role) => ticked.has(role))
}

/** A language chosen in a form, or the one given. */
export const readLocale = (form: FormData, otherwise: Locale): Locale =>
  locales.find((locale) => locale === form.get('locale')) ?? otherwise
