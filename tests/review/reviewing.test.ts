import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import {
  audit,
  letters,
  memberships,
  organisations,
  petitionDrafts,
  petitions,
  petitionTargets,
  petitionTexts,
  reviews,
  targets,
} from '../../db/schema'
import { DAY } from '../../app/duration'
import { findPetition } from '../../app/petitions/find.server'
import { findSignable } from '../../app/petitions/find-signable.server'
import { isMissing } from '../../app/petitions/missing'
import { createPetition } from '../../app/petitions/create-petition.server'
import { decideReview, type Decision } from '../../app/review/decide.server'
import { readDecision } from '../../app/review/decision-form.server'
import { findForInstance, findReviews } from '../../app/review/find-review.server'
import { keepNote, listNotes } from '../../app/review/notes.server'
import { listInstanceQueue, listQueue, reviewTasks } from '../../app/review/queue.server'
import { reconsider } from '../../app/review/reconsider.server'
import { missingForReview, submitForReview, takeBack } from '../../app/review/submit.server'
import { afterWorkingDays, urgencyOf } from '../../app/review/working-days'
import { acting } from '../support/evidence'
import { anOrganisation, aPerson, type AnOrganisation, type APerson } from '../support/organizers'
import { Postbox } from '../support/petitions'

let org: AnOrganisation
let writer: APerson
let second: APerson
let serial = 0

interface Waiting {
  id: string
  slug: string
  organisationId: string
}

/** A draft whose text is ready in both languages, or in those that are named. */
async function aDraft(
  how: { opensAt?: number; ready?: ('en' | 'es')[]; story?: string } = {},
): Promise<Waiting> {
  const slug = `reviewed-${++serial}-${Math.random().toString(36).slice(2, 8)}`
  const { id } = await createPetition({
    organisationId: org.id,
    campaignId: null,
    position: 0,
    slug,
    milestones: [100],
    targetIds: [],
    texts: {},
  })
  const name = { en: 'Ministry', es: 'Ministerio' }
  await db.write(async (tx) => {
    const [target] = await tx
      .insert(targets)
      .values({ organisationId: org.id, slug: `ministry-${slug}`, name, jurisdiction: name })
      .returning()
    await tx.insert(petitionTargets).values({ petitionId: id, targetId: target!.id, position: 0 })
    for (const locale of ['en', 'es'] as const) {
      const row = {
        title: `Open the archives, ${locale}`,
        summary: 'A summary that says what it is about.',
        demands: [
          { text: 'Open them.', note: null, basis: 'inferred' as const, to: [`ministry-${slug}`], works: [] },
        ],
        story: how.story ?? 'A story long enough to be told. '.repeat(20),
        evidenceFrom: 'Of 2025.',
        translation: (how.ready ?? ['en', 'es']).includes(locale) ? ('ready' as const) : ('draft' as const),
        savedBy: writer.id,
        savedAt: 1,
      }
      await tx
        .insert(petitionDrafts)
        .values({ petitionId: id, locale, ...row })
        .onConflictDoUpdate({ target: [petitionDrafts.petitionId, petitionDrafts.locale], set: row })
    }
    await tx
      .update(petitions)
      .set({ state: 'draft', opensAt: how.opensAt ?? null, createdBy: writer.id })
      .where(eq(petitions.id, id))
  })
  return { id, slug, organisationId: org.id }
}

const approve: Decision = { decision: 'approve', revisions: { en: 1, es: 1 } }
const reason = { en: 'It is the same as another.', es: 'Es igual que otra.' }
const stateOf = async ({ id }: Waiting) =>
  (await db.read.select().from(petitions).where(eq(petitions.id, id)))[0]!.state
const actionsOn = async ({ id }: Waiting) =>
  (await db.read.select().from(audit).where(eq(audit.petitionId, id))).map(({ action }) => action)

async function aSubmitted(how: Parameters<typeof aDraft>[0] = {}, now?: number) {
  const petition = await aDraft(how)
  expect(await submitForReview(acting(writer), petition, now)).toEqual({ outcome: 'submitted' })
  return petition
}

