import { setImmediate as turn } from 'node:timers/promises'
import Client from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { config } from '../../app/config.server'
import type { DoorContext } from '../../app/door/context'
import { holdForms, MOST_WAITING } from '../../app/door/hold-forms.server'
import { changeSetting } from '../../app/platform/settings.server'
import { db } from '../../db/client'
import { suppressions } from '../../db/schema'
import { aDoor } from '../support/door'

const own = { 'sec-fetch-site': 'same-origin' }
const typed = new URLSearchParams({
  name: 'Marisol "Mar" <Q>',
  comment: 'Una línea\r\ny otra & más',
  shown: 'on',
})

beforeEach(() => changeSetting('readOnly', '0'))
afterAll(() => db.close())

/** Another process in the middle of a transaction: nobody here can write until it ends. */
function aBlockedWriter() {
  const other = new Client(config.databaseUrl)
  other.exec('begin immediate')
  const end = () => void (other.inTransaction && other.exec('rollback'))
  onTestFinished(() => (end(), void other.close()))
  return { end }
}

const aWrite = (mailbox: Buffer) =>
  db.write(async (tx) => {
    await tx.insert(suppressions).values({ mailbox, reason: 'not-me', createdAt: 1 }).onConflictDoNothing()
  })

/** What the form of a page would send. */
function fieldsOf(html: string): Record<string, string> {
  const unescape = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&')
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  return Object.fromEntries([...inputs].map(([, name, value]) => [unescape(name!), unescape(value!)]))
}

describe('with the writer behind', () => {
  it('pages are served, and past a thousand waiting writes forms are handed back with what was typed', async () => {
    const door = await aDoor({ holdForms })
    const blocked = aBlockedWriter()
    const waiting = Array.from({ length: MOST_WAITING - 1 }, (_, i) => aWrite(Buffer.from(`waiting ${i}`)))
    expect(await door.post('/petitions/a/sign', own, typed.toString())).toMatchObject({ status: 200 })
    waiting.push(aWrite(Buffer.from('one more')))

    const refused = await door.post('/petitions/a/sign', own, typed.toString())
    expect(refused).toMatchObject({
      status: 503,
      headers: { 'retry-after': '15', 'cache-control': 'no-store' },
    })
    expect(refused.body).toContain('Very many people are here right now')
    expect(refused.body).toContain('action="/petitions/a/sign"')
    expect(fieldsOf(refused.body)).toEqual(Object.fromEntries(typed))
    expect((await door.post('/es/petitions/a/sign', own, typed.toString())).body).toContain('muchísima gente')
    expect(await door.get('/petitions/a')).toMatchObject({ status: 200, body: '<p>hello</p>' })

    blocked.end()
    await Promise.all(waiting)
    expect(await door.post('/petitions/a/sign', own, typed.toString())).toMatchObject({ status: 200 })
  })

  it('whoever waits in vain for another process is told together, and not one batch after the other', async () => {
    aBlockedWriter()
    const waiting = Array.from({ length: MOST_WAITING }, (_, i) => aWrite(Buffer.from(`in vain ${i}`)))
    const first = await Promise.race(waiting.map((write) => write.catch((error: Error) => error.name)))
    expect(first).toBe('StorageUnavailable')
    await turn()
    expect(db.work.waiting).toBe(0)
    const outcomes = await Promise.allSettled(waiting)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([])
  })
})

describe('a site that can only be read', () => {
  it('hands back the forms of public pages, and takes those of organizers and machines', async () => {
    const door = await aDoor({ holdForms })
    await changeSetting('readOnly', '1')
    for (const path of ['/petitions/a/sign', '/confirm/abc', '/donate', '/my', '/organisations/new']) {
      const refused = await door.post(path, own, typed.toString())
      expect(refused, path).toMatchObject({ status: 503, headers: { 'retry-after': '300' } })
      expect(refused.body, path).toContain('can only be read at the moment')
      expect(fieldsOf(refused.body), path).toEqual(Object.fromEntries(typed))
      expect(await door.get(path)).toMatchObject({ status: 200 })
    }
    for (const path of ['/login', '/manage/instance?index', '/webhooks/stripe'])
      expect(await door.post(path, own, 'a=b'), path).toMatchObject({ status: 200 })
    expect((await door.post('/es/donate', own, 'a=b')).body).toContain('solo se puede leer')
  })

  it('tells a program in one line', async () => {
    const door = await aDoor({ holdForms })
    await changeSetting('readOnly', '1')
    const refused = await door.post('/petitions/a/sign', { ...own, accept: 'application/json' }, 'a=b')
    expect(refused).toMatchObject({ status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } })
    expect(refused.body).not.toContain('<')
  })
})

describe('a form that met storage that was away', () => {
  const away = async (_request: Request, context: DoorContext) => {
    context.isOutage = true
    return new Response('away', { status: 503, headers: { 'Retry-After': '30' } })
  }

  it('is handed back with what was typed', async () => {
    const door = await aDoor({ handle: away })
    const refused = await door.post('/petitions/a/sign', own, typed.toString())
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '30' } })
    expect(fieldsOf(refused.body)).toEqual(Object.fromEntries(typed))
  })

  it('is not handed back by a page that says itself what is away', async () => {
    const door = await aDoor({ handle: async () => new Response('the provider', { status: 503 }) })
    const refused = await door.post('/donate', own, typed.toString())
    expect(refused).toMatchObject({ status: 503, body: 'the provider' })
  })

  it('is not repeated where somebody signs in', async () => {
    const door = await aDoor({ handle: away })
    const refused = await door.post('/login', own, 'password=secret')
    expect(refused).toMatchObject({ status: 503, body: 'away' })
  })
})
