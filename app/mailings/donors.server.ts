import { and, eq, exists, type SQL, type SQLWrapper } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations } from '../../db/schema'
import { config } from '../config.server'
import { amongSubscribers } from './subscribers.server'

/** Whether the owner of a mailbox gave to an organisation, and the gift stands; a test counts in a trial alone. */
const gave = (mailbox: SQLWrapper, organisationId: string): SQL =>
  exists(
    db.read
      .select({ id: donations.id })
      .from(donations)
      .where(
        and(
          eq(donations.mailbox, mailbox),
          eq(donations.organisationId, organisationId),
          eq(donations.state, 'paid'),
          config.mode === 'live' ? eq(donations.livemode, true) : undefined,
        ),
      ),
  )

/**
 * Whoever gave to an organisation and agreed to its letters: a gift's form asks for no consent to letters, so giving alone
 * is none.
 */
export const donors = amongSubscribers({
  name: 'donors',
  isAsked: (audience) => audience.donors === true,
  where: gave,
})
