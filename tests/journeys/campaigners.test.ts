import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { db } from '../../db/client'
import { petitions, people } from '../../db/schema'
import { config } from '../../app/config.server'
import { changeState } from '../../app/petitions/change-state.server'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { anOrganisation, aPerson, type AnOrganisation, type APerson } from '../support/organizers'
import { aBomb, aDrawing, aPhotograph, aPicture, aPolyglot, program } from '../support/pictures'

let server: BuiltServer
let organisation: AnOrganisation
let writer: APerson
let viewer: APerson
let stranger: APerson

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: config.databaseUrl })
  organisation = await anOrganisation('Una casa')
  writer = await aPerson({ in: organisation, roles: ['campaigner'] })
  viewer = await aPerson({ in: organisation, roles: ['viewer'] })
  stranger = await aPerson()
})
afterAll(() => server?.end('SIGTERM'))

const get = (path: string, who: APerson | null = writer) =>
  server.ask(path, { headers: who ? { Cookie: who.cookie } : {} })

const post = (
  path: string,
  body: BodyInit,
  who: APerson | null = writer,
  more: Record<string, string> = {},
) =>
  server.ask(path, {
    method: 'POST',
    headers: { ...(who ? { Cookie: who.cookie } : {}), 'Sec-Fetch-Site': 'same-origin', ...more },
    body,
  })

const fields = (of: Record<string, string>) => new URLSearchParams(of)

/** What a form of the page carries without being shown. */
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
    ]),
  )

let begun = 0
async function aDraft(): Promise<string> {
  const text = { title: `Begun in a form ${++begun}`, summary: 'Two sentences.', locale: 'en' }
  const made = await post('/manage/petitions/new', fields({ step: 'frame', go: 'next', ...text }))
  expect(made.status).toBe(303)
  return /petitions\/([^/]+)\/text/.exec(made.headers.get('Location')!)![1]!
}

test('a petition is begun step by step without a script, and back keeps every answer', async () => {
  const text = {
    title: 'Let the “bakers” of Ipiales go',
    summary: 'They & "theirs" did nothing.',
    locale: 'en',
  }
  const wrong = await post(
    '/manage/petitions/new',
    fields({ step: 'text', title: 'x', summary: '', locale: 'es' }),
  )
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toMatch(/value="x"/)
  const frame = await post('/manage/petitions/new', fields({ step: 'text', go: 'next', ...text }))
  const carried = hidden(await frame.text())
  expect(carried).toMatchObject({ step: 'frame', title: text.title, locale: 'en' })
  const back = await post('/manage/petitions/new', fields({ ...carried, go: 'back' }))
  expect(back.status).toBe(200)
  expect(await back.text()).toContain('Let the “bakers” of Ipiales go')
  const made = await post('/manage/petitions/new', fields({ ...carried, go: 'next' }))
  expect(made.status).toBe(303)
  expect(made.headers.get('Location')).toBe('/manage/petitions/let-the-bakers-of-ipiales-go/text?language=en')
  expect(await (await get('/manage/petitions')).text()).toContain('Ipiales')
})

