import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { memberships, people, type Role } from '../../db/schema'
import { allowedTo } from '../accounts/can'
import { addressOf } from '../accounts/people.server'
import { config } from '../config.server'
import { queueLetter } from '../platform/mail/queue-letter.server'

const treasurers = allowedTo('giving.breaker') as readonly Role[]

/** Tells the people who look after an organisation's money that strangers try cards on its page. */
export async function tellFinanceOfTesting(
  tx: Tx,
  organisationId: string,
  seen: { declines: number; minutes: number; until: number },
  now: number,
): Promise<void> {
  const manageUrl = `${config.publicOrigin}/manage/donations/breaker`
  for (const { locale, ...sent } of await treasurersOf(tx, organisationId, now))
    await queueLetter(tx, { template: 'card-testing', locale, ...sent, fields: { ...seen, manageUrl } })
}

interface OpenedDispute {
  amountMinor: number
  status: string
  dueAt: number | null
}

/** Tells them of a dispute, and until when the bank reads what speaks for the gift. */
export async function tellFinanceOfDispute(
  tx: Tx,
  gift: { organisationId: string; currency: string; livemode: boolean },
  { amountMinor, status, dueAt }: OpenedDispute,
  now: number,
): Promise<void> {
  const fields = {
    amountMinor,
    currency: gift.currency,
    dueAt,
    inquiry: status.startsWith('warning_'),
    test: !gift.livemode,
    manageUrl: `${config.publicOrigin}/manage/donations/disputes`,
  }
  for (const { locale, ...sent } of await treasurersOf(tx, gift.organisationId, now))
    await queueLetter(tx, { template: 'dispute-opened', locale, ...sent, fields })
}

async function treasurersOf(tx: Tx, organisationId: string, now: number) {
  const ids = tx
    .select({ id: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), inArray(memberships.role, [...treasurers])))
  const found = await tx
    .select()
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.disabledAt)))
  return found.map((person) => ({
    locale: person.locale,
    to: addressOf(person),
    mailbox: person.mailbox,
    about: null,
    now,
  }))
}
