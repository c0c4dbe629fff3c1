import { and, eq } from 'drizzle-orm'
import { db, type Reader, type Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { isId } from '../../db/is-id'
import { mailings, mailingTexts, petitions } from '../../db/schema'
import { locales } from '../i18n'
import type { MailingTexts } from './text-problems'

export type Mailing = typeof mailings.$inferSelect

/** Who acts: somebody with an organisation's pages open. */
export interface In {
  personId: string
  name: string
  organisation: { id: string }
}

/** A mailing of an organisation; null for another's, told apart by nothing. */
export async function ownMailing(
  read: Reader | Tx,
  organisationId: string,
  reference: string,
): Promise<Mailing | null> {
  if (!isId(reference)) return null
  const [row] = await read.select().from(mailings).where(own(organisationId, reference))
  return row ?? null
}

/** The same, held until the unit ends: two people's presses come one after the other. */
export async function holdMailing(
  tx: Tx,
  organisationId: string,
  reference: string,
): Promise<Mailing | null> {
  if (!isId(reference)) return null
  const [row] = await locked(tx.select().from(mailings).where(own(organisationId, reference)))
  return row ?? null
}

const own = (organisationId: string, reference: string) =>
  and(eq(mailings.reference, reference), eq(mailings.organisationId, organisationId))

export async function textsOf(read: Reader | Tx, mailingId: number): Promise<MailingTexts> {
  const rows = await read.select().from(mailingTexts).where(eq(mailingTexts.mailingId, mailingId))
  const texts = {} as MailingTexts
  for (const locale of locales) {
    const { subject = '', body = '' } = rows.find((row) => row.locale === locale) ?? {}
    texts[locale] = { subject, body }
  }
  return texts
}

export const readOwnMailing = (organisationId: string, reference: string) =>
  ownMailing(db.read, organisationId, reference)

/** What the audit log calls a mailing: the petition of an update, or its own reference. */
export async function aboutOf(tx: Tx, { petitionId, reference }: Mailing): Promise<string> {
  if (!petitionId) return reference
  const [petition] = await tx
    .select({ slug: petitions.slug })
    .from(petitions)
    .where(eq(petitions.id, petitionId))
  return petition?.slug ?? reference
}
