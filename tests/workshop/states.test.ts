import { and, eq } from 'drizzle-orm'
import { describe, expect, it, test } from 'vitest'
import { db } from '../../db/client'
import {
  audit,
  letters,
  people,
  petitions,
  petitionStates,
  reviews,
  type PetitionState,
} from '../../db/schema'
import { changeState } from '../../app/petitions/change-state.server'
import { insertPetition } from '../../app/petitions/create-petition.server'
import { findPetition } from '../../app/petitions/find.server'
import { openDuePetitions } from '../../app/petitions/open-due.server'
import { transition } from '../../app/petitions/transition.server'
import { moves, movesFrom, transitionOf } from '../../app/petitions/transitions'
import { movePetitionState } from '../../app/workshop/move-state.server'
import { readStateForm } from '../../app/workshop/state-form'
import { actorOf, aPerson } from '../support/organizers'
import { aPetition, sign, signAndConfirm, countersOf } from '../support/petitions'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const why = { en: 'We check a report.', es: 'Comprobamos un aviso.' }

/** Somebody of the organisation that the petitions of tests belong to. */
async function anOrganizer() {
  const petition = await aPetition()
  const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
  const person = await aPerson({ in: { id: row!.organisationId, slug: 'an-organisation' } })
  const actor = await actorOf(person)
  return { ...actor, organisation: actor.organisation! }
}

const rowOf = async (id: string) => (await db.read.select().from(petitions).where(eq(petitions.id, id)))[0]!
const auditOf = (id: string) => db.read.select().from(audit).where(eq(audit.petitionId, id)).orderBy(audit.id)

describe('the table of states', () => {
  it('has no move into a state that no petition has, and none that leaves it where it was', () => {
    for (const move of moves) {
      const { from, to } = transitionOf(move)
      expect(from).not.toContain(to)
      for (const state of from) expect(petitionStates).toContain(state)
    }
  })

  it('lets every state but a draft be reached, and leads out of every one', () => {
    for (const state of petitionStates) expect(movesFrom({ state, closesAt: null }, 0), state).not.toEqual([])
  })

  test.each([
    ['draft', ['submit']],
    ['review', ['take-back', 'return', 'approve', 'reject', 'open']],
    ['open', ['pause', 'close', 'deliver', 'win', 'take-down']],
    ['paused', ['resume', 'close', 'deliver', 'win', 'take-down']],
    ['closed', ['reopen', 'deliver', 'win', 'take-down']],
    ['delivered', ['take-back-delivery', 'answer', 'win', 'take-down']],
    ['answered', ['take-back-answer', 'win', 'take-down']],
    ['won', ['take-back-win', 'take-down']],
    ['rejected', ['reconsider', 'take-down']],
    ['taken-down', ['restore']],
  ] as const)('from %s leads to %j', (state, expected) => {
    expect(movesFrom({ state, closesAt: null }, 0)).toEqual(expected)
  })
})

test('every move that the table does not have is refused and leaves no trace', async () => {
  const actor = await anOrganizer()
  const { id } = await aPetition()
  for (const state of petitionStates) {
    await changeState(id, state)
    const before = (await auditOf(id)).length
    const possible = movesFrom({ state, closesAt: null }, 0)
    for (const move of moves.filter((one) => !possible.includes(one))) {
      const moved = await movePetitionState(actor, id, move, { reason: why })
      expect(moved, `${move} from ${state}`).toEqual({ outcome: 'not-from-here', state })
    }
    expect((await rowOf(id)).state).toBe(state)
    expect(await auditOf(id)).toHaveLength(before)
  }
})

test('of ten who close a petition at once one succeeds, and the log says it once', async () => {
  const actor = await anOrganizer()
  const { id } = await aPetition()
  const all = await Promise.all(Array.from({ length: 10 }, () => movePetitionState(actor, id, 'close')))
  expect(all.filter(({ outcome }) => outcome === 'moved')).toHaveLength(1)
  expect(all.filter(({ outcome }) => outcome === 'not-from-here')).toHaveLength(9)
  expect((await auditOf(id)).map(({ action }) => action)).toEqual(['petition.closed'])
})

