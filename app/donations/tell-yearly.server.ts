import { and, asc, eq, gt, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { skipLocked } from '../../db/dialect'
import { donations, giftTotals, givingSettings, organisations, statementRounds } from '../../db/schema'
import type { Locale } from '../i18n'
import { isQuiet } from '../platform/mail/is-quiet.server'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { unseal } from '../platform/seal.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import { isSuppressed } from '../supporters/suppression.server'
import { newStatementUrl } from './gift-link.server'
import { paidIn, paidInYear, standingOf, sumsOf } from './gifts-of-year.server'
import type { Donation } from './rows'

/** Letters written in one step, and the most gifts that are looked at for them. */
const LETTERS = 200
const LOOKED_AT = 1_000

type Round = typeof statementRounds.$inferSelect

/**
 * The year whose statements are sent at a moment, or null out of season: from 15 January, when the bookings of December
 * are in, to the end of June, when nobody's taxes wait for them any more. UTC.
 */
export function statementYear(now: number): number | null {
  const at = new Date(now)
  const month = at.getUTCMonth()
  const isSeason = month < 6 && (month > 0 || at.getUTCDate() >= 15)
  return isSeason ? at.getUTCFullYear() - 1 : null
}

/**
 * Writes the next letters that bring last year's statements: at most `most`, in the transaction that remembers how
 * far it came, so that nobody gets two whenever a worker dies. A donor is told when the round comes to their first gift of
 * the year. Several workers may call it at once. Returns true when there is more to write at once.
 */
export async function tellYearly(
  now = Date.now(),
  { year = statementYear(now), most = LETTERS } = {},
): Promise<boolean> {
  if (year === null || !(await isQuiet(now))) return false
  await beginRounds(year)
  return db.write((tx) => tellSome(tx, year, most, now))
}

/** A round for every organisation that received something and has none. */
async function beginRounds(year: number): Promise<void> {
  const begun = db.read
    .select({ one: sql`1` })
    .from(statementRounds)
    .where(and(eq(statementRounds.organisationId, giftTotals.organisationId), eq(statementRounds.year, year)))
  const missing = await db.read
    .selectDistinct({ organisationId: giftTotals.organisationId })
    .from(giftTotals)
    .where(and(sql`substr(${giftTotals.month}, 1, 4) = ${String(year)}`, notExists(begun)))
  if (missing.length === 0) return
  await db.write(async (tx) => {
    await tx
      .insert(statementRounds)
      .values(missing.map(({ organisationId }) => ({ organisationId, year })))
      .onConflictDoNothing()
  })
}

async function tellSome(tx: Tx, year: number, most: number, now: number): Promise<boolean> {
  const unfinished = and(eq(statementRounds.year, year), isNull(statementRounds.finishedAt))
  const [round] = await skipLocked(
    tx.select().from(statementRounds).where(unfinished).orderBy(asc(statementRounds.organisationId)).limit(1),
  )
  if (!round) return false
  const seen = await nextGifts(tx, round)
  const organisation = await receiverOf(tx, round)
  let told = 0
  let last = seen.at(-1)
  for (const gift of seen) {
    if (await tellDonorOf(tx, gift, { ...round, organisation }, now)) told++
    if (told < most) continue
    last = gift
    break
  }
  const isThrough = seen.length < LOOKED_AT && last === seen.at(-1)
  await tx
    .update(statementRounds)
    .set({
      ...(last ? { cursorAt: last.paidAt!, cursor: last.id } : {}),
      told: round.told + told,
      finishedAt: isThrough ? now : null,
    })
    .where(and(eq(statementRounds.organisationId, round.organisationId), eq(statementRounds.year, year)))
  return true
}

/** In the order of their payment; those whose person was erased are nobody's. */
const nextGifts = (tx: Tx, { organisationId, year, cursorAt, cursor }: Round) =>
  tx
    .select({ id: donations.id, mailbox: donations.mailbox, paidAt: donations.paidAt })
    .from(donations)
    .where(
      and(
        paidIn({ organisationId, year }),
        isNotNull(donations.sealed),
        cursor === null
          ? undefined
          : or(gt(donations.paidAt, cursorAt), and(eq(donations.paidAt, cursorAt), gt(donations.id, cursor))),
      ),
    )
    .orderBy(asc(donations.paidAt), asc(donations.id))
    .limit(LOOKED_AT)

/** By its legal name where it gave one. */
async function receiverOf(tx: Tx, { organisationId }: Round): Promise<(locale: Locale) => string> {
  const [who] = await tx
    .select({ name: organisations.name, legalName: givingSettings.legalName })
    .from(organisations)
    .leftJoin(givingSettings, eq(givingSettings.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId))
  return (locale) => who!.legalName ?? who!.name[locale]
}

/** Writes the letter where this is the first gift of its donor's year, something of the year was kept, and letters are wanted. */
async function tellDonorOf(
  tx: Tx,
  { id, mailbox }: Pick<Donation, 'id' | 'mailbox'>,
  round: Round & { organisation: (locale: Locale) => string },
  now: number,
): Promise<boolean> {
  const { year, organisation } = round
  const paid = await paidInYear(tx, mailbox, round)
  if (paid[0]?.id !== id) return false
  const gifts = standingOf(paid)
  const newest = gifts.at(-1)
  if (!newest?.sealed || (await isSuppressed(tx, mailbox))) return false
  const { locale, livemode } = newest
  const donor = unseal<SealedDonor>(sealedForDonor('donations', newest.id), newest.sealed)
  await queueLetter(tx, {
    template: 'yearly-statement',
    locale,
    to: donor.email,
    mailbox,
    about: null,
    now,
    fields: {
      name: donor.name,
      organisation: organisation(locale),
      year,
      totals: sumsOf(gifts),
      test: !livemode,
      statementUrl: await newStatementUrl(tx, locale, newest.id, now),
    },
  })
  return true
}
