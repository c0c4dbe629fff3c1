import { and, asc, count, eq, gte, isNull, max, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { locked, nextKey } from '../../db/dialect'
import { mailingChunks, mailingRecipients, mailings, type FreezeCursor } from '../../db/schema'
import { SECOND } from '../duration'
import type { Asked, AudienceSource } from './audience-source'
import { audienceSources } from './audience-sources.server'
import type { Mailing } from './own-mailing.server'

/** Rows of a source looked at in one transaction. */
const AT_ONCE = 1_000
/** How long one step of the job goes on. */
const STEP = SECOND

interface Place {
  source: AudienceSource
  place: string
}

/**
 * Writes down whom the oldest mailing that was started goes to, each mailbox once, in chunks of `chunkSize`. Each
 * transaction writes some recipients and how far it came, so a worker that dies leaves nobody out and nobody twice, and
 * the memory it needs is that of one batch. Several workers take turns. Returns true when there is more to do at once.
 */
export async function freezeAudience(chunkSize: number, now = Date.now): Promise<boolean> {
  const [mailing] = await db.read
    .select()
    .from(mailings)
    .where(and(eq(mailings.state, 'sending'), isNull(mailings.frozenAt)))
    .orderBy(asc(mailings.startedAt))
    .limit(1)
  if (!mailing) return false
  const places = await placesOf(mailing)
  const until = now() + STEP
  while (now() < until) {
    if (!(await db.write((tx) => freezeSome(tx, mailing.id, places, chunkSize, now())))) break
  }
  return true
}

async function placesOf(asked: Asked): Promise<Place[]> {
  const all: Place[] = []
  for (const source of audienceSources)
    for (const place of await source.places(db.read, asked)) all.push({ source, place })
  return all
}

/** Returns whether there is more to freeze of this mailing. */
async function freezeSome(
  tx: Tx,
  mailingId: number,
  places: Place[],
  chunkSize: number,
  now: number,
): Promise<boolean> {
  const [mailing] = await locked(tx.select().from(mailings).where(eq(mailings.id, mailingId)))
  if (!mailing || mailing.state !== 'sending' || mailing.frozenAt !== null) return false
  const next = await nextRows(tx, places, mailing.cursor)
  if (!next) {
    const ended = mailing.recipients === 0 ? { state: 'sent' as const, endedAt: now } : {}
    await tx
      .update(mailings)
      .set({ frozenAt: now, ...ended })
      .where(eq(mailings.id, mailingId))
    return false
  }
  const { source, place, after, upTo } = next
  const added = await addRecipients(tx, mailing, next, chunkSize, now)
  await tx
    .update(mailings)
    .set({
      cursor: { source: source.name, place, id: upTo },
      recipients: sql`${mailings.recipients} + ${added}`,
    })
    .where(eq(mailings.id, mailingId))
  return upTo > after
}

interface Rows extends Place {
  after: number
  upTo: number
}

/** The next rows after a cursor: of its place, or of the first place behind it that has any. */
async function nextRows(tx: Tx, places: Place[], cursor: FreezeCursor | null): Promise<Rows | null> {
  const at = cursor
    ? places.findIndex(({ source, place }) => source.name === cursor.source && place === cursor.place)
    : 0
  for (const [index, { source, place }] of places.entries()) {
    if (index < at) continue
    const after = cursor && index === at ? cursor.id : 0
    const upTo = await source.edge(tx, place, after, AT_ONCE)
    if (upTo !== null) return { source, place, after, upTo }
  }
  return null
}

/** Writes recipients and their chunks in statements of the database alone. Returns how many were new. */
async function addRecipients(
  tx: Tx,
  mailing: Mailing,
  { source, place, after, upTo }: Rows,
  chunkSize: number,
  now: number,
): Promise<number> {
  const mailingId = mailing.id
  const first = await nextChunk(tx, mailingId)
  const rows = source.rows(mailing, place, { after, upTo })
  // Numbers of our own, written out: PostgreSQL would take parameters of a select for texts.
  const [id, start, size] = [mailingId, first, chunkSize].map((n) => sql.raw(String(n)))
  await tx
    .insert(mailingRecipients)
    .select(
      sql`select ${nextKey(mailingRecipients)}, ${id}, ${start} + (row_number() over (order by found.id) - 1) / ${size},
        found.mailbox, ${sql.raw(`'${source.recipient}'`)}, found.id, found.locale, 'queued', null, null,
        cast(null as bigint) from (${rows}) as found where 1 = 1 order by found.id`,
    )
    .onConflictDoNothing()
  const made = await tx
    .select({ n: mailingRecipients.chunk, size: count() })
    .from(mailingRecipients)
    .where(and(eq(mailingRecipients.mailingId, mailingId), gte(mailingRecipients.chunk, first)))
    .groupBy(mailingRecipients.chunk)
    .orderBy(asc(mailingRecipients.chunk))
  if (made.length === 0) return 0
  await tx.insert(mailingChunks).values(made.map((chunk) => ({ mailingId, ...chunk, runAt: now })))
  return made.reduce((sum, chunk) => sum + chunk.size, 0)
}

/** The number of a mailing's next chunk. */
export async function nextChunk(tx: Tx, mailingId: number): Promise<number> {
  const [last] = await tx
    .select({ n: max(mailingChunks.n) })
    .from(mailingChunks)
    .where(eq(mailingChunks.mailingId, mailingId))
  return (last?.n ?? 0) + 1
}
