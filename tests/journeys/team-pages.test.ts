import { afterAll, beforeAll, expect, test } from 'vitest'
import { invite, revokeInvitation } from '../../app/accounts/invite.server'
import { listInvitations } from '../../app/accounts/team.server'
import { config } from '../../app/config.server'
import { fill } from '../../app/i18n'
import { organizerTexts } from '../../app/i18n/organizers'
import { actorOf, anOrganisation, aPerson, type AnOrganisation, type APerson } from '../support/organizers'
import { lettersTo } from '../support/accounts'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { Postbox } from '../support/petitions'
import { startBuiltServer, type BuiltServer } from '../support/built-server'

let server: BuiltServer
let home: AnOrganisation
let owner: APerson

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: config.databaseUrl })
  home = await anOrganisation('Casa Amparo')
  owner = await aPerson({ in: home, locale: 'es', name: 'Rigoberta Coy' })
})
afterAll(() => server?.end('SIGTERM'))

const { team } = organizerTexts('es')
const see = (path: string) => server.ask(path, { headers: { Cookie: owner.cookie } })
const press = (person: string) =>
  server.ask(`/manage/team/${person}`, {
    method: 'POST',
    headers: {
      Cookie: owner.cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'intent=reset',
  })

test('an owner mails a member a way back in, and is told so in their language', async () => {
  const viewer = await aPerson({ in: home, roles: ['viewer'] })
  const page = await (await see(`/manage/team/${viewer.id}`)).text()
  expect(page).toContain(team.resetYes)
  const answer = await press(viewer.id)
  expect(answer.status).toBe(303)
  expect((await lettersTo(viewer.id)).at(-1)).toMatchObject({
    template: 'recover',
    fields: { byOwner: true },
  })
  expect(await (await see(answer.headers.get('Location')!)).text()).toContain(team.resetSent)
})

test('another owner gets no such letter, and the page says who can help', async () => {
  const other = await aPerson({ in: home })
  const page = await (await see(`/manage/team/${other.id}`)).text()
  expect(page).not.toContain(team.resetYes)
  const answer = await press(other.id)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(team.problems.resetOwner)
  expect(await lettersTo(other.id)).toEqual([])
})

test('somebody of elsewhere is not found', async () => {
  const stranger = await aPerson({ roles: ['viewer'] })
  expect((await press(stranger.id)).status).toBe(404)
  expect(await lettersTo(stranger.id)).toEqual([])
})

test('an invitation that has ended says whom to ask for a new one, and a broken link where to look', async () => {
  const mailbox = (await readMailbox('newcomer@example.org'))!
  const actor = await actorOf(owner)
  await invite(actor, { organisationId: home.id, mailbox, roles: ['viewer'], locale: 'en' })
  const [letter] = await new Postbox().lettersTo('newcomer@example.org')
  const link = /\/invitations\/[\w-]{43}/.exec(letter!.text)![0]
  expect(await (await server.ask(link)).text()).toContain('Casa Amparo')
  const [waiting] = await listInvitations(home.id)
  await revokeInvitation(actor, home.id, waiting!.id)
  for (const [language, said] of [
    ['', 'Ask Rigoberta Coy at Casa Amparo for a new one'],
    ['/es', 'Rigoberta Coy'],
  ]) {
    const page = await (await server.ask(`${language}${link}`)).text()
    expect(page).toContain(said)
    expect(page).not.toContain('name="name"')
    const late = await server.ask(`${language}${link}`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ name: 'Late' }),
    })
    expect([late.status, late.headers.get('Location')]).toEqual([303, `${language}${link}`])
  }
  const broken = await server.ask(link.slice(0, -1))
  expect(await broken.text()).toContain('open it from the letter again')
})

test('whoever may not is told so in a sentence, and whom to ask', async () => {
  for (const locale of ['en', 'es'] as const) {
    const viewer = await aPerson({ in: home, roles: ['viewer'], locale, name: 'Tomás Ajú' })
    const { forbidden, missing } = organizerTexts(locale).frame
    const refused = await server.ask('/manage/team/invite', { headers: { Cookie: viewer.cookie } })
    expect(refused.status).toBe(403)
    const page = await refused.text()
    expect(page).toContain(forbidden.title)
    expect(page).toContain(fill(forbidden.text, { name: 'Tomás Ajú', organisation: 'Casa Amparo' }))
    const unknown = await server.ask('/manage/petitions/somebody-elses', {
      headers: { Cookie: viewer.cookie },
    })
    expect(unknown.status).toBe(404)
    expect(await unknown.text()).toContain(missing.title)
  }
})
