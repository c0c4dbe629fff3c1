import { and, count, eq, gt, inArray, ne, or } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { mailings, organisations } from '../../db/schema'
import { DAY } from '../duration'

/**
 * Whether an organisation may have one more mailing this week, beside those that began in the last seven days and those
 * that wait. Two at once come one after the other.
 */
export async function isWithinWeek(
  tx: Tx,
  { organisationId, id }: { organisationId: string; id: number },
  most: number,
  now: number,
): Promise<boolean> {
  await locked(
    tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, organisationId)),
  )
  const [others] = await tx
    .select({ n: count() })
    .from(mailings)
    .where(
      and(
        eq(mailings.organisationId, organisationId),
        ne(mailings.id, id),
        or(inArray(mailings.state, ['waiting-approval', 'scheduled']), gt(mailings.startedAt, now - 7 * DAY)),
      ),
    )
  return others!.n < most
}
