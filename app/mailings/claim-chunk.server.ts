import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { skipLocked } from '../../db/dialect'
import { mailingChunks, mailingRecipients, mailings, organisations, petitions } from '../../db/schema'
import { HOUR, MINUTE } from '../duration'
import { publicStates } from '../petitions/states'
import { seal, unseal } from '../platform/seal.server'
import type { Settings } from '../platform/settings.server'
import type { Mailing } from './own-mailing.server'
import { nextChunkAt } from './pace-mailings.server'
import { screenRecipients, type Addressee } from './screen-recipients.server'
import { countMoved } from '../petitions/count-recipients.server'

/** How long a claimed chunk is one worker's; longer than sending one may take. */
export const LEASE = 2 * MINUTE
/** Providers remember a key for 24 hours; after this long nothing is handed over under it again. */
export const REPLAYED_WITHIN = 23 * HOUR
/** Attempts under one key; with their pauses they fill most of that time. */
export const MOST_ATTEMPTS = 30

export type Chunk = typeof mailingChunks.$inferSelect

export interface ClaimedChunk {
  chunk: Chunk
  mailing: Mailing
  addressees: Addressee[]
}

export interface ClaimTerms {
  /** Whether what is on its way may be handed over again under its key. */
  replayable: boolean
  settings: Pick<Settings, 'mailsPerHour' | 'mailsPerDay'>
  lease: number
  now: number
}

export type Claim =
  | { outcome: 'claimed'; claimed: ClaimedChunk }
  /** Rows were put in order and there may be more to do at once. */
  | { outcome: 'settled' }
  /** Nothing may begin before this, in epoch ms. */
  | { outcome: 'wait'; until: number }
  | { outcome: 'none' }

/** Mailings that go out: frozen, and of an organisation and a petition that the public can read. */
export async function activeMailings(): Promise<Mailing[]> {
  const rows = await db.read
    .select({ mailing: mailings })
    .from(mailings)
    .innerJoin(organisations, eq(organisations.id, mailings.organisationId))
    .leftJoin(petitions, eq(petitions.id, mailings.petitionId))
    .where(
      and(
        eq(mailings.state, 'sending'),
        isNotNull(mailings.frozenAt),
        ne(organisations.state, 'suspended'),
        or(isNull(mailings.petitionId), inArray(petitions.state, [...publicStates])),
      ),
    )
    .orderBy(asc(mailings.startedAt))
  return rows.map(({ mailing }) => mailing)
}

const isOpen = sql`${mailingChunks.state} in ('queued', 'claimed')`

/**
 * Takes a mailing's next chunk that is due and hides it from every other worker for the length of a lease. Who may be
 * written to is asked now, and what their mails are made of is kept with the claim: a chunk that was claimed before is
 * handed over again exactly as it was, or, where that could double it, its recipients are unknown.
 */
export function claimChunk(mailing: Mailing, terms: ClaimTerms): Promise<Claim> {
  const { now } = terms
  return db.write(async (tx): Promise<Claim> => {
    const chunk = (await nextOf(tx, mailing, 'claimed', now)) ?? (await nextOf(tx, mailing, 'queued', now))
    // A person's pause or cancelling is seen by whoever claims after it.
    const [current] = await tx.select().from(mailings).where(eq(mailings.id, mailing.id))
    if (current?.state !== 'sending') return { outcome: 'none' }
    if (!chunk) return endOf(tx, current, now)
    return chunk.state === 'claimed'
      ? claimAgain(tx, current, chunk, terms)
      : claimAnew(tx, current, chunk, terms)
  })
}

/** What was claimed before and whose lease ran out comes first: its key is remembered for a day. */
async function nextOf(
  tx: Tx,
  { id }: Mailing,
  state: 'claimed' | 'queued',
  now: number,
): Promise<Chunk | undefined> {
  const [chunk] = await skipLocked(
    tx
      .select()
      .from(mailingChunks)
      .where(
        and(
          eq(mailingChunks.mailingId, id),
          isOpen, // as the index says it
          eq(mailingChunks.state, state),
          lte(mailingChunks.runAt, now),
        ),
      )
      .orderBy(asc(mailingChunks.runAt), asc(mailingChunks.n))
      .limit(1),
  )
  return chunk
}

/** Ends a mailing of which no chunk is left. */
async function endOf(tx: Tx, { id }: Mailing, now: number): Promise<Claim> {
  const [open] = await tx
    .select({ id: mailingChunks.id })
    .from(mailingChunks)
    .where(and(eq(mailingChunks.mailingId, id), isOpen))
    .limit(1)
  if (open) return { outcome: 'none' }
  await tx
    .update(mailings)
    .set({ state: 'sent', endedAt: now })
    .where(and(eq(mailings.id, id), eq(mailings.state, 'sending')))
  return { outcome: 'settled' }
}

const sealedChunk = ({ mailingId, n, generation }: Chunk): string =>
  `mailing_chunks/${mailingId}/${n}/${generation}`