beforeEach(async () => {
  org = await anOrganisation()
  writer = await aPerson({ in: org, roles: ['owner'], name: 'Wanda Writer' })
  second = await aPerson({ in: org, roles: ['moderator'], name: 'Sara Second', locale: 'es' })
})

describe('Submitting', () => {
  it('needs a text that is ready and whose tags are known, and says what is missing', async () => {
    const none = await aDraft({ ready: [] })
    expect((await missingForReview(none, 'en')).texts).toEqual([
      { locale: null, problem: { problem: 'nothing-ready' } },
    ])
    expect(await submitForReview(acting(writer), none)).toEqual({ outcome: 'incomplete' })
    const tagged = await aDraft({ story: 'A story with [claim:nobody-said-so] in it. '.repeat(20) })
    expect((await missingForReview(tagged, 'en')).tags).toHaveLength(2)
    expect(await submitForReview(acting(writer), tagged)).toEqual({ outcome: 'incomplete' })
    expect(await stateOf(tagged)).toBe('draft')
  })

  it('happens once, however often it is pressed, and is taken back', async () => {
    const petition = await aDraft()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => submitForReview(acting(writer), petition)),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'submitted')).toHaveLength(1)
    expect(await takeBack(acting(writer), petition)).toEqual({ outcome: 'taken-back' })
    expect(await stateOf(petition)).toBe('draft')
    expect((await findReviews(petition.id)).earlier[0]!.decision).toBe('taken-back')
    expect(await decideReview(acting(second), petition.id, approve, 'organisation')).toEqual({
      outcome: 'decided-already',
    })
  })
})

describe('The queue', () => {
  it('knows working days', () => {
    const friday = Date.UTC(2026, 10, 20, 9)
    expect(new Date(afterWorkingDays(friday, 3)).getUTCDay()).toBe(3) // Wednesday
    const due = afterWorkingDays(friday, 3)
    expect(urgencyOf(due, friday)).toBe('fresh')
    expect(urgencyOf(due, due - DAY / 2)).toBe('due')
    expect(urgencyOf(due, due)).toBe('overdue')
  })

  it('tells fresh, due and overdue items apart, the most urgent first, and counts them for the overview', async () => {
    const now = Date.UTC(2026, 10, 18, 12) // a Wednesday
    const fresh = await aSubmitted({}, now)
    const due = await aSubmitted({}, now - 2.5 * DAY)
    const overdue = await aSubmitted({}, now - 9 * DAY)
    const items = await listQueue(org.id, 'es', now)
    expect(items.map(({ slug, urgency }) => [slug, urgency])).toEqual([
      [overdue.slug, 'overdue'],
      [due.slug, 'due'],
      [fresh.slug, 'fresh'],
    ])
    expect(items[0]).toMatchObject({ title: 'Open the archives, es', submitted: { by: 'Wanda Writer' } })
    expect(await reviewTasks(org.id, now)).toEqual({ fresh: 1, due: 1, overdue: 1, reports: 0 })
    expect(await listQueue((await anOrganisation()).id, 'en', now)).toEqual([])
  })
})

