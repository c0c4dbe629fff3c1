import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, signatures } from '../../db/schema'
import type { Locale } from '../i18n'
import { petitionTitle } from '../petitions/find-confirmation.server'
import { readMailbox } from '../supporters/mailbox.server'
import { columns, toRow } from './list-signatures.server'
import type { SignatureRow } from './views'

export interface FoundSignature extends SignatureRow {
  petition: { slug: string; title: string }
}

/** The signatures of one mailbox, in any spelling, on the petitions of an organisation; null for what is no address. */
export async function findMailbox(
  organisationId: string,
  address: string,
  locale: Locale,
): Promise<FoundSignature[] | null> {
  const mailbox = await readMailbox(address)
  if (!mailbox) return null
  const rows = await db.read
    .select({ ...columns, petitionId: petitions.id, slug: petitions.slug })
    .from(signatures)
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(
      and(
        eq(signatures.mailbox, mailbox.hash),
        eq(petitions.organisationId, organisationId),
        isNotNull(signatures.confirmedAt),
      ),
    )
    .orderBy(desc(signatures.id))
    .limit(200)
  return Promise.all(
    rows.map(async ({ petitionId, slug, ...row }) => ({
      ...toRow(row),
      petition: { slug, title: await petitionTitle(petitionId, locale) },
    })),
  )
}
