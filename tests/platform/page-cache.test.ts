import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { findPetitionPage } from '../../app/evidence/find-petition-page.server'
import { isMissing } from '../../app/petitions/missing'
import { changeState } from '../../app/petitions/change-state.server'
import {
  forgetPages,
  forgetPetitionPages,
  hearOfChangedPages,
  pageCacheStats,
  pages,
} from '../../app/platform/page-cache.server'
import { publicHeaders } from '../../app/ui/public-headers'
import { db, openDatabase } from '../../db/client'
import { asAdmin, engine } from '../support/database'
import { aDoor } from '../support/door'
import { aPetition, signAndConfirm } from '../support/petitions'

/** The product's door, cache and queries; the page itself is its data, so that no build is needed. */
const aSite = () =>
  aDoor({
    pages,
    handle: async (request, { locale }) => {
      const slug = new URL(request.url).pathname.split('/').at(-1)!
      const page = await findPetitionPage(locale, slug)
      const status = isMissing(page) ? (page ? 410 : 404) : 200
      return Response.json(page, { status, headers: publicHeaders() })
    },
  })

beforeEach(() => forgetPages())
afterAll(() => db.close())

describe('a hot page', () => {
  it('costs one rendering for a thousand requests, and no query after the first', async () => {
    vi.useFakeTimers({ toFake: ['performance'] }) // however long a thousand requests take, the page stays fresh
    onTestFinished(() => void vi.useRealTimers())
    const petition = await aPetition()
    const site = await aSite()
    const before = pageCacheStats()
    const first = await site.get(`/petitions/${petition.slug}`)
    expect(first.status).toBe(200)
    const reads = db.work.reads
    expect(reads).toBeGreaterThan(0)
    for (let i = 1; i < 1000; i += 27) {
      const answers = await Promise.all(
        Array.from({ length: 27 }, () => site.get(`/petitions/${petition.slug}`)),
      )
      for (const { body } of answers) expect(body).toBe(first.body)
    }
    expect(db.work.reads - reads).toBe(0)
    const after = pageCacheStats()
    expect(after.requests - before.requests).toBe(1000)
    expect(after.hits - before.hits).toBe(999)
    expect(after.renders - before.renders).toBe(1)
  })

  it('follows a change of state at once', async () => {
    const petition = await aPetition()
    const site = await aSite()
    const path = `/petitions/${petition.slug}`
    expect((await site.get(path)).status).toBe(200)
    await changeState(petition.id, 'taken-down')
    expect((await site.get(path)).status).toBe(410)
  })

  it('forgets a name of one petition and keeps the pages of others', async () => {
    const [one, other] = [await aPetition(), await aPetition()]
    await signAndConfirm(one, 'shown@example.org', { shown: true })
    const site = await aSite()
    for (const { slug } of [one, other])
      for (const prefix of ['', '/es']) await site.get(`${prefix}/petitions/${slug}`)
    const { pages: kept } = pageCacheStats()
    await forgetPetitionPages(one.slug)
    expect(pageCacheStats().pages).toBe(kept - 2)
  })
})

describe.runIf(engine === 'postgres')('pages of another process', () => {
  it('are taken back by a notice, and all of them after a connection was lost', async () => {
    const elsewhere = openDatabase('postgres', process.env.DATABASE_URL!)
    const [petition, other] = [await aPetition(), await aPetition()]
    const path = `/petitions/${petition.slug}`
    const site = await aSite()
    await site.get(path)
    hearOfChangedPages()
    await expect.poll(() => pageCacheStats().pages).toBe(0) // listening begins with a clean slate

    await site.get(path)
    await site.get(`/petitions/${other.slug}`)
    expect(pageCacheStats().pages).toBe(2)
    await elsewhere.tell('amparo_pages', other.slug)
    await expect.poll(() => pageCacheStats().pages).toBe(1)
    await elsewhere.tell('amparo_pages', petition.slug)
    await expect.poll(() => pageCacheStats().pages).toBe(0)

    await site.get(path)
    await elsewhere.tell('amparo_pages', '*')
    await expect.poll(() => pageCacheStats().pages).toBe(0)

    await site.get(path)
    await endListeners()
    await expect.poll(() => pageCacheStats().pages).toBe(0)
    await site.get(path)
    await elsewhere.tell('amparo_pages', petition.slug)
    await expect.poll(() => pageCacheStats().pages).toBe(0)
    await elsewhere.close()
  })
})

/** Ends every connection that listens, as a restart of the server would. */
async function endListeners() {
  await asAdmin((admin) =>
    admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'amparo listens' and datname = '${/\/(\w+)\?/.exec(process.env.DATABASE_URL!)![1]}'`,
    ),
  )
}