async function claimAgain(tx: Tx, mailing: Mailing, chunk: Chunk, terms: ClaimTerms): Promise<Claim> {
  const { replayable, now, lease } = terms
  if (!replayable || isTooOld(chunk, now)) {
    await loseSight(tx, chunk, replayable ? 'too-old' : 'interrupted', now)
    return { outcome: 'settled' }
  }
  const claim = { runAt: now + lease, attempts: chunk.attempts + 1 }
  await tx.update(mailingChunks).set(claim).where(eq(mailingChunks.id, chunk.id))
  const addressees = unseal<Addressee[]>(sealedChunk(chunk), chunk.sealed!)
  return { outcome: 'claimed', claimed: { chunk: { ...chunk, ...claim }, mailing, addressees } }
}

const isTooOld = ({ claimedAt, attempts }: Chunk, now: number): boolean =>
  claimedAt! <= now - REPLAYED_WITHIN || attempts >= MOST_ATTEMPTS

async function claimAnew(tx: Tx, mailing: Mailing, chunk: Chunk, terms: ClaimTerms): Promise<Claim> {
  const { settings, now, lease } = terms
  const until = await nextChunkAt(tx, chunk.size, settings, now)
  if (until > now) return { outcome: 'wait', until }
  const recipients = await tx
    .select()
    .from(mailingRecipients)
    .where(
      and(
        eq(mailingRecipients.mailingId, mailing.id),
        eq(mailingRecipients.chunk, chunk.n),
        eq(mailingRecipients.state, 'queued'),
      ),
    )
    .orderBy(asc(mailingRecipients.id))
  const { addressees, suppressed, skipped } = recipients.length
    ? await screenRecipients(tx, mailing, recipients)
    : { addressees: [], suppressed: [], skipped: [] }
  const move = async (ids: number[], state: 'claimed' | 'suppressed' | 'skipped', reason: string | null) => {
    if (ids.length === 0) return
    await tx
      .update(mailingRecipients)
      .set({ state, reason, changedAt: now })
      .where(inArray(mailingRecipients.id, ids))
    countMoved(tx, mailing.id, 'queued', state, ids.length)
  }
  await move(suppressed, 'suppressed', null)
  for (const reason of new Set(skipped.map((one) => one.reason)))
    await move(
      skipped.filter((one) => one.reason === reason).map(({ id }) => id),
      'skipped',
      reason,
    )
  const ids = addressees.map(({ id }) => id)
  await move(ids, 'claimed', null)
  const isEmpty = addressees.length === 0
  const claim = {
    state: isEmpty ? ('done' as const) : ('claimed' as const),
    runAt: now + lease,
    attempts: chunk.attempts + 1,
    claimedAt: isEmpty ? null : now,
    sealed: isEmpty ? null : seal(sealedChunk(chunk), addressees),
  }
  await tx.update(mailingChunks).set(claim).where(eq(mailingChunks.id, chunk.id))
  if (isEmpty) return { outcome: 'settled' }
  return { outcome: 'claimed', claimed: { chunk: { ...chunk, ...claim }, mailing, addressees } }
}

/** Nobody can tell any more whether a chunk's mails went out: its recipients are unknown, and a person decides. */
export async function loseSight(tx: Tx, chunk: Chunk, error: string, now: number): Promise<void> {
  const lost = await tx
    .update(mailingRecipients)
    .set({ state: 'unknown', reason: error, changedAt: now })
    .where(
      and(
        eq(mailingRecipients.mailingId, chunk.mailingId),
        eq(mailingRecipients.chunk, chunk.n),
        eq(mailingRecipients.state, 'claimed'),
      ),
    )
    .returning({ id: mailingRecipients.id })
  countMoved(tx, chunk.mailingId, 'claimed', 'unknown', lost.length)
  await tx
    .update(mailingChunks)
    .set({ state: 'unknown', sealed: null, error })
    .where(eq(mailingChunks.id, chunk.id))
}

/**
 * Looks after chunks that were claimed and whose mailing does not go on: cancelled, nobody will hand them over again;
 * paused for too long, their key is forgotten. Returns how many chunks that concerned.
 */
export async function settleStranded(replayable: boolean, now = Date.now()): Promise<number> {
  const rows = await db.read
    .select({ chunk: mailingChunks, state: mailings.state })
    .from(mailingChunks)
    .innerJoin(mailings, eq(mailings.id, mailingChunks.mailingId))
    .where(
      and(
        sql`${mailingChunks.state} = 'claimed'`, // as the index says it
        lte(mailingChunks.runAt, now),
        inArray(mailings.state, ['cancelled', 'paused']),
      ),
    )
    .limit(500)
  let settled = 0
  for (const { chunk, state } of rows) {
    if (state === 'paused' && replayable && !isTooOld(chunk, now)) continue
    settled += await db.write(async (tx) => {
      const [still] = await skipLocked(
        tx
          .select()
          .from(mailingChunks)
          .where(
            and(
              eq(mailingChunks.id, chunk.id),
              eq(mailingChunks.state, 'claimed'),
              eq(mailingChunks.attempts, chunk.attempts),
            ),
          ),
      )
      if (!still) return 0
      await loseSight(tx, still, state === 'cancelled' ? 'interrupted' : 'too-old', now)
      return 1
    })
  }
  return settled
}
