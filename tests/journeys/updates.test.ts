import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailings } from '../../db/schema'
import { MINUTE } from '../../app/duration'
import { aPetitionFor, type Addressed } from '../deliveries/a-petition-for'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { aPerson, type APerson } from '../support/organizers'
import { signAndConfirm } from '../support/petitions'

let amparo: BuiltServer
let petition: Addressed
let people: Record<'owner' | 'mailer' | 'campaigner' | 'viewer' | 'tired' | 'stranger', APerson>
type Who = keyof typeof people

beforeAll(async () => {
  petition = await aPetitionFor({ title: 'Give back the land' })
  const own = { id: petition.organisationId, slug: 'own' }
  people = {
    owner: await aPerson({ in: own }),
    mailer: await aPerson({ in: own, roles: ['mailer'] }),
    campaigner: await aPerson({ in: own, roles: ['campaigner'] }),
    viewer: await aPerson({ in: own, roles: ['viewer'] }),
    tired: await aPerson({ in: own, now: Date.now() - 20 * MINUTE }),
    stranger: await aPerson(),
  }
  for (const name of ['ana', 'luis']) await signAndConfirm(petition, `${name}@example.org`, { updates: true })
  amparo = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: process.env.DATABASE_URL! })
})
afterAll(() => amparo?.end('SIGTERM'))

const get = (who: Who, path: string) => amparo.ask(path, { headers: { Cookie: people[who].cookie } })
const post = (who: Who, path: string, fields: Record<string, string> = {}) =>
  amparo.ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Cookie: people[who].cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
const list = () => `/manage/petitions/${petition.slug}/updates`

async function begin(who: Who = 'campaigner'): Promise<string> {
  const answer = await post(who, `${list()}?index`)
  expect(answer.status).toBe(303)
  return answer.headers.get('location')!.replace(/\?.*/, '')
}
const written = {
  revision: '1',
  'subject-en': 'The court has decided',
  'body-en': 'Dear {{name}}, the **land** goes back.',
  'subject-es': 'El tribunal ha decidido',
  'body-es': 'Hola {{name}}: la **tierra** vuelve.',
}
const stored = async (path: string) => {
  const [row] = await db.read
    .select()
    .from(mailings)
    .where(eq(mailings.reference, path.split('/').at(-1)!))
  return row!
}
const hashOf = (page: string) => /name="hash" value="([0-9a-f]+)"/.exec(page)![1]!

describe('Writing an update', () => {
  it('goes from a draft over a second person to the public page and the petition’s', async () => {
    const path = await begin()
    const page = await textOf(get('campaigner', path))
    expect(page).toContain('2 mailboxes')
    expect((await post('campaigner', path, { ...written, intent: 'submit' })).headers.get('location')).toBe(
      `${path}?done=submitted`,
    )
    const preview = path.replace(list(), '/manage/mailings')
    const spanish = await textOf(get('mailer', `${preview}/preview/mail?language=es&reader=0`))
    expect(spanish).toContain('<strong>tierra</strong>')
    const hash = hashOf(await textOf(get('mailer', path)))
    expect((await post('mailer', path, { intent: 'approve', hash })).headers.get('location')).toBe(
      `${path}?done=approved`,
    )
    expect((await post('mailer', path, { intent: 'start' })).headers.get('location')).toBe(
      `${path}?done=started`,
    )
    const open = `/petitions/${petition.slug}`
    expect(await textOf(amparo.ask(`${open}/updates/1`))).toContain('<strong>land</strong>')
    expect(await textOf(amparo.ask(`/es${open}/updates/1`))).toContain('<strong>tierra</strong>')
    for (const address of [open, `${open}/updates`, '/feed.xml', `${open}.json`])
      expect(await textOf(amparo.ask(address)), address).toContain('The court has decided')
    expect(await textOf(amparo.ask('/sitemap.xml'))).toContain(`${open}/updates/1`)
    for (const address of [`${open}/updates/2`, `${open}/updates/x`, '/petitions/nothing/updates'])
      expect((await amparo.ask(address)).status, address).toBe(404)

    expect((await post('mailer', path, { intent: 'pause' })).headers.get('location')).toBe(
      `${path}?done=paused`,
    )
    expect(await textOf(get('viewer', path))).toContain('Somebody paused it.')
    const events = await textOf(get('viewer', `${preview}/progress`))
    expect(events).toMatch(/^data: .+\n\nevent: end\n/)
    expect((await post('mailer', path, { intent: 'cancel' })).status).toBe(422)
    expect((await post('mailer', path, { intent: 'cancel', sure: 'on' })).status).toBe(303)
    expect((await stored(path)).state).toBe('cancelled')
  })

  it('refuses an empty text, an untouched template, hidden characters and unknown fields', async () => {
    const path = await begin()
    const tried: [Record<string, string>, string][] = [
      [{ 'subject-en': '', 'body-en': '', 'subject-es': '', 'body-es': '' }, 'please write something here'],
      [{ 'body-en': '[What happened, in two or three sentences. When, where, and how we know.]' }, 'square'],
      [{ 'subject-en': 'The court \u202e has decided' }, 'cannot be seen'],
      [{ 'body-en': 'Dear {{email}}' }, '{{email}}'],
    ]
    for (const [wrong, says] of tried) {
      const revision = String((await stored(path)).revision)
      const answer = await post('campaigner', path, { ...written, ...wrong, revision, intent: 'submit' })
      expect(answer.status, says).toBe(422)
      expect(await answer.text()).toContain(says)
      expect((await stored(path)).state).toBe('draft')
    }
  })

  it('shows both texts to whoever saved later, and overwrites nothing', async () => {
    const path = await begin()
    await post('campaigner', path, { ...written, intent: 'save' })
    const late = await post('owner', path, { ...written, 'subject-en': 'Mine', intent: 'save' })
    expect(late.status).toBe(409)
    const page = await late.text()
    expect(page).toContain('value="Mine"')
    expect(page).toContain('The court has decided')
    expect((await stored(path)).revision).toBe(2)
  })

  it('lets nobody approve their own, nor send without a second factor, nor touch another’s', async () => {
    const path = await begin('owner')
    await post('owner', path, { ...written, intent: 'submit' })
    const hash = (await stored(path)).contentHash!.toString('hex')
    expect((await post('owner', path, { intent: 'approve', hash })).status).toBe(422)
    const tired = await post('tired', path, { intent: 'approve', hash })
    expect(tired.headers.get('location')).toContain('/login/again')
    expect((await post('campaigner', path, { intent: 'approve', hash })).status).toBe(403)
    expect((await post('mailer', path, { intent: 'approve', hash: 'ff' })).status).toBe(422)
    const foreign = path.replace(list(), '/manage/mailings')
    expect((await get('stranger', `${foreign}/preview`)).status).toBe(404)
    expect((await get('stranger', `${foreign}/progress`)).status).toBe(404)
    expect((await get('owner', foreign)).status).toBe(404) // an update stands at its petition
    expect((await stored(path)).state).toBe('waiting-approval')
  })

  it('refuses a mailing to nobody and one to a petition that is not the organisation’s', async () => {
    const answer = await post('owner', '/manage/mailings?index')
    const path = answer.headers.get('location')!.replace(/\?.*/, '')
    const nobody = await post('owner', path, { ...written, intent: 'submit' })
    expect(nobody.status).toBe(422)
    expect(await nobody.text()).toContain('Nobody can be reached')
    const foreign = await post('owner', path, {
      ...written,
      ...{ revision: '2', petition: randomUUID(), intent: 'save' },
    })
    expect(await foreign.text()).toContain('not your organisation’s')
  })
})
