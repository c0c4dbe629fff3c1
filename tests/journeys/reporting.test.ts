import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import Client from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { placeIn, startBuiltServer, type BuiltServer, type Place } from '../support/built-server'

let place: Place
let amparo: BuiltServer

beforeAll(async () => {
  place = placeIn(mkdtempSync(join(inject('scratch'), 'reporting-')))
  amparo = await startBuiltServer(place)
})
afterAll(() => amparo.end('SIGTERM'))

const report = '/petitions/obey-the-courts/report'

/** As a program without cookies and scripts sends it. */
const send = (path: string, fields: Record<string, string>) =>
  amparo.ask(path, { method: 'POST', body: new URLSearchParams(fields) })

const stampOn = async (path: string) => {
  const page = await (await amparo.ask(path)).text()
  return /name="stamp" value="([^"]+)"/.exec(page)![1]!
}

const kept = () => {
  const client = new Client(place.file, { readonly: true })
  const rows = client.prepare('select reason, reporter, sealed from reports').all()
  client.close()
  return rows as { reason: string; reporter: Buffer | null; sealed: Buffer | null }[]
}

describe('Somebody who sees that something is wrong', () => {
  it.each([
    ['', 'Report this petition'],
    ['/es', 'Denunciar esta petición'],
  ])('finds the way from the foot of a petition, in %s', async (language, words) => {
    const page = await (await amparo.ask(`${language}/petitions/obey-the-courts`)).text()
    expect(page).toContain(`href="${language}${report}"`)
    expect(page).toContain(words)
    const answer = await amparo.ask(`${language}${report}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const form = await answer.text()
    expect(form).toContain('noindex')
    expect(form).toContain(words)
    expect(form).not.toMatch(/<script(?![^>]*src)/)
  })

  it('keeps what they typed when something is missing, and stores nothing', async () => {
    const stamp = await stampOn(report)
    const answer = await send(report, { stamp, reason: '', text: 'Words that stay' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Words that stay')
    expect(page).toContain('Please choose what is wrong with it.')
    const stale = await send(`/es${report}`, { stamp: 'a.b.c', reason: 'spam', text: '' })
    expect(stale.status).toBe(422)
    expect(await stale.text()).toContain('Este formulario estuvo abierto demasiado tiempo')
    expect(kept()).toEqual([])
  })

  it('is thanked the same for the first report, twenty at once, a machine and a repetition; one is kept', async () => {
    const stamp = await stampOn(report)
    const typed = { stamp, reason: 'false', text: 'canary words' }
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => send(report, typed)),
      send(report, { ...typed, website: 'filled' }),
    ])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(new Set(answers.map(({ headers }) => headers.get('location')))).toEqual(
      new Set([`${report}?sent=1`]),
    )
    const rows = kept()
    expect(rows).toHaveLength(1)
    expect(rows[0]!.sealed!.toString('latin1')).not.toContain('canary')
    const thanks = await (await amparo.ask(`${report}?sent=1`)).text()
    expect(thanks).toContain('Thank you')
    expect(amparo.said()).not.toContain('canary')
  })

  it('finds nothing to report where nothing is', async () => {
    expect((await amparo.ask('/petitions/nothing-here/report')).status).toBe(404)
    expect((await amparo.ask(`${report}?comment=1`)).status).toBe(404)
    const stamp = await stampOn(report)
    const answer = await send(report, { stamp, reason: 'spam', comment: 'A'.repeat(22) })
    expect(answer.status).toBe(404)
  })

  it('is not sent by a page of another site', async () => {
    const answer = await amparo.ask(report, {
      method: 'POST',
      body: new URLSearchParams({ reason: 'spam' }),
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(answer.status).toBe(403)
  })
})
