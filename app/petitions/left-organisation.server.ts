import { and, eq, inArray, isNull, not } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { petitions, subscriptions } from '../../db/schema'

/** Of some mailboxes, in hex, those that want nothing from the organisation of a petition, whatever they signed. */
export async function leftOrganisation(
  tx: Tx,
  petitionId: string,
  mailboxes: Buffer[],
): Promise<Set<string>> {
  if (mailboxes.length === 0) return new Set()
  const rows = await tx
    .select({ mailbox: subscriptions.mailbox })
    .from(subscriptions)
    .innerJoin(petitions, eq(petitions.organisationId, subscriptions.organisationId))
    .where(
      and(
        eq(petitions.id, petitionId),
        inArray(subscriptions.mailbox, mailboxes),
        isNull(subscriptions.endedAt),
        not(subscriptions.wanted),
      ),
    )
  return new Set(rows.map(({ mailbox }) => mailbox.toString('hex')))
}
