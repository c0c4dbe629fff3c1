import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { letters, mailingRecipients, mailings, updates } from '../../db/schema'
import { DAY, MINUTE } from '../../app/duration'
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
const latestUpdate = async (path: string) => {
  const rows = await db.read
    .select()
    .from(updates)
    .where(eq(updates.mailingId, (await stored(path)).id))
  return rows[0]
}
/** Takes what tests sent out of the week, of which three are allowed. */
const aNewWeek = () =>
  db.write(async (tx) => {
    const old = Date.now() - 30 * DAY
    await tx.update(mailings).set({ startedAt: old, submittedAt: old, endedAt: old, state: 'sent' })
  })
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

  it('frames mails on the page that previews them, and nothing on any other', async () => {
    const path = await begin()
    const preview = `${path.replace(list(), '/manage/mailings')}/preview`
    const policyOf = async (of: string) => (await get('owner', of)).headers.get('content-security-policy')
    expect(await policyOf(preview)).toContain("frame-src 'self'; form-action 'self'")
    for (const other of [path, list(), '/manage/mailings'])
      expect(await policyOf(other)).not.toContain('frame-src')
    expect(await policyOf(`${preview}/mail?language=en`)).toContain("frame-ancestors 'self'; sandbox")
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

describe('What becomes of a text that is written', () => {
  beforeAll(aNewWeek)
  it('can be tested, as mail to whoever asks', async () => {
    const path = await begin()
    const empty = await post('campaigner', path, { ...written, 'body-en': '', 'body-es': '', intent: 'test' })
    expect(empty.status).toBe(422)
    const revision = String((await stored(path)).revision)
    const tested = await post('campaigner', path, { ...written, revision, intent: 'test' })
    expect(tested.headers.get('location')).toBe(`${path}?done=tested`)
    const tests = await db.read.select().from(letters).where(eq(letters.template, 'test-mailing'))
    expect(tests.map(({ locale }) => locale).sort()).toEqual(['en', 'es'])
    expect(new Set(tests.map(({ mailbox }) => mailbox.toString('hex'))).size).toBe(1)
    expect((await stored(path)).state).toBe('draft')
  })

  it('goes back to a draft with a reason, and is sent by its time once it was approved', async () => {
    const path = await begin()
    const at = new Date(Date.now() + DAY)
    const [day, time] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)]
    const moment = { 'moment-day': day, 'moment-time': time }
    const never = { ...written, 'moment-day': '2031-02-30', intent: 'submit' }
    expect((await post('campaigner', path, never)).status).toBe(422)
    const again = { ...written, ...moment, revision: String((await stored(path)).revision), intent: 'submit' }
    expect((await post('campaigner', path, again)).headers.get('location')).toBe(`${path}?done=submitted`)
    const back = await post('mailer', path, { intent: 'return', reason: 'A wrong date' })
    expect(back.headers.get('location')).toBe(`${path}?done=returned`)
    expect((await stored(path)).state).toBe('draft')
    const third = { ...again, revision: String((await stored(path)).revision) }
    expect((await post('campaigner', path, third)).headers.get('location')).toBe(`${path}?done=submitted`)
    const hash = hashOf(await textOf(get('mailer', path)))
    await post('mailer', path, { intent: 'approve', hash })
    const past = { intent: 'schedule', 'moment-day': '2020-01-01', 'moment-time': '09:00' }
    expect((await post('mailer', path, past)).status).toBe(422)
    const set = await post('mailer', path, { intent: 'schedule', ...moment })
    expect(set.headers.get('location')).toBe(`${path}?done=scheduled`)
    expect(await textOf(get('viewer', path))).toContain('Begins by itself on')
    expect(await latestUpdate(path)).toBeUndefined() // nothing is public yet

    // Its time has come.
    await db.write(async (tx) => {
      await tx
        .update(mailings)
        .set({ scheduledAt: Date.now() - 1 })
        .where(eq(mailings.reference, path.split('/').at(-1)!))
    })
    await expect.poll(async () => (await stored(path)).state).toBe('sent')
    const { number } = (await latestUpdate(path))!
    expect(await textOf(amparo.ask(`/petitions/${petition.slug}/updates/${number}`))).toContain(
      '<strong>land</strong>',
    )
    await aNewWeek()
  })

  it('whose answer was lost is listed as unknown, and a person decides', async () => {
    const path = await begin()
    await post('campaigner', path, { ...written, intent: 'submit' })
    await post('mailer', path, { intent: 'approve', hash: hashOf(await textOf(get('mailer', path))) })
    await post('mailer', path, { intent: 'start' })
    await expect.poll(async () => (await stored(path)).state).toBe('sent')
    const { id } = await stored(path)
    const [row] = await db.read.select().from(mailingRecipients).where(eq(mailingRecipients.mailingId, id))
    // As a way out without keys leaves it when its sender dies.
    await db.write(async (tx) => {
      await tx
        .update(mailingRecipients)
        .set({ state: 'unknown', reason: 'interrupted', changedAt: Date.now() })
        .where(eq(mailingRecipients.id, row!.id))
      await tx.update(mailings).set({ unknown: 1, sent: 1 }).where(eq(mailings.id, id))
    })
    const page = await textOf(get('mailer', path))
    expect(page).toContain('Nobody can tell')
    expect(page).toContain(`Number ${row!.id}`)
    expect(page).not.toContain('@example.org')
    expect((await post('campaigner', path, { intent: 'sent' })).status).toBe(403)
    expect((await post('mailer', path, { intent: 'again' })).status).toBe(422)
    expect((await post('mailer', path, { intent: 'sent' })).headers.get('location')).toBe(
      `${path}?done=decided`,
    )
    expect(await stored(path)).toMatchObject({ unknown: 0, sent: 2 })
    await aNewWeek()
  })

  it('is paused, and goes on when somebody says so', async () => {
    const path = await begin()
    await post('campaigner', path, { ...written, intent: 'submit' })
    await db.write(async (tx) => {
      await tx
        .update(mailings)
        .set({ state: 'paused', pausedFor: 'bounces' })
        .where(eq(mailings.reference, path.split('/').at(-1)!))
    })
    expect(await textOf(get('mailer', path))).toContain('too many mailboxes do not exist')
    expect((await post('campaigner', path, { intent: 'resume' })).status).toBe(403)
    expect((await post('mailer', path, { intent: 'resume' })).headers.get('location')).toBe(
      `${path}?done=resumed`,
    )
    expect((await post('mailer', path, { intent: 'resume' })).status).toBe(409)
    await aNewWeek()
  })
})
