import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '../../db/client'
import { petitionLanguages, petitionSources, signatures } from '../../db/schema'
import { DAY } from '../../app/duration'
import { anonymiseClosed } from '../../app/petitions/anonymise.server'
import { changeSignature } from '../../app/petitions/change-signature.server'
import { changeState } from '../../app/petitions/change-state.server'
import { decideComments } from '../../app/petitions/decide-comments.server'
import { eraseSupporter } from '../../app/petitions/erase.server'
import { decideHeld } from '../../app/petitions/hold.server'
import { listWaitingComments, seenAs } from '../../app/petitions/list-comments.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { removeSignatures } from '../../app/petitions/remove.server'
import { sourceOf } from '../../app/petitions/sources.server'
import { undoRemoval } from '../../app/petitions/undo-removal.server'
import { withdrawSignature } from '../../app/petitions/withdraw.server'
import { pageKey } from '../../app/door/page-key'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { aPetition, countersOf, signAndConfirm, type APetition } from '../support/petitions'

const moderator = { personId: '00000000-0000-7000-8000-000000000000', name: 'Rosa' }
const organisationOf = async (petition: APetition) => {
  const row = await db.read.query.petitions.findFirst({ where: (p, { eq }) => eq(p.id, petition.id) })
  return { id: petition.id, slug: petition.slug, organisationId: row!.organisationId }
}

async function breakdowns(petition: APetition) {
  const languages = await db.read
    .select()
    .from(petitionLanguages)
    .where(eq(petitionLanguages.petitionId, petition.id))
  const sources = await db.read
    .select()
    .from(petitionSources)
    .where(eq(petitionSources.petitionId, petition.id))
  const kept = (rows: [string, number][]) => Object.fromEntries(rows.filter(([, n]) => n !== 0))
  return {
    languages: kept(languages.map((row) => [row.locale, row.confirmed])),
    sources: kept(sources.map((row) => [row.source, row.confirmed])),
  }
}

const hashOf = async (email: string) => (await readMailbox(email))!.hash

it('counts confirmed signatures by language and by how their signers came', async () => {
  const petition = await aPetition()
  await signAndConfirm(petition, 'a@example.org', {}, { locale: 'en', source: 'whatsapp' })
  await signAndConfirm(petition, 'b@example.org', {}, { locale: 'es', source: 'whatsapp' })
  await signAndConfirm(petition, 'c@example.org', {}, { locale: 'es' })
  expect(await breakdowns(petition)).toEqual({
    languages: { en: 1, es: 2 },
    sources: { whatsapp: 2, page: 1 },
  })
  await withdrawSignature(await hashOf('b@example.org'), petition.slug)
  expect(await breakdowns(petition)).toEqual({
    languages: { en: 1, es: 1 },
    sources: { whatsapp: 1, page: 1 },
  })
})

it.each([
  ['', 'http://127.0.0.1:3000/petitions/x?from=mail', '127.0.0.1:3000', 'mail'],
  ['whatsapp', null, '127.0.0.1:3000', 'whatsapp'],
  ['', 'https://elsewhere.example/petitions/x?from=mail', '127.0.0.1:3000', 'page'],
  ['', 'http://127.0.0.1:3000/petitions/x?from=<script>', '127.0.0.1:3000', 'page'],
  ['another', 'http://127.0.0.1:3000/petitions/x?from=another', '127.0.0.1:3000', 'page'],
  ['', 'not an address', '127.0.0.1:3000', 'page'],
])('reads %j and a referrer of %j as %s → %s', (typed, referrer, host, source) => {
  expect(sourceOf(typed, referrer, host)).toBe(source)
})

it('gives a shared link the kept page of its petition', () => {
  expect(pageKey('/petitions/a-petition', '?from=whatsapp')).toBe('/petitions/a-petition')
  expect(pageKey('/es/petitions/a-petition', '?from=whatsapp')).toBe('/es/petitions/a-petition')
})

it('lets a comment wait once it is confirmed, shown and not empty, and never before', async () => {
  const petition = await aPetition()
  await signAndConfirm(petition, 'shown@example.org', { shown: true, comment: 'Por mi hijo.' })
  await signAndConfirm(petition, 'hidden@example.org', { comment: 'Nobody reads this.' })
  await signAndConfirm(petition, 'silent@example.org', { shown: true })
  const id = await signAndConfirm(
    petition,
    'held@example.org',
    { shown: true, comment: 'In review.' },
    { honeypot: true },
  )
  expect(await countersOf(petition)).toMatchObject({ confirmed: 3, held: 1, comments: 1 })
  await decideHeld(id, 'accept', 'A real person.', 'Rosa')
  expect(await countersOf(petition)).toMatchObject({ confirmed: 4, held: 0, comments: 2 })
  const { comments } = await listWaitingComments(petition.id)
  expect(comments.map(({ comment }) => comment)).toEqual(['Por mi hijo.', 'In review.'])
})

/** Pseudo-random, so that a failing run can be repeated. */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * n)
  }
}