test('closing and marking as won at once ends in one of the two, as the log tells', async () => {
  const actor = await anOrganizer()
  for (let round = 0; round < 5; round++) {
    const { id } = await aPetition()
    const [closed, paused] = await Promise.all([
      movePetitionState(actor, id, 'close', { seen: 'open' }),
      movePetitionState(actor, id, 'pause', { seen: 'open', reason: why }),
    ])
    expect([closed.outcome, paused.outcome].sort()).toEqual(['moved', 'not-from-here'])
    expect((await rowOf(id)).state).toBe(closed.outcome === 'moved' ? 'closed' : 'paused')
    expect(await auditOf(id)).toHaveLength(1)
  }
})

test('a move decided on a state that is no longer there does nothing', async () => {
  const actor = await anOrganizer()
  const { id } = await aPetition()
  await movePetitionState(actor, id, 'pause', { reason: why })
  expect(await movePetitionState(actor, id, 'win', { seen: 'open' })).toEqual({
    outcome: 'not-from-here',
    state: 'paused',
  })
})

test('a petition of another organisation cannot be moved, and looks as if it were not there', async () => {
  const { id } = await aPetition()
  const stranger = await actorOf(await aPerson())
  const moved = await movePetitionState({ ...stranger, organisation: stranger.organisation! }, id, 'close')
  expect(moved).toEqual({ outcome: 'unknown' })
  expect((await rowOf(id)).state).toBe('open')
})

test('pausing, rejecting and taking down need a reason in both languages', async () => {
  const actor = await anOrganizer()
  const { id } = await aPetition()
  for (const reason of [null, { en: 'Only English', es: '' }]) {
    for (const move of ['pause', 'take-down'] as const)
      expect(await movePetitionState(actor, id, move, { reason })).toEqual({ outcome: 'reason-missing' })
  }
  expect((await rowOf(id)).state).toBe('open')
})

test('a paused petition shows why, in the language of its reader', async () => {
  const actor = await anOrganizer()
  const petition = await aPetition()
  await movePetitionState(actor, petition.id, 'pause', { reason: why })
  expect(await findPetition('es', petition.slug)).toMatchObject({
    state: 'paused',
    stateReason: why.es,
    takesSignatures: false,
  })
  await movePetitionState(actor, petition.id, 'resume')
  expect(await findPetition('es', petition.slug)).toMatchObject({ state: 'open', stateReason: null })
})

describe('taken down', () => {
  it('is gone with its reason, and comes back as it was: state, reason, day, signatures, and no letter', async () => {
    const actor = await anOrganizer()
    const petition = await aPetition()
    await signAndConfirm(petition, 'ana@correo.example')
    await movePetitionState(actor, petition.id, 'pause', { reason: why })
    const before = await rowOf(petition.id)
    const form = new FormData()
    form.set('move', 'take-down')
    form.set('code', 'private')
    const { reason, reasonCode } = readStateForm(form)
    await movePetitionState(actor, petition.id, 'take-down', { reason, reasonCode, now: Date.now() + DAY })
    expect(await findPetition('en', petition.slug)).toEqual({
      outcome: 'gone',
      reason: 'It showed something private about a person.',
    })
    const queued = await db.read.select().from(letters)
    await movePetitionState(actor, petition.id, 'restore', { now: Date.now() + 2 * DAY })
    const after = await rowOf(petition.id)
    const told = ({ state, stateReason, stateChangedAt, publishedAt, closedAt }: typeof after) => ({
      state,
      stateReason,
      stateChangedAt,
      publishedAt,
      closedAt,
    })
    expect(told(after)).toEqual(told(before))
    expect(await db.read.select().from(letters)).toHaveLength(queued.length)
    expect((await countersOf(petition)).confirmed).toBe(1)
    const log = await auditOf(petition.id)
    expect(log.map(({ action }) => action)).toEqual([
      'petition.paused',
      'petition.taken-down',
      'petition.restored',
    ])
    expect(log[1]!.details).toMatchObject({ code: 'private', from: 'paused' })
  })

  it('keeps since when it had been closed', async () => {
    const actor = await anOrganizer()
    const { id } = await aPetition()
    const longAgo = Date.now() - 30 * DAY
    await movePetitionState(actor, id, 'close', { now: longAgo })
    await movePetitionState(actor, id, 'take-down', { reason: why })
    await movePetitionState(actor, id, 'restore')
    expect(await rowOf(id)).toMatchObject({ state: 'closed', closedAt: longAgo, stateChangedAt: longAgo })
  })
})

test('won by mistake goes back to where it was', async () => {
  const actor = await anOrganizer()
  const { id } = await aPetition()
  await changeState(id, 'delivered')
  await movePetitionState(actor, id, 'win')
  expect(await movePetitionState(actor, id, 'take-back-win')).toEqual({
    outcome: 'moved',
    from: 'won',
    to: 'delivered',
  })
})

