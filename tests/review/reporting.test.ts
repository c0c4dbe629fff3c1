import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, petitions, reports, signatures } from '../../db/schema'
import { DAY, HOUR } from '../../app/duration'
import { commentReference, readCommentReference } from '../../app/petitions/comment-reference.server'
import { findComment } from '../../app/petitions/find-comment.server'
import { changeSetting } from '../../app/platform/settings.server'
import { forgetReporters } from '../../app/review/forget-reporters.server'
import { listQueue, reviewTasks } from '../../app/review/queue.server'
import { readReportForm } from '../../app/review/report-form.server'
import { decideReport, listReports, reportPetition, type Report } from '../../app/review/report.server'
import { acting } from '../support/evidence'
import { anOrganisation, aPerson, type AnOrganisation } from '../support/organizers'
import { aPetition, Postbox, signAndConfirm } from '../support/petitions'

let serial = 0
const network = () => `198.51.${Math.floor(++serial / 250)}.${(serial % 250) + 1}`

async function aReported(organisation?: AnOrganisation) {
  const own = organisation ?? (await anOrganisation())
  const petition = await aPetition()
  await db.write(async (tx) => {
    await tx.update(petitions).set({ organisationId: own.id }).where(eq(petitions.id, petition.id))
  })
  return { ...petition, organisationId: own.id, organisation: own }
}

const report = (petition: { id: string }, how: Partial<Report> = {}, now?: number) =>
  reportPetition(
    {
      petitionId: petition.id,
      signatureId: null,
      reason: 'false',
      text: 'It never happened.',
      honeypot: false,
      network: network(),
      ...how,
    },
    now,
  )

const rowsOf = (petition: { id: string }) =>
  db.read.select().from(reports).where(eq(reports.petitionId, petition.id))

