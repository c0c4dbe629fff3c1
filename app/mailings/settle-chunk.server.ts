import { and, eq, inArray, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { mailingChunks, mailingRecipients, type RecipientState } from '../../db/schema'
import { MINUTE, SECOND } from '../duration'
import type { SendResult } from '../platform/mail/transport.server'
import { loseSight, MOST_ATTEMPTS, type ClaimedChunk } from './claim-chunk.server'
import { pauseByItself } from './halt.server'
import { countMoved } from '../petitions/count-recipients.server'
import { watchReputation } from './watch-reputation.server'

/** Attempts at mails that a server puts off one by one. */
const MOST_PUT_OFF = 12

/** An outcome of one addressee; `held`: it was never handed over. */
export type AddresseeResult = SendResult | { outcome: 'held'; code: string }

/**
 * Writes down what became of a chunk's mails. What may have gone out keeps its claim and is handed over again under the
 * same key, or is unknown where that could double it; what surely did not go out is put together anew later.
 */
export function settleChunk(
  { chunk, addressees }: ClaimedChunk,
  results: AddresseeResult[],
  replayable: boolean,
  now: number,
): Promise<void> {
  return db.write(async (tx) => {
    const by = (outcome: AddresseeResult['outcome']) =>
      addressees.flatMap(({ id }, i) =>
        results[i]!.outcome === outcome ? [{ id, result: results[i]! }] : [],
      )
    const accepted = by('accepted')
    await markSent(tx, chunk.mailingId, accepted, now)
    await markRefused(tx, chunk.mailingId, [...by('permanent'), ...by('held')], now)
    const putOff = by('temporary')
    const unsure = by('unknown')
    const faults = [...putOff, ...unsure].map(({ result }) => result)
    const isOpen = faults.length > 0
    // A provider with keys answers for a whole chunk. One that may have taken it before now keeps its claim, whatever
    // this attempt says: the key makes handing it over again harmless.
    if (isOpen && replayable && (unsure.length > 0 || chunk.attempts > 1))
      await keepClaim(tx, chunk, faults[0]!, now)
    else {
      if (unsure.length > 0) await markUnknown(tx, chunk.mailingId, unsure, now)
      if (putOff.length > 0) await queueAgain(tx, chunk, putOff, replayable, now)
      else await close(tx, chunk)
    }
    if (faults.some((fault) => 'blocked' in fault && fault.blocked))
      await pauseByItself(tx, chunk.mailingId, 'provider', now)
    if (by('permanent').length > 0) await watchReputation(tx, chunk.mailingId, now)
  })
}

type Chunk = ClaimedChunk['chunk']
type Outcome = { id: number; result: AddresseeResult }

const claimedOf = (ids: number[]) =>
  and(inArray(mailingRecipients.id, ids), eq(mailingRecipients.state, 'claimed'))

async function move(
  tx: Tx,
  mailingId: number,
  outcomes: Outcome[],
  change: { state: RecipientState; reason: string | null },
  now: number,
) {
  if (outcomes.length === 0) return
  const moved = await tx
    .update(mailingRecipients)
    .set({ ...change, changedAt: now })
    .where(claimedOf(outcomes.map(({ id }) => id)))
    .returning({ id: mailingRecipients.id })
  countMoved(tx, mailingId, 'claimed', change.state, moved.length)
}

/** One statement for a chunk, with the provider's name for each mail. */
async function markSent(tx: Tx, mailingId: number, accepted: Outcome[], now: number) {
  if (accepted.length === 0) return
  const named = accepted.flatMap(({ id, result }) =>
    result.outcome === 'accepted' && result.providerId !== null
      ? [sql`when ${id} then ${result.providerId}`]
      : [],
  )
  const providerId =
    named.length > 0
      ? sql<string | null>`case ${mailingRecipients.id} ${sql.join(named, sql` `)} else null end`
      : null
  const moved = await tx
    .update(mailingRecipients)
    .set({ state: 'sent', reason: null, providerId, changedAt: now })
    .where(claimedOf(accepted.map(({ id }) => id)))
    .returning({ id: mailingRecipients.id })
  countMoved(tx, mailingId, 'claimed', 'sent', moved.length)
}

/** A server that names the mailbox bounced the mail; any other refusal is a failure of ours or of its rules. */
const bounceCodes = new Set(['smtp-550', 'smtp-551', 'smtp-553', 'smtp-556'])

async function markRefused(tx: Tx, mailingId: number, refused: Outcome[], now: number) {
  const codes = new Set(refused.map(({ result }) => codeOf(result)))
  for (const code of codes)
    await move(
      tx,
      mailingId,
      refused.filter(({ result }) => codeOf(result) === code),
      { state: bounceCodes.has(code) ? 'bounced' : 'failed', reason: code },
      now,
    )
}

async function markUnknown(tx: Tx, mailingId: number, unsure: Outcome[], now: number) {
  for (const code of new Set(unsure.map(({ result }) => codeOf(result))))
    await move(
      tx,
      mailingId,
      unsure.filter(({ result }) => codeOf(result) === code),
      { state: 'unknown', reason: code },
      now,
    )
}

/** Codes are words; anything else a provider might say is not kept. */
const codeOf = (result: AddresseeResult): string =>
  'code' in result && /^[\w.-]{1,40}$/.test(result.code) ? result.code : 'unknown'

/** The provider took something else under this key: it will never say what became of this. */
const givenAway = 'invalid_idempotent_request'

async function keepClaim(tx: Tx, chunk: Chunk, fault: AddresseeResult, now: number) {
  const error = codeOf(fault)
  if (error === givenAway || chunk.attempts >= MOST_ATTEMPTS) return loseSight(tx, chunk, error, now)
  await tx
    .update(mailingChunks)
    .set({ runAt: now + pauseAfter(chunk.attempts, fault), error })
    .where(mine(chunk))
}

/** What one claim may change: nothing once the lease ran out and somebody else has the chunk. */
const mine = ({ id, attempts, generation }: Chunk) =>
  and(
    eq(mailingChunks.id, id),
    eq(mailingChunks.attempts, attempts),
    eq(mailingChunks.generation, generation),
    eq(mailingChunks.state, 'claimed'),
  )

async function queueAgain(tx: Tx, chunk: Chunk, putOff: Outcome[], replayable: boolean, now: number) {
  const fault = putOff[0]!.result
  if (!replayable && chunk.attempts >= MOST_PUT_OFF && !isBlocked(fault)) {
    await move(tx, chunk.mailingId, putOff, { state: 'failed', reason: codeOf(fault) }, now)
    return close(tx, chunk)
  }
  const [taken] = await tx
    .update(mailingChunks)
    .set({
      state: 'queued',
      generation: chunk.generation + 1,
      runAt: now + pauseAfter(replayable ? 1 : chunk.attempts, fault),
      attempts: replayable ? 0 : chunk.attempts,
      ...(replayable ? { claimedAt: null } : {}), // nothing of it went out: it does not count as sent
      sealed: null,
      error: codeOf(fault),
    })
    .where(mine(chunk))
    .returning({ id: mailingChunks.id })
  if (taken) await move(tx, chunk.mailingId, putOff, { state: 'queued', reason: null }, now)
}

const isBlocked = (fault: AddresseeResult): boolean => fault.outcome === 'temporary' && fault.blocked === true

async function close(tx: Tx, chunk: Chunk) {
  await tx
    .update(mailingChunks)
    .set({ state: 'done', sealed: null, error: null })
    .where(and(eq(mailingChunks.id, chunk.id), eq(mailingChunks.state, 'claimed')))
}

/**
 * Milliseconds until the next attempt: two seconds, twice as long each time up to an hour, and never sooner than the
 * provider asks. Exact, not scattered: one worker waits, not a crowd.
 */
export function pauseAfter(attempts: number, fault: AddresseeResult): number {
  const own = Math.min(60 * MINUTE, 2 * SECOND * 2 ** (attempts - 1))
  const asked = 'retryAfter' in fault ? (fault.retryAfter ?? 0) : 0
  return Math.max(own, asked)
}