test('a petition whose day came is closed for everybody; opening it again clears the day', async () => {
  const actor = await anOrganizer()
  const petition = await aPetition({ closesAt: Date.now() - HOUR })
  expect(await movePetitionState(actor, petition.id, 'pause', { reason: why })).toEqual({
    outcome: 'not-from-here',
    state: 'closed',
  })
  expect(await movePetitionState(actor, petition.id, 'reopen')).toMatchObject({ outcome: 'moved' })
  expect(await rowOf(petition.id)).toMatchObject({ state: 'open', closesAt: null, closedAt: null })
  expect(await findPetition('en', petition.slug)).toMatchObject({ takesSignatures: true })
})

test('nothing opens without a text to show', async () => {
  const actor = await anOrganizer()
  const id = await db.write((tx) =>
    insertPetition(tx, {
      organisationId: actor.organisation.id,
      campaignId: null,
      position: 0,
      slug: 'without-a-text',
      milestones: [100],
      targetIds: [],
      texts: {},
    }),
  )
  await changeState(id!, 'review')
  expect(await db.write((tx) => transition(tx, id!, 'approve', { actor }))).toEqual({ outcome: 'no-text' })
  expect((await rowOf(id!)).state).toBe('review')
})

describe('what the public reads (B27–B32)', () => {
  const view = async (state: PetitionState) => {
    const petition = await aPetition({ state })
    return { petition, found: await findPetition('en', petition.slug) }
  }

  it('knows nothing of what was never public', async () => {
    for (const state of ['draft', 'review'] as const) expect((await view(state)).found, state).toBeNull()
  })

  it('reads what was rejected, with its reason, without a form', async () => {
    const petition = await aPetition({ state: 'review' })
    const actor = await anOrganizer()
    await db.write((tx) => transition(tx, petition.id, 'reject', { actor, reason: why }))
    expect(await findPetition('en', petition.slug)).toMatchObject({
      state: 'rejected',
      stateReason: why.en,
      takesSignatures: false,
    })
  })

  it('is told that a petition is gone which was public and is written anew', async () => {
    const petition = await aPetition({ state: 'rejected' })
    const actor = await anOrganizer()
    await db.write((tx) => transition(tx, petition.id, 'reconsider', { actor }))
    expect(await findPetition('en', petition.slug)).toMatchObject({ outcome: 'gone' })
  })

  it('cannot sign while it is paused or ended', async () => {
    for (const state of ['paused', 'closed', 'delivered', 'answered', 'won'] as const) {
      const { petition, found } = await view(state)
      expect(found, state).toMatchObject({ state, takesSignatures: false })
      const signed = await sign(petition, `${state}@correo.example`)
      expect(signed, state).toEqual({ outcome: 'closed' })
    }
  })
})

describe('a petition with a day to open', () => {
  async function waiting(decision: 'approved' | 'returned' | null, opensAt: number) {
    const petition = await aPetition({ state: 'review' })
    await db.write(async (tx) => {
      await tx.update(petitions).set({ opensAt }).where(eq(petitions.id, petition.id))
      const [person] = await tx.select({ id: people.id }).from(people).limit(1)
      await tx.insert(reviews).values({
        petitionId: petition.id,
        submittedBy: person!.id,
        submittedAt: 1000,
        dueAt: 2000,
        decision,
      })
    })
    return petition
  }

  it('opens by itself once, when its time has come and it was approved', async () => {
    await anOrganizer()
    const now = Date.now()
    const due = await waiting('approved', now - 1)
    const later = await waiting('approved', now + HOUR)
    const returned = await waiting('returned', now - 1)
    const undecided = await waiting(null, now - 1)
    const opened = await Promise.all([openDuePetitions(now), openDuePetitions(now)])
    expect(opened[0]! + opened[1]!).toBe(1)
    expect((await rowOf(due.id)).state).toBe('open')
    for (const { id } of [later, returned, undecided]) expect((await rowOf(id)).state).toBe('review')
    const log = await db.read
      .select()
      .from(audit)
      .where(and(eq(audit.petitionId, due.id), eq(audit.action, 'petition.opened')))
    expect(log).toMatchObject([{ personId: null, actor: 'Amparo' }])
    expect(await openDuePetitions(now + 2 * HOUR)).toBe(1)
  })
})
