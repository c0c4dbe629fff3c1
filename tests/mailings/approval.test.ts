import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, mailingTexts, type Role } from '../../db/schema'
import { can, type Action } from '../../app/accounts/can'
import { DAY, HOUR } from '../../app/duration'
import { approveMailing } from '../../app/mailings/approve.server'
import { findMailing } from '../../app/mailings/find-mailings.server'
import { cancelMailing } from '../../app/mailings/halt.server'
import type { In } from '../../app/mailings/own-mailing.server'
import { saveDraft } from '../../app/mailings/save-draft.server'
import { scheduleMailing } from '../../app/mailings/schedule.server'
import { startDueMailings, startMailing } from '../../app/mailings/start.server'
import { returnToDraft, submitForApproval } from '../../app/mailings/submit.server'
import { changeState } from '../../app/petitions/change-state.server'
import {
  anOrganizer,
  anOwnedPetition,
  anUpdate,
  goodTexts,
  mailingRow,
  started,
  supporters,
} from '../support/mailings'
import { actorOf, aPerson } from '../support/organizers'

/** One more person in somebody's organisation. */
const besides = (owner: In, role: Role) =>
  anOrganizer({ in: { id: owner.organisation.id, slug: '' }, roles: [role] })

const submit = (actor: In, { reference, revision }: { reference: string; revision: number }, now?: number) =>
  submitForApproval(actor, reference, { revision, scheduledAt: null }, now)
const hashIn = async (actor: In, reference: string) =>
  (await findMailing(actor.organisation.id, reference, 'en'))!.contentHash!

describe('who alone may send', () => {
  it('sends without a second person', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    await besides(owner, 'campaigner')
    const update = await anUpdate(owner, petition)
    expect(await submit(owner, update)).toEqual({ outcome: 'ready' })
    const presses = await Promise.all([1, 2, 3].map(() => startMailing(owner, update.reference)))
    expect(presses.map(({ outcome }) => outcome).sort()).toEqual([
      'not-from-here',
      'not-from-here',
      'started',
    ])
  })

  it('is told when nobody would get it, and nothing begins', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 2, { updates: false })
    const update = await anUpdate(owner, petition)
    await submit(owner, update)
    expect(await startMailing(owner, update.reference)).toEqual({ outcome: 'nobody' })
    expect(await mailingRow(update.reference)).toMatchObject({ state: 'scheduled', startedAt: null })
  })
})

describe('where a second person may send', () => {
  it('they approve what they read, and its author cannot', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const mailer = await besides(owner, 'mailer')
    const update = await anUpdate(owner, petition)
    expect(await submit(owner, update)).toEqual({ outcome: 'waiting-approval' })
    const hash = await hashIn(owner, update.reference)
    expect(await startMailing(owner, update.reference)).toEqual({ outcome: 'not-from-here' })
    expect(await approveMailing(owner, update.reference, hash)).toEqual({ outcome: 'own' })
    expect(await approveMailing(mailer, update.reference, '00')).toEqual({ outcome: 'changed' })
    const stranger = await anOrganizer()
    expect(await approveMailing(stranger, update.reference, hash)).toEqual({ outcome: 'unknown' })
    expect(await approveMailing(mailer, update.reference, hash)).toEqual({ outcome: 'approved' })
    expect(await approveMailing(mailer, update.reference, hash)).toEqual({ outcome: 'not-from-here' })
    expect(await startMailing(owner, update.reference)).toEqual({ outcome: 'started' })
    const log = await db.read.select().from(audit).where(eq(audit.organisationId, owner.organisation.id))
    expect(log.map(({ action }) => action)).toEqual([
      'mailing.created',
      'mailing.submitted',
      'mailing.approved',
      'update.published',
      'mailing.started',
    ])
  })

  it('whoever wrote it last does not approve it either, whoever submitted it', async () => {
    const { petition, owner } = await anOwnedPetition()
    const mailer = await besides(owner, 'mailer')
    const campaigner = await besides(owner, 'campaigner')
    const update = await anUpdate(mailer, petition)
    expect(await submit(campaigner, update)).toEqual({ outcome: 'waiting-approval' })
    const hash = await hashIn(owner, update.reference)
    expect(await approveMailing(mailer, update.reference, hash)).toEqual({ outcome: 'own' })
    expect(await approveMailing(owner, update.reference, hash)).toEqual({ outcome: 'approved' })
  })

  it('it can be returned, and whoever approved before has to again', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const mailer = await besides(owner, 'mailer')
    const update = await anUpdate(owner, petition)
    await submit(owner, update)
    expect(
      await saveDraft(owner, update.reference, {
        revision: update.revision,
        texts: goodTexts,
        audience: null,
      }),
    ).toEqual({ outcome: 'locked' })
    const hash = await hashIn(owner, update.reference)
    await approveMailing(mailer, update.reference, hash)
    expect(await returnToDraft(mailer, update.reference, 'A wrong date')).toEqual({ outcome: 'returned' })
    expect(await submit(owner, update)).toEqual({ outcome: 'stale' })
    const changed = { ...goodTexts, en: { ...goodTexts.en, subject: 'The court ruled on Monday' } }
    await saveDraft(owner, update.reference, { revision: 3, texts: changed, audience: null })
    expect(await submit(owner, { ...update, revision: 4 })).toEqual({ outcome: 'waiting-approval' })
    expect(await approveMailing(mailer, update.reference, hash)).toEqual({ outcome: 'changed' })
  })

  it('what is not what was approved is not sent', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const update = await anUpdate(owner, petition)
    await submit(owner, update)
    const { id } = await mailingRow(update.reference)
    await db.write(async (tx) => {
      await tx.update(mailingTexts).set({ body: 'Give to my account' }).where(eq(mailingTexts.mailingId, id))
    })
    expect(await startMailing(owner, update.reference)).toEqual({ outcome: 'changed' })
    expect((await mailingRow(update.reference)).state).toBe('draft')
  })
})

