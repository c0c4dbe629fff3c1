import { asc, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { isId } from '../../db/is-id'
import { donations, receipts } from '../../db/schema'
import { fill, formatDay, texts, type Locale } from '../i18n'
import { formatMoney } from '../i18n/money'
import { openPdf } from '../platform/pdf/document.server'
import { beginPaper, MARGIN } from './draw-paper.server'
import { donorName } from './draw-receipt.server'
import { aboutThem } from './gift-about.server'
import { findStatementLink } from './gift-link.server'
import { paidInYear, standingOf, sumsOf, yearOf, type YearOf } from './gifts-of-year.server'
import type { MyGift } from './my-gifts.server'
import { receiptNumber } from './receipt-number'
import { countedOf } from './states'

export interface Statement extends YearOf {
  organisation: string
}

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

/** Everything that an organisation received from a mailbox in a year and kept, on paper; null where there is nothing. */
export async function drawStatement(mailbox: Buffer, asked: YearOf, locale: Locale): Promise<Buffer | null> {
  if (!isId(asked.organisationId)) return null
  const gifts = standingOf(await paidInYear(db.read, mailbox, asked))
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
  await page.facts(
    sumsOf(gifts).map(({ currency, amountMinor }) => [t.total, formatMoney(locale, amountMinor, currency)]),
  )
  await page.paragraph(t.thanks)
  return page.end()
}

/** The newest receipt of each gift. */
async function numbersOf(giftIds: string[]): Promise<Map<string, string[]>> {
  const issued = await db.read
    .select()
    .from(receipts)
    .where(inArray(receipts.donationId, giftIds))
    .orderBy(asc(receipts.issuedAt), asc(receipts.number))
  return new Map(issued.map((receipt) => [receipt.donationId, [receiptNumber(receipt)]]))
}

/** The same for whoever follows the link of a letter; null once it ended. */
export async function drawStatementOfLink(
  secret: string,
  locale: Locale,
  now = Date.now(),
): Promise<{ year: number; pdf: Buffer } | null> {
  const id = await findStatementLink(secret, now)
  if (!id) return null
  const [gift] = await db.read.select().from(donations).where(eq(donations.id, id))
  if (!gift || gift.paidAt === null) return null
  const year = yearOf(gift.paidAt)
  const pdf = await drawStatement(gift.mailbox, { organisationId: gift.organisationId, year }, locale)
  return pdf && { year, pdf }
}
