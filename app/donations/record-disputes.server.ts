import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { disputes } from '../../db/schema'
import type { Stripe } from '../platform/stripe/client.server'
import { ms } from './facts'
import { tellFinanceOfDispute } from './tell-finance.server'

interface Disputed {
  id: string
  organisationId: string
  amountMinor: number
  currency: string
  livemode: boolean
}

/**
 * Whether the bank has the money. An inquiry (`warning_…`) takes none, won gives it back; otherwise the bookings say it,
 * and where there are none, the words that mean a withdrawal. Words we do not know move nothing by themselves.
 */
export function isWithdrawn({ status, balance_transactions: bookings }: Stripe.Dispute): boolean {
  if (status.startsWith('warning_') || status === 'won' || status === 'prevented') return false
  if (bookings.length > 0) return bookings.reduce((sum, { amount }) => sum + amount, 0) < 0
  return ['needs_response', 'under_review', 'lost'].includes(status)
}

const isClosed = (status: string): boolean => ['won', 'lost', 'warning_closed', 'prevented'].includes(status)

/** Takes over a gift's disputes by their ids. Returns how much of it banks have withdrawn, at most all of it. */
export async function recordDisputes(
  tx: Tx,
  gift: Disputed,
  heard: Stripe.Dispute[],
  now: number,
): Promise<number> {
  for (const dispute of heard) {
    const dueBy = dispute.evidence_details.due_by
    const row = {
      amountMinor: dispute.amount,
      withdrawn: isWithdrawn(dispute),
      status: dispute.status,
      reason: dispute.reason,
      dueAt: dueBy ? ms(dueBy) : null,
    }
    const [known] = await tx.select().from(disputes).where(eq(disputes.id, dispute.id))
    const closedAt = isClosed(dispute.status) ? (known?.closedAt ?? now) : null
    await tx
      .insert(disputes)
      .values({ id: dispute.id, donationId: gift.id, createdAt: ms(dispute.created), closedAt, ...row })
      .onConflictDoUpdate({ target: disputes.id, set: { closedAt, ...row } })
    if (!known && closedAt === null) await tellFinanceOfDispute(tx, gift, row, now)
  }
  const standing = await tx.select().from(disputes).where(eq(disputes.donationId, gift.id))
  const taken = standing
    .filter(({ withdrawn }) => withdrawn)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return Math.min(taken, gift.amountMinor)
}
