import Client from 'better-sqlite3'
import pg from 'pg'
import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, petitionCounters, signatures } from '../../db/schema'
import { DAY } from '../../app/duration'
import { findMailbox } from '../../app/figures/find-mailbox.server'
import { listSignatures, sqlOf, type Wanted } from '../../app/figures/list-signatures.server'
import { findSignature, openSignature } from '../../app/figures/one-signature.server'
import { readOverview } from '../../app/figures/overview.server'
import { readDays, readFigures } from '../../app/figures/petition-figures.server'
import { findUnusual } from '../../app/figures/unusual.server'
import type { Cursor, SignaturePage } from '../../app/figures/views'
import { dayOf } from '../../app/petitions/count.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { withdrawSignature } from '../../app/petitions/withdraw.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { engine } from '../support/database'
import { manySignatures } from '../support/million-signatures'
import { aPetition, signAndConfirm, type APetition } from '../support/petitions'

const actor = { personId: '00000000-0000-7000-8000-000000000000', name: 'Rosa' }
const idsOf = async (petition: APetition, wanted: Wanted) =>
  (await listSignatures(petition.id, wanted))?.rows.map(({ id }) => id) ?? null

it('finds a signature by every spelling of its mailbox, its domain, its name, its country, its day, its network', async () => {
  const petition = await aPetition()
  const now = Date.now()
  const ana = await signAndConfirm(
    petition,
    'a.na@gmail.com',
    { name: 'Ana Ruiz', shown: true, country: 'MX' },
    { now, network: '192.0.2.77' },
  )
  const other = await signAndConfirm(petition, 'berta@example.org', { name: 'Berta' }, { now: now - DAY })
  expect(await idsOf(petition, { by: 'all' })).toEqual([ana, other])
  expect(await idsOf(petition, { by: 'mailbox', mailbox: 'ANA+x@googlemail.com' })).toEqual([ana])
  expect(await idsOf(petition, { by: 'mailbox', mailbox: 'nobody@example.org' })).toEqual([])
  expect(await idsOf(petition, { by: 'mailbox', mailbox: 'no address' })).toBeNull()
  expect(await idsOf(petition, { by: 'domain', domain: 'EXAMPLE.org' })).toEqual([other])
  expect(await idsOf(petition, { by: 'name', name: 'Ana' })).toEqual([ana])
  expect(await idsOf(petition, { by: 'name', name: 'na' })).toEqual([])
  expect(await idsOf(petition, { by: 'name', name: 'Berta' })).toEqual([]) // she is not shown
  expect(await idsOf(petition, { by: 'name', name: '%' })).toEqual([])
  expect(await idsOf(petition, { by: 'country', country: 'MX' })).toEqual([ana])
  expect(await idsOf(petition, { by: 'day', day: dayOf(now - DAY) })).toEqual([other])
  expect(await idsOf(petition, { by: 'network', network: '192.0.2.77' })).toEqual([ana])
  expect(await idsOf(petition, { by: 'network', network: 'nowhere' })).toBeNull()
  expect(await idsOf(petition, { by: 'state', state: 'withdrawn' })).toEqual([])
  await withdrawSignature((await readMailbox('ana@gmail.com'))!.hash, petition.slug)
  expect(await idsOf(petition, { by: 'state', state: 'withdrawn' })).toEqual([ana])
  expect((await listSignatures(petition.id, { by: 'all' }))!.rows[0]).toMatchObject({ shownName: null })
})

it('shows nothing of a person in a list, and opens one only with a line in the log', async () => {
  const petition = await aPetition()
  const [row] = await db.read.query.petitions
    .findMany({ where: (p, { eq }) => eq(p.id, petition.id) })
    .then((rows) => rows)
  const own = { id: petition.id, slug: petition.slug, organisationId: row!.organisationId }
  const id = await signAndConfirm(petition, 'canary@secreta.example', {
    name: 'Canaria Secreta',
    comment: 'Muy personal',
  })
  const seen = JSON.stringify([
    await listSignatures(petition.id, { by: 'all' }),
    await findSignature(petition.id, id),
  ])
  for (const canary of ['Canaria', 'canary@', 'personal']) expect(seen).not.toContain(canary)
  expect(await openSignature(own, id, actor)).toEqual({
    name: 'Canaria Secreta',
    comment: 'Muy personal',
    mailDomain: 'secreta.example',
  })
  const log = await db.read.select().from(audit).where(eq(audit.petitionId, petition.id))
  expect(log).toHaveLength(1)
  expect(log[0]).toMatchObject({ action: 'signatures.opened', details: { signature: id } })
  expect(JSON.stringify(log)).not.toContain('Canaria')
})

it('finds nothing of another petition or organisation', async () => {
  const [one, other] = [await aPetition(), await aPetition()]
  const id = await signAndConfirm(one, 'foreign@example.org')
  expect(await findSignature(other.id, id)).toBeNull()
  const own = { id: other.id, slug: other.slug, organisationId: 'x' }
  expect(await openSignature(own, id, actor)).toBeNull()
  expect(await findMailbox('00000000-0000-7000-8000-000000000000', 'foreign@example.org', 'en')).toEqual([])
})

