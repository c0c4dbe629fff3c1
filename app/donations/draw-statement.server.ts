import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations, receipts } from '../../db/schema'
import { fill, formatDay, texts, type Locale } from '../i18n'
import { formatMoney } from '../i18n/money'
import { openPdf } from '../platform/pdf/document.server'
import { beginPaper, MARGIN } from './draw-paper.server'
import { donorName } from './draw-receipt.server'
import { aboutThem } from './gift-about.server'
import type { MyGift } from './my-gifts.server'
import { receiptNumber } from './receipt-number'
import { countedOf } from './states'

export interface Statement {
  organisationId: string
  organisation: string
  /** UTC. */
  year: number
}

const yearOf = (at: number): number => new Date(at).getUTCFullYear()

/** The years for which a donor can have a statement, of each organisation, newest first. */
export function statementsOf(gifts: MyGift[]): Statement[] {
  const found = new Map<string, Statement>()
  for (const { gift, organisation } of gifts) {
    if (gift.paidAt === null || countedOf(gift) === 0) continue
    const { organisationId } = gift
    const year = yearOf(gift.paidAt)
    found.set(`${organisationId} ${year}`, { organisationId, organisation, year })
  }
  return [...found.values()].sort((a, b) => b.year - a.year)
}

/**
 * Everything that an organisation received from a mailbox in a year and kept, with a sum for each currency: they are
 * never added. Tests stand on a statement only where nothing real does. Null where there is nothing.
 */
export async function drawStatement(
  mailbox: Buffer,
  asked: { organisationId: string; year: number },
  locale: Locale,
): Promise<Buffer | null> {
  const all = (await giftsOf(mailbox, asked)).filter((gift) => countedOf(gift) > 0)
  const live = all.filter(({ livemode }) => livemode)
  const gifts = live.length > 0 ? live : all
  const [first] = gifts
  if (!first) return null
  const t = texts(locale).giving.paper
  const { organisation } = (await aboutThem([first], locale))(first)
  const numbers = await numbersOf(gifts.map(({ id }) => id))
  const year = String(asked.year)
  const title = fill(t.statement, { year })
  const doc = await openPdf({ title, author: organisation, locale, size: 'a4', margin: MARGIN })
  const name = (await donorName(gifts.at(-1)!)) ?? t.unnamed
  const under = fill(t.statementLead, { organisation, name, year })
  const page = await beginPaper(doc, { organisation, title, under, test: first.livemode ? null : t.test })
  await page.facts(
    gifts.map((gift) => [
      formatDay(locale, gift.paidAt!),
      [formatMoney(locale, countedOf(gift), gift.currency), ...(numbers.get(gift.id) ?? [])].join(' · '),
    ]),
  )
  const sums = new Map<string, number>()
  for (const gift of gifts) sums.set(gift.currency, (sums.get(gift.currency) ?? 0) + countedOf(gift))
  await page.facts([...sums].map(([currency, minor]) => [t.total, formatMoney(locale, minor, currency)]))
  await page.paragraph(t.thanks)
  return page.end()
}

const giftsOf = (mailbox: Buffer, { organisationId, year }: { organisationId: string; year: number }) =>
  db.read
    .select()
    .from(donations)
    .where(
      and(
        eq(donations.mailbox, mailbox),
        eq(donations.organisationId, organisationId),
        gte(donations.paidAt, Date.UTC(year, 0)),
        lt(donations.paidAt, Date.UTC(year + 1, 0)),
      ),
    )
    .orderBy(asc(donations.paidAt), asc(donations.id))

/** The newest receipt of each gift. */
async function numbersOf(giftIds: string[]): Promise<Map<string, string[]>> {
  const issued = await db.read
    .select()
    .from(receipts)
    .where(inArray(receipts.donationId, giftIds))
    .orderBy(asc(receipts.issuedAt), asc(receipts.number))
  return new Map(issued.map((receipt) => [receipt.donationId, [receiptNumber(receipt)]]))
}