describe('A decision', () => {
  it('is not made by who submitted while somebody else may review', async () => {
    const petition = await aSubmitted()
    expect(await decideReview(acting(writer), petition.id, approve, 'organisation')).toEqual({
      outcome: 'own',
    })
    expect(await stateOf(petition)).toBe('review')
  })

  it('is made alone where nobody else may, and the audit log says so', async () => {
    const petition = await aSubmitted()
    await db.write(async (tx) => {
      await tx.delete(memberships).where(eq(memberships.personId, second.id))
    })
    expect(await decideReview(acting(writer), petition.id, approve, 'organisation')).toEqual({
      outcome: 'opened',
    })
    const entries = await db.read.select().from(audit).where(eq(audit.petitionId, petition.id))
    expect(entries.find(({ action }) => action === 'petition.approved')!.details).toMatchObject({
      code: 'nobody-else-reviews',
    })
  })

  it('that approves publishes the texts, opens the petition and tells its writers', async () => {
    const petition = await aSubmitted()
    expect(await decideReview(acting(second), petition.id, approve, 'organisation')).toEqual({
      outcome: 'opened',
    })
    const found = await findPetition('es', petition.slug)
    expect(found).toMatchObject({ title: 'Open the archives, es', state: 'open', textVersion: 1 })
    const post = new Postbox()
    const [mail] = await post.lettersTo(writer.email)
    expect(mail!.text).toContain('approved')
    expect(await actionsOn(petition)).toEqual(['petition.submitted', 'petition.approved'])
  })

  it('is one, of twenty at once', async () => {
    const petition = await aSubmitted()
    const others = await Promise.all(
      Array.from({ length: 3 }, () => aPerson({ in: org, roles: ['moderator'] })),
    )
    const decisions: Decision[] = [
      approve,
      { decision: 'return', reason: 'Shorter, please.' },
      { decision: 'reject', code: 'duplicate', reason },
    ]
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        decideReview(acting(others[i % 3]!), petition.id, decisions[i % 3]!, 'organisation'),
      ),
    )
    expect(outcomes.filter(({ outcome }) => outcome !== 'decided-already')).toHaveLength(1)
    const decided = await db.read.select().from(reviews).where(eq(reviews.petitionId, petition.id))
    expect(decided).toHaveLength(1)
    const told = await db.read
      .select()
      .from(letters)
      .where(and(eq(letters.template, 'review-decided'), isNull(letters.sentAt)))
    expect(told.filter(({ locale }) => locale === 'en').length).toBeLessThanOrEqual(20)
  })

  it('on another text than was read is none', async () => {
    const petition = await aSubmitted()
    const stale: Decision = { decision: 'approve', revisions: { en: 1, es: 7 } }
    expect(await decideReview(acting(second), petition.id, stale, 'organisation')).toEqual({
      outcome: 'stale',
    })
    expect(await stateOf(petition)).toBe('review')
    expect((await findReviews(petition.id)).waiting).not.toBeNull()
  })

  it('that approves before its day lets it wait, and it can still be taken back', async () => {
    const petition = await aSubmitted({ opensAt: Date.now() + 5 * DAY })
    expect(await decideReview(acting(second), petition.id, approve, 'organisation')).toEqual({
      outcome: 'waits-for-its-day',
    })
    expect(await stateOf(petition)).toBe('review')
    expect(isMissing(await findPetition('en', petition.slug))).toBe(true)
    expect((await findReviews(petition.id)).earlier[0]!.decision).toBe('approved')
    expect(await takeBack(acting(writer), petition)).toEqual({ outcome: 'taken-back' })
  })

  it('that returns gives the text to its writers and to nobody else', async () => {
    const petition = await aSubmitted()
    const decision: Decision = { decision: 'return', reason: 'Please name the archive.' }
    expect(await decideReview(acting(second), petition.id, decision, 'organisation')).toEqual({
      outcome: 'returned',
    })
    expect(await stateOf(petition)).toBe('draft')
    const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
    expect(row!.stateReason).toBeNull()
    const [mail] = await new Postbox().lettersTo(writer.email)
    expect(mail!.text).toContain('Please name the archive.')
    expect(await submitForReview(acting(writer), petition)).toEqual({ outcome: 'submitted' })
  })

  it('that rejects leaves the page readable with the reason in both languages, without a form', async () => {
    const petition = await aSubmitted()
    const decision: Decision = { decision: 'reject', code: 'duplicate', reason }
    expect(await decideReview(acting(second), petition.id, decision, 'organisation')).toEqual({
      outcome: 'rejected',
    })
    for (const locale of ['en', 'es'] as const)
      expect(await findPetition(locale, petition.slug)).toMatchObject({
        state: 'rejected',
        stateReason: reason[locale],
        takesSignatures: false,
      })
    expect(await reconsider(acting(second), petition)).toEqual({ outcome: 'reconsidered' })
    expect(await stateOf(petition)).toBe('draft')
  })

  it('that rejects with a hiding reason keeps it from the public as if it had never been there', async () => {
    const petition = await aSubmitted()
    const decision: Decision = { decision: 'reject', code: 'personal-data', reason }
    await decideReview(acting(second), petition.id, decision, 'organisation')
    expect(await stateOf(petition)).toBe('rejected')
    for (const locale of ['en', 'es'] as const) {
      expect(await findPetition(locale, petition.slug)).toBeNull()
      expect(await findSignable(locale, petition.slug)).toBeNull()
    }
    await reconsider(acting(second), petition)
    expect(await findPetition('en', petition.slug)).toBeNull()
    const texts = await db.read
      .select()
      .from(petitionTexts)
      .where(and(eq(petitionTexts.petitionId, petition.id), eq(petitionTexts.current, true)))
    expect(texts).toEqual([])
  })

  it('is read from a form that keeps what was typed and asks for a reason in both languages', () => {
    const form = new FormData()
    expect(readDecision(form)).toBeNull()
    form.set('intent', 'reject')
    form.set('code', 'because')
    form.set('reason-en', 'Half')
    expect(readDecision(form)).toMatchObject({
      decision: null,
      answers: { 'reason-en': 'Half' },
      problems: { code: 'unknown', 'reason-es': 'one-language' },
    })
    form.set('intent', 'return')
    expect(readDecision(form)).toMatchObject({ decision: null, problems: { returnReason: 'empty' } })
  })
})