describe('a time', () => {
  it('begins a mailing by itself, once', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const update = await anUpdate(owner, petition)
    const now = Date.now()
    const late = { revision: update.revision, scheduledAt: now - 1 }
    expect(await submitForApproval(owner, update.reference, late, now)).toEqual({ outcome: 'past' })
    await submitForApproval(owner, update.reference, { ...late, scheduledAt: now + HOUR }, now)
    expect(await scheduleMailing(owner, update.reference, now - 1, now)).toEqual({ outcome: 'past' })
    expect(await scheduleMailing(owner, update.reference, now + 2 * HOUR, now)).toEqual({
      outcome: 'scheduled',
    })
    expect(await startDueMailings(now + HOUR)).toBe(0)
    expect(await startDueMailings(now + 2 * HOUR)).toBe(1)
    expect(await startDueMailings(now + 3 * HOUR)).toBe(0)
    expect(await mailingRow(update.reference)).toMatchObject({ state: 'sending', startedAt: now + 2 * HOUR })
  })

  it('that passes while it waits for approval begins nothing: a person has to say so', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const mailer = await besides(owner, 'mailer')
    const update = await anUpdate(owner, petition)
    const now = Date.now()
    await submitForApproval(owner, update.reference, { revision: update.revision, scheduledAt: now + 1 }, now)
    await approveMailing(mailer, update.reference, await hashIn(owner, update.reference), now + 2)
    expect(await startDueMailings(now + DAY)).toBe(0)
    expect(await mailingRow(update.reference)).toMatchObject({ state: 'scheduled', scheduledAt: null })
  })

  it('at which it cannot begin leaves it to a person', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const update = await anUpdate(owner, petition)
    const now = Date.now()
    await submitForApproval(owner, update.reference, { revision: update.revision, scheduledAt: now + 1 }, now)
    await changeState(petition.id, 'taken-down')
    expect(await startDueMailings(now + HOUR)).toBe(0)
    expect(await mailingRow(update.reference)).toMatchObject({ state: 'scheduled', scheduledAt: null })
  })
})

describe('the week', () => {
  it('has three mailings of an organisation, those that wait included', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const now = Date.now()
    const [first, second, third, fourth] = await Promise.all(
      [1, 2, 3, 4].map(() => anUpdate(owner, petition, { now })),
    )
    await started(first!, now)
    await submit(owner, second!, now)
    await submit(owner, third!, now)
    expect(await submit(owner, fourth!, now)).toEqual({ outcome: 'weekly-cap', most: 3 })
    const { petition: other, owner: another } = await anOwnedPetition()
    expect(await submit(another, await anUpdate(another, other), now)).toEqual({ outcome: 'ready' })
    expect(await cancelMailing(owner, third!.reference)).toEqual({ outcome: 'done' }) // it never began
    expect(await submit(owner, fourth!, now)).toEqual({ outcome: 'ready' })
    const fifth = await anUpdate(owner, petition)
    expect(await submit(owner, fifth, now + 6 * DAY)).toMatchObject({ outcome: 'weekly-cap' })
    expect(await submit(owner, fifth, now + 8 * DAY)).toEqual({ outcome: 'ready' })
  })

  it('is kept by presses at the same moment', async () => {
    const { petition, owner } = await anOwnedPetition()
    const drafts = await Promise.all(Array.from({ length: 6 }, () => anUpdate(owner, petition)))
    const submitted = await Promise.all(drafts.map((draft) => submit(owner, draft)))
    expect(submitted.filter(({ outcome }) => outcome === 'ready')).toHaveLength(3)
  })
})

describe('roles', () => {
  it('campaigners and mailers write, owners and mailers send and approve, everybody sees', async () => {
    const may = async (role: Role) => {
      const actor = await actorOf(await aPerson({ roles: [role] }))
      const actions: Action[] = ['mailing.see', 'mailing.write', 'mailing.send', 'mailing.approve']
      return actions
        .filter((action) => can(actor, action, actor.organisation!.id))
        .map((action) => action.slice(8))
    }
    expect(await may('owner')).toEqual(['see', 'write', 'send', 'approve'])
    expect(await may('mailer')).toEqual(['see', 'write', 'send', 'approve'])
    expect(await may('campaigner')).toEqual(['see', 'write'])
    for (const role of ['moderator', 'finance', 'viewer'] as const) expect(await may(role)).toEqual(['see'])
  })
})
