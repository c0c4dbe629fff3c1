import { and, asc, eq, gte, isNotNull, lt, sql, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations, petitions } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { MINUTE } from '../duration'
import { BYTE_ORDER_MARK, csvLine } from '../exports/csv'
import { streamed } from '../exports/streamed'
import { decimalText } from '../i18n/money'
import { seal, unseal } from '../platform/seal.server'
import { countedOf } from './states'

/** What somebody takes out, and why. */
export interface GiftsFile {
  format: 'csv' | 'json'
  /** Epoch ms; by when they were paid. */
  from: number | null
  until: number | null
  livemode: boolean
  reason: string
}

/** How long a file that was asked for can be downloaded. */
export const TICKET_LASTS = 15 * MINUTE

type Ticket = GiftsFile & { organisationId: string; sessionId: string; endsAt: number }

/** What the download's form carries: what was asked for, sealed, for this session and a quarter of an hour. */
export const ticketFor = (actor: Actor, organisationId: string, file: GiftsFile, now = Date.now()): string =>
  seal('gifts-file', {
    ...file,
    organisationId,
    sessionId: actor.sessionId,
    endsAt: now + TICKET_LASTS,
  } satisfies Ticket).toString('base64url')

/** What a ticket asks for; null for one that ended, was made up, or is of another session or organisation. */
export function readTicket(
  actor: Actor,
  organisationId: string,
  text: string,
  now = Date.now(),
): GiftsFile | null {
  try {
    const ticket = unseal<Ticket>('gifts-file', Buffer.from(text, 'base64url'))
    const own = ticket.organisationId === organisationId && ticket.sessionId === actor.sessionId
    return own && ticket.endsAt > now ? ticket : null
  } catch {
    return null // whatever does not open was made up
  }
}

/** How many gifts a file would hold. */
export async function countInFile(organisationId: string, file: GiftsFile): Promise<number> {
  const [row] = await db.read
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(donations)
    .where(inFile(organisationId, file))
  return row!.n
}

const inFile = (organisationId: string, { from, until, livemode }: GiftsFile): SQL | undefined =>
  and(
    eq(donations.organisationId, organisationId),
    eq(donations.livemode, livemode),
    isNotNull(donations.paidAt),
    from === null ? undefined : gte(donations.paidAt, from),
    until === null ? undefined : lt(donations.paidAt, until),
  )

const PAGE = 500

/**
 * Streams paid gifts in the order of their payment, read in short steps, and writes down how many left. Of a donor it holds
 * the name of those who asked to be shown, and nothing of anybody else.
 */
export function giftsFile(
  actor: Actor,
  organisationId: string,
  file: GiftsFile,
): { body: ReadableStream<Uint8Array>; name: string; type: string } {
  const progress = { rows: 0 }
  const day = new Date().toISOString().slice(0, 10)
  return {
    body: streamed(textOf(organisationId, file, progress), (complete) =>
      db.write((tx) =>
        record(tx, {
          actor,
          organisationId,
          action: 'gifts.exported',
          reason: file.reason,
          details: { format: file.format, rows: progress.rows, complete },
        }),
      ),
    ),
    name: `gifts-${day}.${file.format}`,
    type:
      file.format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
  }
}

async function* textOf(
  organisationId: string,
  file: GiftsFile,
  progress: { rows: number },
): AsyncGenerator<string, undefined> {
  const csv = file.format === 'csv'
  yield csv ? BYTE_ORDER_MARK + csvLine(Object.keys(columns)) : '['
  for await (const page of pagesOf(organisationId, file)) {
    const lines = page.map((row, i) => {
      const cells = Object.entries(columns).map(([name, read]) => [name, read(row)] as const)
      if (csv) return csvLine(cells.map(([, value]) => value ?? ''))
      const separator = progress.rows + i === 0 ? '' : ','
      return `${separator}\n${JSON.stringify(Object.fromEntries(cells))}`
    })
    progress.rows += page.length
    yield lines.join('')
  }
  if (!csv) yield progress.rows > 0 ? '\n]\n' : ']\n'
  return undefined
}

type Row = Awaited<ReturnType<typeof pageAfter>>[number]
type Cell = string | number | boolean | null

/** Amounts are decimal numbers of their currency, with a point: programs and spreadsheets read them. */
const columns: Record<string, (row: Row) => Cell> = {
  gift: ({ gift }) => gift.id,
  paid_at: ({ gift }) => new Date(gift.paidAt!).toISOString(),
  state: ({ gift }) => gift.state,
  currency: ({ gift }) => gift.currency,
  amount: ({ gift }) => decimalText(gift.amountMinor, gift.currency),
  of_it_fee_cover: ({ gift }) => decimalText(gift.feeCoverMinor, gift.currency),
  refunded: ({ gift }) => decimalText(gift.refundedMinor, gift.currency),
  disputed: ({ gift }) => decimalText(gift.disputedMinor, gift.currency),
  counts: ({ gift }) => decimalText(countedOf(gift), gift.currency),
  settled: ({ gift }) => settled(gift.settledMinor, gift.settledCurrency),
  fee: ({ gift }) => settled(gift.feeMinor, gift.settledCurrency),
  settled_currency: ({ gift }) => gift.settledCurrency,
  monthly: ({ gift }) => gift.monthlyGiftId !== null,
  petition: ({ petition }) => petition,
  only_for_petition: ({ gift }) => gift.restricted,
  language: ({ gift }) => gift.locale,
  shown_name: ({ gift }) => gift.shownName,
  payment: ({ gift }) => gift.paymentIntentId,
  test: ({ gift }) => !gift.livemode,
}

const settled = (minor: number | null, currency: string | null): string | null =>
  minor === null || currency === null ? null : decimalText(minor, currency)

async function* pagesOf(organisationId: string, file: GiftsFile): AsyncGenerator<Row[]> {
  let after = { at: 0, id: '' }
  for (;;) {
    const rows = await pageAfter(organisationId, file, after)
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    const { gift } = rows.at(-1)!
    after = { at: gift.paidAt!, id: gift.id }
  }
}

const pageAfter = (organisationId: string, file: GiftsFile, after: { at: number; id: string }) =>
  db.read
    .select({
      gift: {
        id: donations.id,
        paidAt: donations.paidAt,
        state: donations.state,
        currency: donations.currency,
        amountMinor: donations.amountMinor,
        feeCoverMinor: donations.feeCoverMinor,
        refundedMinor: donations.refundedMinor,
        disputedMinor: donations.disputedMinor,
        settledMinor: donations.settledMinor,
        feeMinor: donations.feeMinor,
        settledCurrency: donations.settledCurrency,
        monthlyGiftId: donations.monthlyGiftId,
        restricted: donations.restricted,
        locale: donations.locale,
        shownName: donations.shownName,
        paymentIntentId: donations.paymentIntentId,
        livemode: donations.livemode,
      },
      petition: petitions.slug,
    })
    .from(donations)
    .leftJoin(petitions, eq(petitions.id, donations.petitionId))
    .where(
      and(
        inFile(organisationId, file),
        after.at === 0 ? undefined : sql`(${donations.paidAt}, ${donations.id}) > (${after.at}, ${after.id})`,
      ),
    )
    .orderBy(asc(donations.paidAt), asc(donations.id))
    .limit(PAGE)
