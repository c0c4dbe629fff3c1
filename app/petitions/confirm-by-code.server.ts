import { and, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import { db, type Reader, type Tx } from '../../db/client'
import { petitions, signatures, submissions } from '../../db/schema'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { unseal } from '../platform/seal.server'
import { readSettings, type Settings } from '../platform/settings.server'
import { mayWriteTo } from '../supporters/letter-caps.server'
import type { Mailbox } from '../supporters/mailbox.server'
import { isSuppressed } from '../supporters/suppression.server'
import { keepToken, newSecret } from '../supporters/tokens.server'
import { codeMatches, hashCode, newCode } from './confirmation-code.server'
import { confirmSubmission, type Confirmed, type Press } from './confirm.server'
import { petitionTitle } from './find-confirmation.server'
import { lettersAbout } from './letter-addresses.server'
import { scorePress } from './score.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'
import { CODE_TRIES, CODE_WITHIN, CONFIRM_WITHIN } from './sign.server'
import { waitUntil } from './signature-rows.server'

/** Codes of one mailbox that a guess is held against: more than the caps on letters let wait. */
const LOOKED_AT = 20

export type ConfirmedByCode = Confirmed | { outcome: 'no-match' }

/**
 * Confirms the signature whose letter carried this code, typed on another device. A wrong code, an unknown mailbox and
 * a code that ran out get the same answer; for the last one the mailbox gets a fresh letter. Five wrong tries end a code.
 */
export async function confirmByCode(
  mailbox: Mailbox,
  code: string,
  network: string | null = null,
  now = Date.now(),
): Promise<ConfirmedByCode> {
  const settings = await readSettings()
  const press = await pressBehind(mailbox, network, settings, now)
  const result = await db.write(async (tx) => {
    const match = await tryCode(tx, mailbox.hash, code, now)
    if (!match) return { outcome: 'no-match' as const }
    return match.codeExpiresAt > now
      ? confirmSubmission(tx, match.id, press, now)
      : { outcome: 'ran-out' as const, match }
  })
  if (result.outcome !== 'ran-out') return result
  await sendFreshCode(result.match, mailbox, settings, now)
  return { outcome: 'no-match' }
}

/** Scored before it is known whether the code is right: a unit may wait for nothing else. */
async function pressBehind(
  mailbox: Mailbox,
  network: string | null,
  settings: Settings,
  now: number,
): Promise<Press> {
  const waiting = await selectWaiting(db.read, mailbox.hash, now)
  const sentAt = Math.max(0, ...waiting.map((row) => row.createdAt))
  return { reasons: await scorePress({ network, sentAt }, settings, now), holdAt: settings.holdAt }
}

type Waiting = Awaited<ReturnType<typeof selectWaiting>>[number]

const selectWaiting = (tx: Tx | Reader, mailbox: Buffer, now: number) =>
  tx
    .select({
      id: submissions.id,
      signatureId: submissions.signatureId,
      petitionId: signatures.petitionId,
      slug: petitions.slug,
      locale: submissions.locale,
      codeHash: submissions.codeHash,
      codeExpiresAt: submissions.codeExpiresAt,
      createdAt: submissions.createdAt,
    })
    .from(submissions)
    .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(
      and(
        eq(signatures.mailbox, mailbox),
        isNull(submissions.pressedAt),
        lt(submissions.codeTries, CODE_TRIES),
        gt(submissions.createdAt, now - CONFIRM_WITHIN),
      ),
    )
    .orderBy(desc(submissions.id))
    .limit(LOOKED_AT)

/**
 * Spends one try on every code that waits for this mailbox and returns the submission whose code it is. Only a code
 * that had a try left when the row was written may match, so guessing in parallel gives nobody a sixth.
 */
async function tryCode(tx: Tx, mailbox: Buffer, code: string, now: number): Promise<Waiting | null> {
  const waiting = await selectWaiting(tx, mailbox, now)
  if (waiting.length === 0) return null
  const ids = waiting.map((row) => row.id)
  const tried = await tx
    .update(submissions)
    .set({ codeTries: sql`${submissions.codeTries} + 1` })
    .where(and(inArray(submissions.id, ids), lt(submissions.codeTries, CODE_TRIES)))
    .returning({ id: submissions.id })
  const open = new Set(tried.map((row) => row.id))
  return waiting.find((row) => open.has(row.id) && codeMatches(code, row.codeHash)) ?? null
}

/** Answers the right code that came too late with a fresh link and code for the same submission. */
async function sendFreshCode(
  waiting: Waiting,
  mailbox: Mailbox,
  settings: Settings,
  now: number,
): Promise<void> {
  const [typed] = await db.read
    .select({ sealed: submissions.sealed })
    .from(submissions)
    .where(eq(submissions.id, waiting.id))
  if (!typed?.sealed) return
  const { petitionId, slug, locale } = waiting
  const petition = { slug, title: await petitionTitle(petitionId, locale) }
  const person = unseal<SealedPerson>(sealedFor('submissions', petitionId, mailbox.hash), typed.sealed)
  const secret = newSecret()
  const code = newCode()
  const expiresAt = now + CONFIRM_WITHIN
  const addresses = lettersAbout(locale, petition, secret)
  await db.write(async (tx) => {
    const mayWrite = await mayWriteTo(tx, mailbox.hash, petitionId, settings, now, { afterPause: false })
    if (!mayWrite || (await isSuppressed(tx, mailbox.hash))) return
    await tx
      .update(submissions)
      .set({ codeHash: hashCode(code), codeExpiresAt: now + CODE_WITHIN, codeTries: 0, createdAt: now })
      .where(eq(submissions.id, waiting.id))
    await waitUntil(tx, { id: waiting.signatureId, until: expiresAt })
    await keepToken(tx, secret, { purpose: 'confirm', subject: waiting.id, context: slug, now, expiresAt })
    await queueLetter(tx, {
      template: 'expired',
      locale,
      to: person.email,
      mailbox: mailbox.hash,
      about: petitionId,
      now,
      fields: { ...addresses.about, ...addresses.confirm, name: person.name, code, expiresAt },
    })
  })
}
