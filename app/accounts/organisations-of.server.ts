import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { memberships, organisations } from '../../db/schema'
import type { Locale } from '../i18n'

/** The organisations a person has a role in, by name. */
export async function organisationsOf(
  personId: string,
  locale: Locale,
): Promise<{ id: string; name: string }[]> {
  const rows = await db.read
    .selectDistinct({ id: organisations.id, name: organisations.name })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId))
  return rows
    .map(({ id, name }) => ({ id, name: name[locale] }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
