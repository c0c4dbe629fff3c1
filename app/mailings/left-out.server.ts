import { and, eq, exists, inArray, isNull, not, notExists, type SQL, type SQLWrapper } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailingRecipients, mailings, subscriptions, suppressions } from '../../db/schema'
import type { Asked } from './audience-source'

/** Who is written to by no mailing of this kind, wherever an audience found them: a condition on a mailbox. */
export function mayBeWritten({ organisationId, audience }: Asked, mailbox: SQLWrapper): SQL {
  return and(
    notExists(
      db.read
        .select({ mailbox: suppressions.mailbox })
        .from(suppressions)
        .where(eq(suppressions.mailbox, mailbox)),
    ),
    notExists(
      db.read
        .select({ id: subscriptions.id })
        .from(subscriptions)
        .where(
          and(
            eq(subscriptions.organisationId, organisationId),
            eq(subscriptions.mailbox, mailbox),
            isNull(subscriptions.endedAt),
            not(subscriptions.wanted),
          ),
        ),
    ),
    ...(audience.notSent.length > 0 ? [not(gotOneOf(audience.notSent, mailbox))] : []),
  )!
}

/** Got it, or may have. */
const gotOneOf = (references: string[], mailbox: SQLWrapper): SQL =>
  exists(
    db.read
      .select({ id: mailingRecipients.id })
      .from(mailingRecipients)
      .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
      .where(
        and(
          inArray(mailings.reference, references),
          eq(mailingRecipients.mailbox, mailbox),
          inArray(mailingRecipients.state, [
            'claimed',
            'sent',
            'delivered',
            'bounced',
            'complained',
            'unknown',
          ]),
        ),
      ),
  )