it.each([1, 2])('finds every total right after many things in an odd order (%i)', async (seed) => {
  const roll = dice(seed)
  const petition = await aPetition()
  const own = await organisationOf(petition)
  const emails = Array.from({ length: 14 }, (_, i) => `odd${seed}-${i}@d${i % 3}.example`)
  const sources = ['page', 'whatsapp', 'mail'] as const
  const removed: string[] = []
  for (let turn = 0; turn < 70; turn++) {
    const email = emails[roll(emails.length)]!
    const what = roll(9)
    if (what <= 2)
      await signAndConfirm(
        petition,
        email,
        { shown: roll(2) === 0, comment: roll(3) ? `Turn ${turn}` : '' },
        {
          locale: roll(2) ? 'en' : 'es',
          source: sources[roll(3)]!,
          honeypot: roll(5) === 0,
          now: Date.now() + turn * DAY,
        },
      )
    if (what === 3) await withdrawSignature(await hashOf(email), petition.slug)
    if (what === 4)
      await changeSignature(
        await hashOf(email),
        petition.slug,
        {
          name: 'Otra',
          comment: `New ${turn}`,
          choices: { shown: roll(2) === 0, updates: false, deliver: false },
        },
        'es',
      )
    if (what === 5) {
      const { comments } = await listWaitingComments(petition.id)
      await decideComments(own, comments.slice(0, 3), roll(2) ? 'approve' : 'reject', moderator)
    }
    if (what === 6) await eraseSupporter(await hashOf(email))
    if (what === 7) {
      const taken = await removeSignatures({
        petitionId: petition.id,
        conditions: { mailDomain: `d${roll(3)}.example`, toDay: '2199-01-01' },
        reason: 'invented',
        actor: 'Rosa',
      })
      if (taken.outcome === 'removed') removed.push(taken.id)
    }
    if (what === 8 && removed.length > 0) await undoRemoval(removed.pop()!, 'Rosa')
  }
  const found = await reconcileCounters()
  expect(found).toMatchObject({ outcome: 'counted' })
  expect(found.outcome === 'counted' && found.drift.filter(({ slug }) => slug === petition.slug)).toEqual([])
})

it('forgets waiting comments with the people of a closed petition, and says so in the total', async () => {
  const petition = await aPetition()
  await signAndConfirm(petition, 'last@example.org', { shown: true, comment: 'Adiós.' })
  expect(await countersOf(petition)).toMatchObject({ comments: 1 })
  await changeState(petition.id, 'closed')
  await anonymiseClosed(Date.now() + 200 * DAY)
  expect(await countersOf(petition)).toMatchObject({ confirmed: 1, comments: 0 })
  expect((await breakdowns(petition)).languages).toEqual({ en: 1 })
  const found = await reconcileCounters()
  expect(found.outcome === 'counted' && found.drift.filter(({ slug }) => slug === petition.slug)).toEqual([])
})

it('decides only what a moderator has read: a comment that was changed meanwhile waits on', async () => {
  const petition = await aPetition()
  const own = await organisationOf(petition)
  const id = await signAndConfirm(petition, 'change@example.org', { shown: true, comment: 'First.' })
  const seen = seenAs(id, 'First.')
  const choices = { shown: true, updates: false, deliver: false }
  const change = { name: 'Ana', comment: 'Second.', choices }
  await changeSignature(await hashOf('change@example.org'), petition.slug, change, 'en')
  expect(await decideComments(own, [{ id, seen }], 'approve', moderator)).toEqual({ done: [], missed: 1 })
  const row = await db.read.query.signatures.findFirst({ where: eq(signatures.id, id) })
  expect(row).toMatchObject({ comment: 'waiting', shownComment: null })
})

it('shows an approved comment under why people sign, until it is taken back, changed or withdrawn', async () => {
  const { findPetition } = await import('../../app/petitions/find.server')
  const petition = await aPetition()
  const own = await organisationOf(petition)
  const id = await signAndConfirm(petition, 'voice@example.org', { shown: true, comment: 'Mi razón.' })
  const voices = async () => {
    const page = await findPetition('en', petition.slug)
    return page && 'voices' in page ? page.voices.map(({ comment }) => comment) : null
  }
  const asked = [{ id, seen: seenAs(id, 'Mi razón.') }]
  expect(await voices()).toEqual([])
  await decideComments(own, asked, 'approve', moderator)
  expect(await voices()).toEqual(['Mi razón.'])
  expect(await countersOf(petition)).toMatchObject({ comments: 0 })
  await decideComments(own, asked, 'wait', moderator)
  expect(await voices()).toEqual([])
  expect(await countersOf(petition)).toMatchObject({ comments: 1 })
  await decideComments(own, asked, 'approve', moderator)
  await withdrawSignature(await hashOf('voice@example.org'), petition.slug)
  expect(await voices()).toEqual([])
  const [row] = await db.read
    .select()
    .from(signatures)
    .where(and(eq(signatures.id, id)))
  expect(row).toMatchObject({ comment: 'none', shownComment: null })
})

it('decides nothing of another petition', async () => {
  const [one, other] = [await aPetition(), await aPetition()]
  const id = await signAndConfirm(one, 'foreign@example.org', { shown: true, comment: 'Here.' })
  const asked = [{ id, seen: seenAs(id, 'Here.') }]
  expect(await decideComments(await organisationOf(other), asked, 'approve', moderator)).toEqual({
    done: [],
    missed: 1,
  })
  expect(await countersOf(one)).toMatchObject({ comments: 1 })
  expect(await decideHeld(id, 'accept', 'why', 'Rosa', Date.now(), { petitionId: other.id })).toEqual({
    outcome: 'not-held',
  })
})