describe('Under moderation', () => {
  beforeEach(async () => {
    await db.write(async (tx) => {
      await tx.update(organisations).set({ state: 'moderated' }).where(eq(organisations.id, org.id))
    })
  })

  it('a petition opens once its organisation and the instance agree, and not before', async () => {
    const admin = await aPerson({ in: null, instanceAdmin: true })
    const petition = await aSubmitted()
    expect(await findForInstance(petition.slug, 'en')).toBeNull()
    expect(await decideReview(acting(admin), petition.id, approve, 'instance')).toEqual({
      outcome: 'decided-already',
    })
    const agree = () => decideReview(acting(second), petition.id, approve, 'organisation')
    expect(await agree()).toEqual({ outcome: 'waits-for-the-instance' })
    expect(await agree()).toEqual({ outcome: 'decided-already' })
    expect(await stateOf(petition)).toBe('review')
    const [item] = (await listInstanceQueue('en')).filter(({ slug }) => slug === petition.slug)
    expect(item).toMatchObject({
      by: 'Wanda Writer',
      agreedBy: 'Sara Second',
      title: 'Open the archives, en',
    })
    expect(await findForInstance(petition.slug, 'en')).toMatchObject({ id: petition.id })
    expect(await decideReview(acting(admin), petition.id, approve, 'instance')).toEqual({ outcome: 'opened' })
    expect(await stateOf(petition)).toBe('open')
    expect((await listInstanceQueue('en')).map(({ slug }) => slug)).not.toContain(petition.slug)
  })
})

describe('A private note', () => {
  it('is kept while it is written, by its own writer alone, and goes when it is emptied', async () => {
    const petition = await aDraft()
    const kept = await keepNote(writer.id, petition.id, 'First words', null)
    expect(kept.outcome).toBe('kept')
    const id = kept.outcome === 'kept' ? kept.id : 0
    await keepNote(writer.id, petition.id, 'First words, mended', id)
    expect(await keepNote(second.id, petition.id, 'Not mine', id)).toEqual({ outcome: 'none' })
    expect(await keepNote(writer.id, (await aDraft()).id, 'Elsewhere', id)).toEqual({ outcome: 'none' })
    expect(await keepNote(writer.id, petition.id, 'x'.repeat(5001), id)).toEqual({ outcome: 'refused' })
    expect(await listNotes(petition.id, second.id)).toMatchObject([
      { text: 'First words, mended', by: 'Wanda Writer', mine: false },
    ])
    expect(await keepNote(writer.id, petition.id, ' ', id)).toEqual({ outcome: 'empty' })
    expect(await listNotes(petition.id, writer.id)).toEqual([])
  })
})
