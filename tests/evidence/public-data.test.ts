import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { petitionCounters, petitionCountries } from '../../db/schema'
import { eq } from 'drizzle-orm'
import { findPublicRecord, missingRecord } from '../../app/evidence/public-record.server'
import { isMissing } from '../../app/petitions/missing'
import { listPublicRecords } from '../../app/petitions/public-list.server'
import { writeFeed } from '../../app/petitions/write-feed.server'
import { writeSitemap } from '../../app/petitions/write-sitemap.server'
import { writeRobots } from '../../app/platform/robots.server'
import { writeSecurityTxt } from '../../app/platform/security-txt.server'
import { aPetition, sign, type APetition } from '../support/petitions'
import { xmlProblem } from '../support/well-formed'

const recordOf = async (slug: string, locale: 'en' | 'es' = 'en') => {
  const record = await findPublicRecord(locale, slug)
  if (isMissing(record)) throw new Error(`${slug} is missing`)
  return record
}

let open: APetition

beforeAll(async () => {
  open = await aPetition({ title: 'Let <them> speak & be heard' })
})

describe('The public record of a petition', () => {
  it('names a country only when five or more have signed there', async () => {
    const signed = { SV: 12, US: 5, FR: 4, PT: 1, '': 3 }
    await db.write(async (tx) => {
      for (const [country, confirmed] of Object.entries(signed)) {
        await tx.insert(petitionCountries).values({ petitionId: open.id, country, confirmed })
      }
      await tx
        .update(petitionCounters)
        .set({ confirmed: 25, removed: 2 })
        .where(eq(petitionCounters.petitionId, open.id))
    })
    const { signatures } = await recordOf(open.slug)
    expect(signatures).toMatchObject({ confirmed: 25, removed: 2, nextMilestone: 100 })
    expect(signatures!.countries).toMatchObject({ fewestNamed: 5, named: { SV: 12, US: 5 }, other: 8 })
  })

  it('says nothing about who signed', async () => {
    const petition = await aPetition()
    await sign(petition, 'canary@example.org', {
      name: 'Canary Quintana',
      comment: 'canary words',
      shown: true,
      postcode: 'CANARY',
    })
    expect(JSON.stringify(await recordOf(petition.slug))).not.toMatch(/canary/i)
    expect((await recordOf(petition.slug)).signatures).toMatchObject({ confirmed: 0, waiting: 1 })
  })

  it('gives a rejected petition no counts', async () => {
    const petition = await aPetition({ state: 'rejected' })
    expect(await recordOf(petition.slug)).toMatchObject({ state: 'rejected', signatures: null })
    const { petitions } = await listPublicRecords('en', 1)
    expect(petitions.find(({ slug }) => slug === petition.slug)!.signatures).toBeNull()
  })

  it('states its times as ISO 8601', async () => {
    const record = await recordOf(open.slug)
    expect(record.publishedAt).toBe(new Date(record.publishedAt!).toISOString())
    expect(record.closesAt).toBeNull()
  })

  it('that is not there says which language there is', async () => {
    const petition = await aPetition({ languages: ['es'] })
    const missing = await findPublicRecord('en', petition.slug)
    expect(isMissing(missing) && missingRecord('en', petition.slug, missing)).toMatchObject({
      error: 'other-language',
      languages: ['es'],
      urls: [expect.stringMatching(new RegExp(`/es/petitions/${petition.slug}\\.json$`))],
    })
    expect(missingRecord('en', 'nothing', null)).toMatchObject({ error: 'not-found' })
  })
})

describe('The list', () => {
  it.each([-1, 0, 999, NaN, Infinity, 1.5])('answers page %s with a page there is', async (asked) => {
    const list = await listPublicRecords('es', asked)
    expect(list.page).toBeGreaterThanOrEqual(1)
    expect(list.page).toBeLessThanOrEqual(list.pages)
    expect(list.petitions.length).toBeGreaterThan(0)
  })
})

describe('The feed and the sitemap', () => {
  it('are well-formed whatever a title holds', async () => {
    for (const document of [await writeFeed('en'), await writeFeed('es'), await writeSitemap()]) {
      expect(xmlProblem(document)).toBeNull()
    }
    expect(await writeFeed('en')).toContain('<title>Let &lt;them&gt; speak &amp; be heard</title>')
  })

  it('list a petition only in the languages it has', async () => {
    const petition = await aPetition({ languages: ['es'] })
    expect(await writeFeed('en')).not.toContain(`/${petition.slug}<`)
    expect(await writeFeed('es')).toContain(`/es/petitions/${petition.slug}<`)
    const sitemap = await writeSitemap()
    expect(sitemap).toContain(`/es/petitions/${petition.slug}</loc>`)
    expect(sitemap).not.toMatch(new RegExp(`\\d/petitions/${petition.slug}`))
  })

  it('leave out what is not public', async () => {
    const draft = await aPetition({ state: 'taken-down' })
    expect((await writeFeed('en')) + (await writeSitemap())).not.toContain(draft.slug)
  })
})

describe('What robots and finders of weaknesses read', () => {
  it('keeps robots out of what carries a token, in both languages', () => {
    const robots = writeRobots()
    for (const path of ['/confirm/', '/es/confirm/', '/my/', '/unsubscribe/', '/outbox/', '/manage/']) {
      expect(robots).toContain(`\nDisallow: ${path}\n`)
    }
    expect(robots).toMatch(/\nSitemap: http:\/\/127\.0\.0\.1:\d+\/sitemap\.xml\n$/)
  })

  it('has no security.txt where nobody is named to write to', () => {
    expect(writeSecurityTxt()).toBeNull()
    const text = writeSecurityTxt('security@amparo.example')!
    expect(text).toMatch(/^Contact: mailto:security@amparo\.example\nExpires: /)
    const expires = Date.parse(/Expires: (.*)/.exec(text)![1]!)
    expect(expires - Date.now()).toBeLessThan(365 * 24 * 60 * 60 * 1000)
    expect(writeSecurityTxt('https://amparo.example/report')).toContain(
      'Contact: https://amparo.example/report\n',
    )
  })
})
