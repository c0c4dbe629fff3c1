import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { announcements, signatures } from '../../db/schema'
import { DAY } from '../duration'
import { isQuiet } from '../platform/mail/is-quiet.server'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { isSuppressed } from '../supporters/suppression.server'
import { keepToken, newSecret } from '../supporters/tokens.server'
import { readNews, type News } from './announced-news.server'
import { leftOrganisation } from './left-organisation.server'
import { openPerson } from './open-person.server'

/** Letters written in one step, and signatures looked at for them. */
const LETTERS = 200
const LOOKED_AT = 1_000
/** How long a link to take a signature back, or to stop such letters, works. */
export const ANNOUNCEMENT_LINK = 90 * DAY

type Announcement = typeof announcements.$inferSelect

/**
 * Writes the next letters of the oldest announcement that is not through: at most two hundred, in the transaction that
 * remembers how far it came, so that nobody is told twice and nobody is left out whenever a worker dies. Several workers
 * may call it at once. Returns true when there is more to write at once.
 */
export async function tellSigners(now = Date.now()): Promise<boolean> {
  const [announcement] = await db.read
    .select()
    .from(announcements)
    .where(isNull(announcements.finishedAt))
    .orderBy(asc(announcements.id))
    .limit(1)
  if (!announcement || !(await isQuiet(now))) return false
  const news = await readNews(announcement)
  return db.write((tx) => tellSome(tx, announcement, news, now))
}

async function tellSome(
  tx: Tx,
  announcement: Announcement,
  news: News | null,
  now: number,
): Promise<boolean> {
  const seen = await nextSignatures(tx, announcement)
  const wanted = news ? seen.filter((row) => concerns(announcement, row)) : []
  const chosen = wanted.slice(0, LETTERS)
  // Where the letters of this step end, so does what counts as looked at.
  const last = chosen.length < wanted.length ? chosen.at(-1)! : seen.at(-1)
  const isThrough = !news || (seen.length < LOOKED_AT && chosen.length === wanted.length)
  const claimed = await tx
    .update(announcements)
    .set({
      cursorAt: last?.confirmedAt ?? announcement.cursorAt,
      cursor: last?.id ?? announcement.cursor,
      finishedAt: isThrough ? now : null,
    })
    .where(
      and(
        eq(announcements.id, announcement.id),
        eq(announcements.cursorAt, announcement.cursorAt),
        eq(announcements.cursor, announcement.cursor),
        isNull(announcements.finishedAt),
      ),
    )
    .returning({ told: announcements.told })
  if (!claimed[0]) return true // another worker wrote these letters
  const told = news
    ? await writeLetters(
        tx,
        announcement,
        news,
        chosen.map(({ id }) => id),
        now,
      )
    : 0
  if (told > 0)
    await tx
      .update(announcements)
      .set({ told: claimed[0].told + told })
      .where(eq(announcements.id, announcement.id))
  return !isThrough
}

/** Signatures in the order of their confirmation; who confirmed after the announcement knew what it tells. */
const nextSignatures = (tx: Tx, { petitionId, cursorAt, cursor, createdAt }: Announcement) =>
  tx
    .select({
      id: signatures.id,
      confirmedAt: signatures.confirmedAt,
      state: signatures.state,
      updates: signatures.updates,
      textVersion: signatures.textVersion,
    })
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, petitionId),
        isNotNull(signatures.confirmedAt),
        lte(signatures.confirmedAt, createdAt),
        or(
          gt(signatures.confirmedAt, cursorAt),
          and(eq(signatures.confirmedAt, cursorAt), gt(signatures.id, cursor)),
        ),
      ),
    )
    .orderBy(asc(signatures.confirmedAt), asc(signatures.id))
    .limit(LOOKED_AT)

type Seen = Awaited<ReturnType<typeof nextSignatures>>[number]

/** A changed demand is everybody's matter who signed it as it was; the rest is for those who asked for it. */
function concerns({ kind, about }: Announcement, { state, updates, textVersion }: Seen): boolean {
  if (state !== 'confirmed' && state !== 'held') return false
  return kind === 'demand-changed' ? textVersion < about : updates
}

async function writeLetters(
  tx: Tx,
  announcement: Announcement,
  news: News,
  ids: number[],
  now: number,
): Promise<number> {
  if (ids.length === 0) return 0
  // Locked: who withdraws or erases in this moment does so before, and gets no letter, or after, and it is withheld.
  const signers = await locked(
    tx
      .select()
      .from(signatures)
      .where(and(inArray(signatures.id, ids), inArray(signatures.state, ['confirmed', 'held'])))
      .orderBy(asc(signatures.id)),
  )
  const left = await leftOrganisation(
    tx,
    announcement.petitionId,
    signers.map(({ mailbox }) => mailbox),
  )
  let told = 0
  for (const signer of signers) {
    const person = openPerson('signatures', signer)
    if (!person || (await isSuppressed(tx, signer.mailbox))) continue
    const wants = signer.updates && !left.has(signer.mailbox.toString('hex'))
    if (announcement.kind !== 'demand-changed' && !wants) continue
    const secret = newSecret()
    await keepToken(tx, secret, {
      purpose: announcement.kind === 'demand-changed' ? 'withdraw' : 'unsubscribe',
      subject: signer.id,
      context: news.slug,
      now,
      expiresAt: now + ANNOUNCEMENT_LINK,
    })
    await queueLetter(tx, {
      ...news.letter(signer.locale, secret),
      to: person.email,
      mailbox: signer.mailbox,
      about: signer.petitionId,
      now,
    })
    told++
  }
  return told
}