describe('every page of a campaigner', () => {
  it('stands in both languages, for its own organisation alone, and says who may not', async () => {
    const slug = await aDraft()
    const campaign = await post(
      '/manage/campaigns/new',
      fields({ 'title-en': 'One', 'summary-en': 'S', 'story-en': 'S' }),
    )
    const campaignPath = campaign.headers.get('Location')!.split('?')[0]!
    const target = fields({
      'name-en': 'Court',
      'name-es': 'Corte',
      'jurisdiction-en': 'X',
      'jurisdiction-es': 'X',
    })
    expect((await post('/manage/targets', target)).status).toBe(303)
    const base = `/manage/petitions/${slug}/settings`
    const seen = ['/manage/petitions', '/manage/campaigns', campaignPath, base, '/manage/targets']
    const written = [
      '/manage/petitions/new',
      '/manage/campaigns/new',
      '/manage/targets/court',
      `${base}/cover`,
    ]
    for (const locale of ['en', 'es'] as const) {
      await db.write(async (tx) => {
        await tx.update(people).set({ locale }).where(eq(people.id, writer.id))
      })
      for (const path of [...seen, ...written]) {
        const answer = await get(path)
        expect(answer.status, path).toBe(200)
        expect(answer.headers.get('Cache-Control'), path).toContain('no-store')
        expect(await answer.text(), path).toContain(`<html lang="${locale}"`)
      }
    }
    await db.write(async (tx) => {
      await tx.update(people).set({ locale: 'en' }).where(eq(people.id, writer.id))
    })
    for (const path of seen) expect((await get(path, viewer)).status, path).toBe(200)
    for (const path of [...written, '/manage/settings'])
      expect((await get(path, viewer)).status, path).toBe(403)
    for (const path of [
      campaignPath,
      base,
      `${base}/cover`,
      '/manage/targets/court',
      `${base}/state?move=close`,
    ])
      expect((await get(path, stranger)).status, path).toBe(404)
    for (const path of [...seen, ...written]) expect((await get(path, null)).status, path).toBe(303)
    for (const path of [base, `${base}/cover`, campaignPath, '/manage/campaigns/new', '/manage/targets'])
      expect((await post(path, fields({ intent: 'save' }), viewer)).status, path).toBe(403)
    expect((await post(`${base}/state?move=close`, fields({ move: 'close' }), viewer)).status).toBe(403)
    expect((await post(base, fields({ intent: 'duplicate' }), stranger)).status).toBe(404)
    expect((await get(`${base}/state?move=approve`)).status).toBe(404)
    expect((await get(`${base}/state?move=restore`)).status).toBe(403)
  })
})

test('settings that come too late show what is stored beside what was typed', async () => {
  const slug = await aDraft()
  const path = `/manage/petitions/${slug}/settings`
  const form = { revision: '1', slug, campaign: '', 'closes-day': '', 'closes-time': '' }
  expect((await post(path, fields({ ...form, milestones: '111, 222' }))).status).toBe(303)
  const late = await post(path, fields({ ...form, milestones: '333' }))
  expect(late.status).toBe(409)
  const page = await late.text()
  expect(page).toContain('111, 222')
  expect(page).toContain('value="333"')
  expect(hidden(page).revision).toBe('2')
})

test('a target that comes too late shows what is stored beside what was typed', async () => {
  const path = '/manage/targets/court'
  const form = hidden(await (await get(path)).text())
  const said = { 'name-es': 'Corte', 'jurisdiction-en': 'X', 'jurisdiction-es': 'X' }
  expect((await post(path, fields({ ...form, ...said, 'name-en': 'High Court' }))).status).toBe(303)
  const late = await post(path, fields({ ...form, ...said, 'name-en': 'Supreme Court' }))
  expect(late.status).toBe(409)
  const page = await late.text()
  expect(page).toContain('High Court')
  expect(page).toContain('value="Supreme Court"')
  const again = { ...hidden(page), ...said, 'name-en': 'Supreme Court' }
  expect((await post(path, fields(again))).status).toBe(303)
})

describe('a state', () => {
  it('is changed behind a page that says what happens, and twice says that it is done', async () => {
    const slug = await aDraft()
    const [row] = await db.read.select().from(petitions).where(eq(petitions.slug, slug))
    await changeState(row!.id, 'open')
    const path = `/manage/petitions/${slug}/settings/state`
    const page = await (await get(`${path}?move=pause`)).text()
    expect(page).toContain('takes no signatures')
    const without = await post(
      `${path}?move=pause`,
      fields({ move: 'pause', seen: 'open', 'reason-en': 'Only one' }),
    )
    expect(without.status).toBe(422)
    expect(await without.text()).toContain('Only one')
    const reasons = { 'reason-en': 'We check.', 'reason-es': 'Comprobamos.' }
    const form = fields({ move: 'pause', seen: 'open', ...reasons })
    expect((await post(`${path}?move=pause`, form)).status).toBe(303)
    const again = await post(`${path}?move=pause`, form)
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('Paused')
  })
})

