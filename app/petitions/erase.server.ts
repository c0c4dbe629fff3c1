import { randomBytes } from 'node:crypto'
import { and, eq, inArray, notExists, or } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import {
  blockedMailboxes,
  letters,
  outboxMails,
  paperSignatures,
  petitions,
  signatures,
  submissions,
  tokens,
} from '../../db/schema'
import { DAY } from '../duration'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { contextOf, erasedContext } from '../supporters/my-link.server'
import { isSuppressed, suppress } from '../supporters/suppression.server'
import { changeContext } from '../supporters/tokens.server'
import { countChange } from './count.server'
import { eraseFromMailings } from './erase-mailings.server'
import { erasePaper } from './erase-paper.server'

/** What was erased, in numbers that tell nothing of the person. */
export type Erased = {
  /** Signatures that counted or were in review and stand among the withdrawn now. */
  withdrawn: number
  /** Signatures that waited for their button, or were disowned: gone. */
  deleted: number
  /** Signatures that were withdrawn or removed before: without a person now. */
  former: number
  letters: number
  /** Rows of paper with this mailbox: without a person now, and not counted. */
  paper: number
  /** 1 where the fingerprint stays, so that no letter is sent and no block is undone. */
  kept: number
  /** Gifts: in the books without a person now. */
  gifts?: number
  /** Monthly gifts that end. */
  monthly?: number
}

/** What a subject above this one erases in the same transaction, in numbers. */
export type AlsoErase = (tx: Tx, mailbox: Buffer, now: number) => Promise<Partial<Erased>>

interface How {
  /** Keeps the keyed hash alone, so that no letter goes to the mailbox any more. */
  never?: boolean
  /** The secret of the link this was asked with; it tells what was erased until it expires. */
  secret?: string
  also?: AlsoErase[]
  now?: number
}

/**
 * Erases everything kept about a mailbox, in every table or, when any step fails, in none. What counted stands among
 * the withdrawn, on rows with random bytes for a mailbox and days for times. Somebody who signs with the mailbox in the
 * same moment has signed before it, and is erased, or after it, and is new. Repeating it finds nothing.
 */
export async function eraseSupporter(
  mailbox: Buffer,
  { never = false, secret, also = [], now = Date.now() }: How = {},
): Promise<Erased> {
  const shownOn = await db.read
    .select({ slug: petitions.slug })
    .from(signatures)
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(eq(signatures.mailbox, mailbox))
  const onPaper = await db.read
    .selectDistinct({ slug: petitions.slug })
    .from(paperSignatures)
    .innerJoin(petitions, eq(petitions.id, paperSignatures.petitionId))
    .where(eq(paperSignatures.mailbox, mailbox))
  const erased = await db.write(async (tx) => {
    await deleteLinks(tx, mailbox)
    const former = await deleteSignatures(tx, mailbox, now)
    const gone = await deleteLetters(tx, mailbox)
    const paper = await erasePaper(tx, mailbox)
    await eraseFromMailings(tx, mailbox)
    if (never) await suppress(tx, mailbox, 'asked', now)
    const kept = (await clearBlock(tx, mailbox)) || (await isSuppressed(tx, mailbox)) ? 1 : 0
    const erased: Erased = { ...former, letters: gone, paper, kept }
    for (const erase of also) Object.assign(erased, await erase(tx, mailbox, now))
    if (secret) await changeContext(tx, secret, erasedContext(erased))
    await tx.delete(tokens).where(and(eq(tokens.purpose, 'my'), eq(tokens.context, contextOf(mailbox))))
    return erased
  })
  for (const { slug } of [...shownOn, ...onPaper]) await forgetPetitionPages(slug)
  return erased
}

/** Links to confirm, and of thanks pages. */
async function deleteLinks(tx: Tx, mailbox: Buffer): Promise<void> {
  const signed = tx.select({ id: signatures.id }).from(signatures).where(eq(signatures.mailbox, mailbox))
  const sent = tx
    .select({ id: submissions.id })
    .from(submissions)
    .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
    .where(eq(signatures.mailbox, mailbox))
  await tx
    .delete(tokens)
    .where(
      or(
        and(eq(tokens.purpose, 'confirm'), inArray(tokens.subject, sent)),
        and(inArray(tokens.purpose, ['thanks', 'withdraw', 'unsubscribe']), inArray(tokens.subject, signed)),
      ),
    )
}

/**
 * The rows go, and with them submissions, consents and decisions (`on delete cascade`); those with a place in the public
 * numbers come back under a new id without a person. Deleting, not emptying: whoever is signing on the old row fails on
 * its foreign key instead of hanging something new on it.
 */
async function deleteSignatures(tx: Tx, mailbox: Buffer, now: number) {
  const found = { withdrawn: 0, deleted: 0, former: 0 }
  const gone = await tx.delete(signatures).where(eq(signatures.mailbox, mailbox)).returning()
  for (const before of gone) {
    const after = withoutPerson(before, now)
    countChange(tx, before, after)
    if (after) await tx.insert(signatures).values(after)
    if (!after) found.deleted++
    else if (before.state === 'confirmed' || before.state === 'held') found.withdrawn++
    else found.former++
  }
  return found
}

type Signature = typeof signatures.$inferSelect

/** What a signature leaves in the public numbers; a removed one cannot be given back any more. */
function withoutPerson(before: Signature, now: number) {
  if (before.state === 'pending' || before.state === 'disowned') return null
  const { petitionId, locale, textVersion, removedFor } = before
  return {
    petitionId,
    mailbox: randomBytes(32),
    state: before.state === 'removed' ? ('removed' as const) : ('withdrawn' as const),
    removedFor,
    locale,
    textVersion,
    holdReason: null,
    country: null,
    source: before.source,
    comment: 'none' as const,
    createdAt: dayStart(before.createdAt),
    confirmedAt: before.confirmedAt === null ? null : dayStart(before.confirmedAt),
    endedAt: dayStart(before.endedAt ?? now),
    anonymisedAt: dayStart(now),
  }
}

const dayStart = (epochMs: number): number => epochMs - (epochMs % DAY)

/** A letter about a petition that was signed anew in this moment belongs to that signature, and stays. */
async function deleteLetters(tx: Tx, mailbox: Buffer): Promise<number> {
  const signedAnew = tx
    .select({ id: signatures.id })
    .from(signatures)
    .where(and(eq(signatures.mailbox, mailbox), eq(signatures.petitionId, letters.about)))
  const old = and(eq(letters.mailbox, mailbox), notExists(signedAnew))
  const ids = tx.select({ id: letters.id }).from(letters).where(old)
  await tx.delete(outboxMails).where(inArray(outboxMails.letterId, ids))
  const gone = await tx.delete(letters).where(old).returning({ id: letters.id })
  return gone.length
}

/** An operator's block outlives its note, which may name somebody. Returns whether there is one. */
async function clearBlock(tx: Tx, mailbox: Buffer): Promise<boolean> {
  const blocked = await tx
    .update(blockedMailboxes)
    .set({ note: null })
    .where(eq(blockedMailboxes.mailbox, mailbox))
    .returning({ mailbox: blockedMailboxes.mailbox })
  return blocked.length > 0
}
