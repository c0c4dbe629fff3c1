import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailingChunks, mailingRecipients, mailings } from '../../db/schema'
import { record } from '../accounts/audit.server'
import { aboutOf, holdMailing, readOwnMailing, type In } from './own-mailing.server'
import { nextChunk } from './freeze-audience.server'
import { countMoved } from '../petitions/count-recipients.server'
import type { UnknownRecipient } from './views'

const PAGE = 100
/** Decided in one press; more are decided by pressing again. */
const AT_ONCE = 1_000

/** Mails of a mailing of which nobody can tell whether they went out, oldest first; `after`: the last one seen. */
export async function listUnknown(
  organisationId: string,
  reference: string,
  after = 0,
): Promise<UnknownRecipient[]> {
  const mailing = await readOwnMailing(organisationId, reference)
  if (!mailing) return []
  return db.read
    .select({
      id: mailingRecipients.id,
      locale: mailingRecipients.locale,
      since: mailingRecipients.changedAt,
    })
    .from(mailingRecipients)
    .where(
      and(
        eq(mailingRecipients.mailingId, mailing.id),
        eq(mailingRecipients.state, 'unknown'),
        gt(mailingRecipients.id, after),
      ),
    )
    .orderBy(asc(mailingRecipients.id))
    .limit(PAGE)
}

export type Resolved = { outcome: 'done'; n: number } | { outcome: 'not-from-here' } | { outcome: 'unknown' }

/**
 * A person decides about mails nobody can tell of: all of a mailing, or those of these ids. `sent`: they count as sent.
 * `again`: they are sent once more, as new chunks, and whoever did get them gets them twice.
 */
export function resolveUnknown(
  actor: In,
  reference: string,
  decision: 'sent' | 'again',
  ids: number[] | 'all' = 'all',
  now = Date.now(),
): Promise<Resolved> {
  return db.write(async (tx): Promise<Resolved> => {
    const mailing = await holdMailing(tx, actor.organisation.id, reference)
    if (!mailing) return { outcome: 'unknown' }
    const { id: mailingId, state } = mailing
    const goesOn = state === 'sending' || state === 'paused' || state === 'sent'
    if (decision === 'again' && !goesOn) return { outcome: 'not-from-here' }
    const rows = await tx
      .select({ id: mailingRecipients.id })
      .from(mailingRecipients)
      .where(
        and(
          eq(mailingRecipients.mailingId, mailingId),
          eq(mailingRecipients.state, 'unknown'),
          ids === 'all' ? undefined : inArray(mailingRecipients.id, ids.slice(0, AT_ONCE)),
        ),
      )
      .orderBy(asc(mailingRecipients.id))
      .limit(AT_ONCE)
    const chosen = rows.map(({ id }) => id)
    if (chosen.length === 0) return { outcome: 'done', n: 0 }
    if (decision === 'sent') {
      await tx
        .update(mailingRecipients)
        .set({ state: 'sent', reason: 'decided', changedAt: now })
        .where(inArray(mailingRecipients.id, chosen))
      countMoved(tx, mailingId, 'unknown', 'sent', chosen.length)
    } else {
      let n = await nextChunk(tx, mailingId)
      for (let from = 0; from < chosen.length; from += SMALL, n++) {
        const some = chosen.slice(from, from + SMALL)
        await tx.insert(mailingChunks).values({ mailingId, n, size: some.length, runAt: now })
        await tx
          .update(mailingRecipients)
          .set({ state: 'queued', reason: null, providerId: null, chunk: n, changedAt: now })
          .where(inArray(mailingRecipients.id, some))
      }
      countMoved(tx, mailingId, 'unknown', 'queued', chosen.length)
      if (state === 'sent')
        await tx.update(mailings).set({ state: 'sending', endedAt: null }).where(eq(mailings.id, mailingId))
    }
    await record(tx, {
      actor,
      organisationId: mailing.organisationId,
      action: 'mailing.unknown-decided',
      petitionId: mailing.petitionId,
      about: await aboutOf(tx, mailing),
      details: { decision, number: chosen.length },
      now,
    })
    return { outcome: 'done', n: chosen.length }
  })
}

/** Chunks that any way out can take at once. */
const SMALL = 10