describe('a cover over HTTP', () => {
  const words = { 'alt-en': 'A red field', 'alt-es': 'Un campo rojo', credit: 'Ana, CC BY 4.0' }
  const upload = (file: Buffer | null, more: Record<string, string> = {}, name = 'picture.jpg') => {
    const form = new FormData()
    for (const [field, value] of Object.entries({ intent: 'keep', cover: '', ...words, ...more }))
      form.set(field, value)
    if (file) form.set('file', new File([new Uint8Array(file)], name, { type: 'image/jpeg' }))
    return form
  }

  it('is sent, re-encoded, shown to the organisation before and to everybody after it opens', async () => {
    const slug = await aDraft()
    const path = `/manage/petitions/${slug}/settings/cover`
    const sent = await post(path, upload(await aPolyglot()))
    expect(sent.status).toBe(303)
    const [row] = await db.read.select().from(petitions).where(eq(petitions.slug, slug))
    const address = `/images/${row!.coverId}-1600.webp`
    expect((await get(address, null)).status).toBe(404)
    expect((await get(address, stranger)).status).toBe(404)
    const own = await get(address)
    expect([own.status, own.headers.get('Cache-Control')]).toEqual([200, 'private, no-store'])
    const bytes = Buffer.from(await own.arrayBuffer())
    expect(bytes.includes(program)).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    const { id } = row!
    const { addVersion } = await import('../../app/petitions/add-version.server')
    const text = { title: 'T', summary: 'S', demands: [], story: 'S', evidenceFrom: 'E' }
    await db.write((tx) => addVersion(tx, id, 'en', text, { version: 1 }))
    await changeState(id, 'open')
    const open = await get(address, null)
    expect(open.status).toBe(200)
    expect(open.headers.get('Content-Type')).toBe('image/webp')
    expect(open.headers.get('Cache-Control')).toBe('public, max-age=86400, immutable')
    expect(open.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(open.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(open.headers.get('Set-Cookie')).toBeNull()
    const known = { headers: { 'If-None-Match': open.headers.get('ETag')! } }
    expect((await server.ask(address, known)).status).toBe(304)
    const page = await (await get(`/petitions/${slug}`, null)).text()
    expect(page).toContain(address)
    expect(page).toMatch(/alt="A red field"/)
    expect(page).toMatch(/width="900" height="1200"|width="\d+" height="\d+"/)
  })

  it('says in words why a file is refused, and keeps what was typed', async () => {
    const slug = await aDraft()
    const path = `/manage/petitions/${slug}/settings/cover`
    const refused: [string, Buffer | null, string][] = [
      ['nothing', null, 'Please choose a picture'],
      ['a drawing', aDrawing, 'An SVG is a document'],
      ['a page', Buffer.from(`<!doctype html>${program}`), 'whatever its name says'],
      ['a GIF', await aPicture('gif'), 'We do not take GIF'],
      ['a bomb', aBomb(60_000, 60_000), 'more than 60 million pixels'],
      ['a stump', (await aPhotograph()).subarray(0, 2500), 'damaged or incomplete'],
      [
        'a little too much',
        Buffer.concat([await aPhotograph(), Buffer.alloc(5 * 1024 * 1024)]),
        'larger than 5 MB',
      ],
    ]
    for (const [what, file, sentence] of refused) {
      const answer = await post(path, upload(file))
      const page = await answer.text()
      expect(answer.status, what).toBe(422)
      expect(page, what).toContain(sentence)
      expect(page, what).toContain('value="Ana, CC BY 4.0"')
    }
    const wordless = await post(path, upload(await aPhotograph(), { 'alt-es': '' }))
    expect(wordless.status).toBe(422)
    expect(await wordless.text()).toContain('choose the file once more')
  })

  it('is stopped at the door when it is huge or broken, with a page that can be read', async () => {
    const slug = await aDraft()
    const path = `/manage/petitions/${slug}/settings/cover`
    const huge = await post(path, upload(Buffer.alloc(9 * 1024 * 1024)))
    expect(huge.status).toBe(413)
    expect(await huge.text()).toContain('a picture may have 5 MB')
    const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
    expect(
      (await post(path, '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ncut', writer, type))
        .status,
    ).toBe(400)
    expect((await post(path, 'none', writer, { 'Content-Type': 'image/png' })).status).toBe(415)
    expect((await post(path, upload(await aPicture('png')), null)).status).toBe(303)
    expect((await post(path, upload(await aPicture('png')), viewer)).status).toBe(403)
    expect((await post(path, upload(await aPicture('png')), stranger)).status).toBe(404)
    expect((await server.ask('/health')).status).toBe(200)
  })
})
