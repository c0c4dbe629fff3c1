import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claims } from '../../db/seed/claims'
import { petitions } from '../../db/seed/petitions'
import { inLocale, locales } from '../../app/i18n'
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'

let server: BuiltServer
const pages = new Map<string, string>()

beforeAll(async () => {
  server = await startBuiltServer(placeIn(mkdtempSync(join(tmpdir(), 'amparo-traced-'))))
})
afterAll(() => server.end('SIGTERM'))

async function page(path: string): Promise<string> {
  if (!pages.has(path)) {
    const answer = await server.ask(path)
    expect(answer.status, path).toBe(200)
    pages.set(path, await answer.text())
  }
  return pages.get(path)!
}

const escaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' })[mark]!,
  )

/** What stands in the page from an element's id to the next claim's. */
function entryOf(html: string, slug: string): string {
  const start = html.indexOf(`id="claim-${slug}"`)
  expect(start, `an entry for ${slug}`).toBeGreaterThan(0)
  const next = html.indexOf('id="claim-', start + 1)
  return html.slice(start, next < 0 ? undefined : next)
}

describe.each(locales)('on the site, in %s', (locale) => {
  it.each(petitions.map((petition) => petition.slug))(
    'every figure of %s leads to who said it, and on to its document',
    async (slug) => {
      const html = await page(inLocale(locale, `/petitions/${slug}`))
      const story = petitions.find((petition) => petition.slug === slug)!.story[locale]
      const tags = [...story.matchAll(/\[claim:([\w-]+)\]/g)].map((match) => match[1]!)
      expect(tags.length).toBeGreaterThan(0)
      expect(html).not.toContain('[claim:')
      for (const tag of tags) {
        const claim = claims.find((candidate) => candidate.slug === tag)!
        expect(html, `a link to ${tag}`).toContain(`href="#claim-${tag}"`)
        const entry = entryOf(html, tag)
        for (const said of [claim.figure, claim.by, claim.statement])
          expect(entry).toContain(escaped(said[locale]))
        const work = inLocale(locale, `/sources/${claim.work}`)
        expect(entry).toContain(`href="${work}`)
        const source = entryOf(await page(work), tag)
        expect(source).toContain(escaped(claim.figure[locale]))
      }
    },
  )
})