it('names networks and domains that stand out within the hour, and none that are usual', async () => {
  const petition = await aPetition()
  for (let i = 0; i < 20; i++)
    await signAndConfirm(petition, `burst${i}@burst.example`, {}, { network: '198.51.100.7' })
  for (let i = 0; i < 5; i++)
    await signAndConfirm(petition, `few${i}@few.example`, {}, { network: `192.0.2.${i}` })
  const { domains, networks, lookedAt } = await findUnusual(petition.id)
  expect(lookedAt).toBe(25)
  expect(domains.map(({ n, domain }) => [n, domain])).toEqual([[20, 'burst.example']])
  expect(networks.map(({ n }) => n)).toEqual([20])
  expect((await findUnusual(petition.id, Date.now() + 2 * 60 * 60 * 1000)).lookedAt).toBe(0)
})

describe('with twenty thousand signatures', () => {
  let petition: APetition
  const now = Date.now()
  beforeAll(async () => {
    petition = await aPetition()
    await manySignatures(process.env.DATABASE_URL!, petition.id, 20_000, now)
  })

  it('was made with totals that the nightly count agrees with', async () => {
    const found = await reconcileCounters()
    expect(found.outcome === 'counted' && found.drift.filter(({ slug }) => slug === petition.slug)).toEqual(
      [],
    )
  })

  it.each<Wanted>([
    { by: 'all' },
    { by: 'state', state: 'confirmed' },
    { by: 'country', country: 'GT' },
    { by: 'day', day: dayOf(now - DAY) },
    { by: 'name', name: 'Ana' },
    { by: 'domain', domain: 'd0.example' },
  ])('pages through %j: every signature once', async (wanted) => {
    const seen: number[] = []
    let cursor: Cursor | null = null
    for (let page = 0; page < 5; page++) {
      const { rows, next }: SignaturePage = (await listSignatures(petition.id, wanted, cursor))!
      seen.push(...rows.map(({ id }) => id))
      cursor = next
      if (!next) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(wanted.by === 'domain' ? 20 : 250)
  })

  it('reads figures and days from the totals', async () => {
    const figures = await readFigures(petition.id, 'es')
    const [counters] = await db.read
      .select()
      .from(petitionCounters)
      .where(eq(petitionCounters.petitionId, petition.id))
    const sum = (rows: { n: number }[]) => rows.reduce((all, { n }) => all + n, 0)
    expect(figures).toMatchObject({ confirmed: counters!.confirmed, held: 4, comments: counters!.comments })
    for (const rows of [figures.countries, figures.languages, figures.sources])
      expect(sum(rows)).toBe(figures.confirmed)
    const days = await readDays(petition.id, 'all', now)
    expect(days.reduce((all, { confirmed }) => all + confirmed, 0)).toBe(figures.confirmed)
    expect(await readDays(petition.id, '30', now)).toHaveLength(30)
  })

  /** How the engine would run it. */
  async function planOf({ sql, params }: { sql: string; params: unknown[] }): Promise<string> {
    if (engine === 'sqlite') {
      const client = new Client(process.env.DATABASE_URL!, { readonly: true })
      const rows = client.prepare(`explain query plan ${sql}`).all(params) as { detail: string }[]
      client.close()
      return rows.map(({ detail }) => detail).join('\n')
    }
    const client = new pg.Client(process.env.DATABASE_URL!)
    await client.connect()
    const { rows } = await client.query(`explain ${sql}`, params)
    await client.end()
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  it.each<[Wanted, Cursor | null]>([
    [{ by: 'all' }, null],
    [{ by: 'all' }, { at: now - DAY, id: 19_000 }],
    [
      { by: 'state', state: 'confirmed' },
      { at: now - DAY, id: 19_000 },
    ],
    [{ by: 'state', state: 'held' }, null],
    [{ by: 'state', state: 'withdrawn' }, null],
    [{ by: 'state', state: 'removed' }, { id: 19_000 }],
    [{ by: 'country', country: 'GT' }, { id: 19_000 }],
    [{ by: 'day', day: dayOf(now - DAY) }, null],
    [{ by: 'name', name: 'Ana' }, null],
    [
      { by: 'name', name: 'Ana' },
      { name: 'Ana Número 50', id: 19_000 },
    ],
    [{ by: 'mailbox', mailbox: 'many-5@d5.example' }, null],
    [{ by: 'domain', domain: 'd5.example' }, null],
    [{ by: 'network', network: '192.0.2.1' }, null],
  ])('looks for %j after %j by an index, never through the table', async (wanted, cursor) => {
    const plan = await planOf(await sqlOf(petition.id, wanted, cursor, now))
    expect(plan).toMatch(/signatures_\w+/)
    expect(plan).not.toMatch(/SCAN signatures|Seq Scan/)
    // Sorted in memory only where an index has found a handful first.
    if (wanted.by !== 'network' && wanted.by !== 'mailbox') expect(plan).not.toMatch(/TEMP B-TREE/)
  })

  it('tells an organisation what happens today and in a week, without looking at signatures', async () => {
    const [own] = await db.read.query.petitions
      .findMany({ where: (p, { eq }) => eq(p.id, petition.id) })
      .then((rows) => rows)
    const overview = await readOverview(own!.organisationId, 'en', now)
    const line = overview.petitions.find(({ slug }) => slug === petition.slug)!
    const since = dayOf(now - 6 * DAY)
    const days = await readDays(petition.id, 'all', now)
    expect(line.week).toBe(
      days.filter(({ day }) => day >= since).reduce((all, one) => all + one.confirmed, 0),
    )
    expect(overview.held.n).toBeGreaterThanOrEqual(4)
    const [held] = await db.read
      .select()
      .from(signatures)
      .where(and(eq(signatures.petitionId, petition.id), eq(signatures.state, 'held')))
      .limit(1)
    expect(held!.holdReason).toBe('score')
  })
})