describe('A report', () => {
  it('is kept sealed, without who sent it, and read by reviewers', async () => {
    const petition = await aReported()
    expect(await report(petition, { text: 'canary words' })).toEqual({ outcome: 'received' })
    const [row] = await rowsOf(petition)
    expect(row!.sealed!.toString('latin1')).not.toContain('canary')
    expect(row).toMatchObject({ reason: 'false', signatureId: 0, decidedAt: null })
    expect(await listReports(petition.id)).toMatchObject([{ text: 'canary words', reason: 'false' }])
  })

  it('is one, of twenty at once from one network, and of the days after', async () => {
    await changeSetting('reportsPerHour', '1000')
    const petition = await aReported()
    const from = network()
    const now = Date.now()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => report(petition, { network: from }, now)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"outcome":"received"}']),
    )
    await report(petition, { network: from }, now + DAY)
    expect(await rowsOf(petition)).toHaveLength(1)
    await report(petition, { network: from }, now + 5 * DAY)
    expect(await rowsOf(petition)).toHaveLength(2)
  })

  it('of a machine or a limited sender gets the same answer and leaves nothing', async () => {
    await changeSetting('reportsPerHour', '2')
    const from = network()
    const all = await Promise.all([1, 2, 3].map(() => aReported()))
    for (const petition of all)
      expect(await report(petition, { network: from })).toEqual({ outcome: 'received' })
    expect((await Promise.all(all.map(rowsOf))).map((rows) => rows.length)).toEqual([1, 1, 0])
    await changeSetting('reportsPerHour', '1000')
    const petition = await aReported()
    expect(await report(petition, { honeypot: true })).toEqual({ outcome: 'received' })
    expect(await report({ id: '00000000-0000-7000-8000-000000000000' })).toEqual({ outcome: 'received' })
    expect(await rowsOf(petition)).toEqual([])
  })

  it('may be about a shown comment, and about no other signature', async () => {
    const petition = await aReported()
    const id = await signAndConfirm(petition, 'reported@example.org', { comment: 'Words', shown: true })
    await report(petition, { signatureId: id })
    expect(await rowsOf(petition)).toEqual([])
    await db.write(async (tx) => {
      await tx.update(signatures).set({ shownComment: 'Words' }).where(eq(signatures.id, id))
    })
    await report(petition, { signatureId: id })
    await report(await aReported(), { signatureId: id })
    expect(await listReports(petition.id)).toMatchObject([{ comment: 'Words', aboutComment: true }])
    const reference = commentReference(id)
    expect(readCommentReference(reference)).toBe(id)
    expect(readCommentReference('A'.repeat(22))).toBeNull()
    expect(readCommentReference(String(id))).toBeNull()
    expect(await findComment(petition.id, reference)).toEqual({ signatureId: id, text: 'Words' })
    expect(await findComment((await aReported()).id, reference)).toBeNull()
  })

  it('mails reviewers with the first and with the threshold, and with no other', async () => {
    await changeSetting('reportsPerHour', '1000')
    const organisation = await anOrganisation()
    const owner = await aPerson({ in: organisation, roles: ['owner'] })
    const moderator = await aPerson({ in: organisation, roles: ['moderator'], locale: 'es' })
    const campaigner = await aPerson({ in: organisation, roles: ['campaigner'] })
    const petition = await aReported(organisation)
    await Promise.all(Array.from({ length: 7 }, () => report(petition)))
    const post = new Postbox()
    expect(await post.lettersTo(owner.email)).toHaveLength(2)
    const mails = await post.lettersTo(moderator.email)
    expect(mails.map(({ text }) => /(\d+) denuncias? abiertas?/.exec(text)?.[1])).toEqual(['1', '5'])
    expect(mails[0]!.text).not.toContain('It never happened.')
    expect(await post.lettersTo(campaigner.email)).toEqual([])
    const [item] = await listQueue(organisation.id, 'en')
    expect(item).toMatchObject({ slug: petition.slug, reports: 7, many: true, submitted: null })
    expect(await reviewTasks(organisation.id)).toMatchObject({ reports: 7 })
  })

  it('is decided once, by its own organisation, and audited', async () => {
    const petition = await aReported()
    const foreign = await aReported()
    const person = await aPerson({ in: petition.organisation })
    await report(petition)
    const [row] = await rowsOf(petition)
    expect(await decideReport(acting(person), foreign, row!.id, 'upheld')).toEqual({ outcome: 'none' })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        decideReport(acting(person), petition, row!.id, i % 2 ? 'upheld' : 'dismissed'),
      ),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'decided')).toHaveLength(1)
    const entries = await db.read.select().from(audit).where(eq(audit.petitionId, petition.id))
    expect(entries).toHaveLength(1)
    expect(entries[0]!.action).toMatch(/^report\.(upheld|dismissed)$/)
    expect(await listQueue(petition.organisationId, 'en')).toEqual([])
  })

  it('loses the hash of its network after 72 hours and stays', async () => {
    const petition = await aReported()
    const now = Date.now()
    await report(petition, {}, now)
    await forgetReporters(now + 3 * DAY - HOUR)
    expect((await rowsOf(petition))[0]!.reporter).not.toBeNull()
    expect(await forgetReporters(now + 3 * DAY)).toBeGreaterThan(0)
    expect((await rowsOf(petition))[0]).toMatchObject({
      reporter: null,
      reporterUntil: null,
      reason: 'false',
    })
  })

  it.each([
    [{ reason: '', text: '' }, { reason: 'reason' }],
    [{ reason: 'because', text: 'x' }, { reason: 'reason' }],
    [{ reason: 'spam', text: 'x'.repeat(501) }, { text: 'too-long' }],
    [{ reason: 'spam', text: '<b>bold</b>' }, { text: 'html' }],
    [{ reason: 'spam', text: 'turned \u202e round' }, { text: 'hidden' }],
  ])('typed wrong is refused by its form and keeps its words: %o', (typed, problems) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(typed)) form.set(name, value)
    const read = readReportForm(form)
    expect(read.problems).toEqual(problems)
    expect(read.answers.text).toBe(typed.text)
  })
})
