import { and, eq, gt, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailingChunks } from '../../db/schema'
import { MINUTE } from '../duration'
import { figuresOf } from './find-mailings.server'
import { readOwnMailing } from './own-mailing.server'
import type { MailingProgress } from './views'

/** How far a mailing of an organisation is; cheap enough to be asked every second. Null for another's. */
export async function mailingProgress(
  organisationId: string,
  reference: string,
  now = Date.now(),
): Promise<MailingProgress | null> {
  const mailing = await readOwnMailing(organisationId, reference)
  if (!mailing) return null
  const { id, state, pausedFor, frozenAt, startedAt, endedAt, unsubscribed } = mailing
  const figures = figuresOf(mailing)
  const [lately] = await db.read
    .select({ n: sql<number>`coalesce(sum(${mailingChunks.size}), 0)` })
    .from(mailingChunks)
    .where(
      and(
        gt(mailingChunks.claimedAt, now - MINUTE),
        eq(mailingChunks.mailingId, id),
        eq(mailingChunks.state, 'done'),
      ),
    )
  const perMinute = state === 'sending' ? Number(lately!.n) : 0
  return {
    ...{ state, pausedFor, figures, unsubscribed, startedAt, endedAt, perMinute },
    frozen: frozenAt !== null,
    minutesLeft: perMinute > 0 ? Math.ceil(figures.queued / perMinute) : null,
  }
}
