import { and, asc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import { setImmediate as turn } from 'node:timers/promises'
import { db } from '../../db/client'
import { fold } from '../../db/fold'
import { paperSheets, paperSignatures, signatures } from '../../db/schema'
import { sealedRow, type SealedRow } from '../paper/sealed-row'
import { openPerson } from '../petitions/open-person.server'
import { unseal } from '../platform/seal.server'

/** Somebody who wishes to be named to those addressed. */
export interface Named {
  name: string
  /** ISO 3166-1 alpha-2, or empty. */
  country: string
  /** ISO 8601. */
  day: string
  on: 'online' | 'paper'
}

/** Which signatures a packet holds. */
export interface Scope {
  petitionId: string
  throughId: number
  preparedAt: number
}

const CHUNK = 500
/** How many letters of a name order it before the whole name does. */
const LETTERS = 8

const online = ({ petitionId, throughId, preparedAt }: Scope) =>
  and(
    eq(signatures.petitionId, petitionId),
    sql`${signatures.deliver}`,
    eq(signatures.state, 'confirmed'),
    lte(signatures.id, throughId),
    lte(signatures.confirmedAt, preparedAt),
  )

const onPaper = ({ petitionId, preparedAt }: Scope) =>
  and(
    eq(paperSignatures.petitionId, petitionId),
    eq(paperSignatures.deliver, true),
    isNull(paperSignatures.problem),
    lte(paperSignatures.createdAt, preparedAt),
  )

/** How many signers wish to be named. */
export async function countNames(read: Pick<typeof db.read, 'select'>, scope: Scope): Promise<number> {
  const [signed] = await read
    .select({ n: sql<number>`count(*)` })
    .from(signatures)
    .where(online(scope))
  const [written] = await read
    .select({ n: sql<number>`count(*)` })
    .from(paperSignatures)
    .where(onPaper(scope))
  return Number(signed!.n) + Number(written!.n)
}

/**
 * Everybody who wishes to be named and still does, in alphabetical order. Names are sealed, so no database can sort them:
 * one pass keeps sixteen bytes of each (where it stands, how it begins), a second opens them again in that order. A
 * hundred thousand names so take as much memory as a thousand.
 */
export async function* namesOf(scope: Scope): AsyncGenerator<Named> {
  const found = await beginnings(scope)
  const order = found.keys.sort()
  const ordinalOf = (key: bigint) => Number(key & ORDINAL)
  for (let at = 0; at < order.length;) {
    // Names that begin alike are put in order together; a chunk never parts them.
    let end = Math.min(at + CHUNK, order.length)
    while (end < order.length && order[end]! >> SHIFT === order[end - 1]! >> SHIFT) end++
    const places = Array.from(order.subarray(at, end), (key) => found.places[ordinalOf(key)]!)
    const named = [
      ...(await openOnline(
        scope,
        places.filter((place) => place > 0),
      )),
      ...(await openPaper(
        scope,
        places.filter((place) => place < 0).map((place) => -place),
      )),
    ]
    yield* named.sort((a, b) => collator.compare(a.name, b.name))
    at = end
    await turn()
  }
}

const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true })
const SHIFT = 24n
const ORDINAL = (1n << SHIFT) - 1n

/** Where each name stands (paper below nothing), and how it begins. */
async function beginnings(scope: Scope) {
  let places = new Float64Array(1024)
  let keys = new BigUint64Array(1024)
  let n = 0
  const keep = (place: number, name: string) => {
    if (n === places.length) {
      const [more, longer] = [new Float64Array(n * 2), new BigUint64Array(n * 2)]
      more.set(places)
      longer.set(keys)
      ;[places, keys] = [more, longer]
    }
    places[n] = place
    keys[n] = (beginningOf(name) << SHIFT) | BigInt(n)
    n++
  }
  for (let from = 0; ;) {
    const rows = await db.read
      .select({
        id: signatures.id,
        petitionId: signatures.petitionId,
        mailbox: signatures.mailbox,
        sealed: signatures.sealed,
      })
      .from(signatures)
      .where(and(online(scope), gt(signatures.id, from)))
      .orderBy(asc(signatures.id))
      .limit(CHUNK)
    for (const row of rows) {
      const person = openPerson('signatures', row)
      if (person) keep(row.id, person.name)
    }
    if (rows.length < CHUNK) break
    from = rows.at(-1)!.id
    await turn()
  }
  for (let from = 0; ;) {
    const rows = await db.read
      .select({
        id: paperSignatures.id,
        sheetId: paperSignatures.sheetId,
        row: paperSignatures.row,
        sealed: paperSignatures.sealed,
      })
      .from(paperSignatures)
      .where(and(onPaper(scope), gt(paperSignatures.id, from)))
      .orderBy(asc(paperSignatures.id))
      .limit(CHUNK)
    for (const row of rows) {
      const written = openRow(row)
      if (written) keep(-row.id, written.name)
    }
    if (rows.length < CHUNK) break
    from = rows.at(-1)!.id
    await turn()
  }
  return { places, keys: keys.subarray(0, n) }
}

/** The first letters of a name as a number that sorts like them: five bits each; other scripts come after Latin. */
export function beginningOf(name: string): bigint {
  const folded = fold(name)
  const first = folded.charCodeAt(0)
  if (!(first >= 97 && first <= 122))
    return (31n << 35n) | (BigInt(first || 0) << 19n) | (BigInt(folded.charCodeAt(1) || 0) << 3n)
  let key = 0n
  const letters = folded.replaceAll(' ', '')
  for (let i = 0; i < LETTERS; i++) {
    const code = letters.charCodeAt(i)
    const value = Number.isNaN(code) ? 0 : code >= 97 && code <= 122 ? code - 95 : code < 97 ? 1 : 30
    key = (key << 5n) | BigInt(value)
  }
  return key
}

async function openOnline(scope: Scope, ids: number[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const rows: Named[] = []
  for (let at = 0; at < ids.length; at += CHUNK) {
    const found = await db.read
      .select({
        petitionId: signatures.petitionId,
        mailbox: signatures.mailbox,
        sealed: signatures.sealed,
        country: signatures.country,
        confirmedAt: signatures.confirmedAt,
      })
      .from(signatures)
      .where(and(online(scope), inArray(signatures.id, ids.slice(at, at + CHUNK))))
    for (const row of found) {
      const person = openPerson('signatures', row)
      if (!person) continue
      const day = new Date(row.confirmedAt!).toISOString().slice(0, 10)
      rows.push({ name: person.name, country: row.country ?? '', day, on: 'online' })
    }
  }
  return rows
}

async function openPaper(scope: Scope, ids: number[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const rows: Named[] = []
  for (let at = 0; at < ids.length; at += CHUNK) {
    const found = await db.read
      .select({
        sheetId: paperSignatures.sheetId,
        row: paperSignatures.row,
        sealed: paperSignatures.sealed,
        country: paperSignatures.country,
        day: paperSheets.collectedOn,
      })
      .from(paperSignatures)
      .innerJoin(paperSheets, eq(paperSheets.id, paperSignatures.sheetId))
      .where(and(onPaper(scope), inArray(paperSignatures.id, ids.slice(at, at + CHUNK))))
    for (const row of found) {
      const written = openRow(row)
      if (written) rows.push({ name: written.name, country: row.country ?? '', day: row.day, on: 'paper' })
    }
  }
  return rows
}

function openRow({ sheetId, row, sealed }: { sheetId: string; row: number; sealed: Buffer | null }) {
  if (!sealed) return null
  try {
    return unseal<SealedRow>(sealedRow(sheetId, row), sealed)
  } catch {
    return null
  }
}
