import { afterAll, beforeAll, expect, test } from 'vitest'
import { config } from '../../app/config.server'
import { organizerTexts } from '../../app/i18n/organizers'
import { lettersTo } from '../support/accounts'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { anOrganisation, aPerson, type AnOrganisation, type APerson } from '../support/organizers'

let server: BuiltServer
let home: AnOrganisation
let owner: APerson

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: config.databaseUrl })
  home = await anOrganisation()
  owner = await aPerson({ in: home, locale: 'es' })
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
