import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowedTo } from '../../app/accounts/can'
import { config } from '../../app/config.server'
import { roles, type Role } from '../../db/schema'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { aPerson, type APerson } from '../support/organizers'
import { addressOf, rules, type Asked } from './organizer-rules'
import { aWholeOrganisation, type Things } from './whole-organisation'

let server: BuiltServer
let own: Things
let foreign: Things
const people = new Map<Role | 'instance' | 'nobody', APerson>()

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: config.databaseUrl })
  own = await aWholeOrganisation()
  foreign = await aWholeOrganisation()
  for (const role of roles) people.set(role, await aPerson({ in: own.organisation, roles: [role] }))
  people.set('instance', await aPerson({ in: null, instanceAdmin: true }))
  people.set('nobody', await aPerson({ in: null }))
})
afterAll(() => server?.end('SIGTERM'))

const routes = readdirSync('app/routes')
  .filter((name) => /^manage[._]/.test(name))
  .map((name) => name.replace(/\.tsx?$/, ''))

async function ask(who: APerson | null, method: 'GET' | 'POST', path: string, body = '') {
  const answer = await server.ask(path, {
    method,
    headers: {
      ...(who ? { Cookie: who.cookie } : {}),
      ...(method === 'POST'
        ? { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' }
        : {}),
    },
    ...(method === 'POST' ? { body } : {}),
  })
  await answer.body?.cancel()
  return { status: answer.status, location: answer.headers.get('Location') }
}

/** What each of the people is answered: one after the other where that may change something. */
async function askAll(method: 'GET' | 'POST', path: string, body: string) {
  const answers: [Role | 'instance' | 'nobody', Awaited<ReturnType<typeof ask>>][] = []
  if (method === 'GET')
    return Promise.all(
      [...people].map(async ([role, person]) => [role, await ask(person, method, path, body)] as const),
    )
  for (const [role, person] of people) answers.push([role, await ask(person, method, path, body)])
  return answers
}

const may = (role: Role | 'instance' | 'nobody', asked: Asked[]): boolean =>
  asked.some((action) => mayOne(role, action))

function mayOne(role: Role | 'instance' | 'nobody', action: Asked): boolean {
  if (action === 'account') return true
  const allowed = allowedTo(action)
  return allowed === 'instance' ? role === 'instance' : (allowed as readonly string[]).includes(role)
}

test('every organizers’ address has a rule, and every rule an address', () => {
  expect(Object.keys(rules).sort()).toEqual(routes.sort())
})

const answering = Object.entries(rules).filter(([, { GET, POST }]) => GET ?? POST)

describe.each(answering)('%s', (file, { GET, POST }) => {
  const asked: { method: 'GET' | 'POST'; body: string; action: Asked[] }[] = [
    ...(GET ? [{ method: 'GET' as const, body: '', action: [GET].flat() }] : []),
    ...(typeof POST === 'string' ? ([['', POST]] as const) : (POST ?? [])).map(([body, action]) => ({
      method: 'POST' as const,
      body,
      action: [action],
    })),
  ]

  test.each(asked)(
    '$method $body is open to the roles of $action alone',
    async ({ method, body, action }) => {
      const path = addressOf(file, own.named)
      const answers = await askAll(method, path, body)
      for (const [role, { status, location }] of answers) {
        const told = `${role} ${method} ${path} ${body}: ${status} ${location ?? ''}`
        if (may(role, action)) {
          expect(status, told).not.toBe(403)
          expect(status, told).toBeLessThan(500)
          if (method === 'GET') expect(status, told).toBeLessThan(400)
          expect(location ?? '', told).not.toMatch(/^\/login/)
        } else expect(status, told).toBe(403)
      }
    },
  )

  test.each(asked)('$method $body leads whoever is not signed in to signing in', async ({ method, body }) => {
    const { status, location } = await ask(null, method, addressOf(file, own.named), body)
    expect(status).toBe(303)
    expect(location).toMatch(/^\/login\?next=%2Fmanage/)
  })

  if (!file.includes('$') || file.startsWith('manage.instance')) return
  test('does not know what belongs to another organisation', async () => {
    for (const { method, body } of asked) {
      const path = addressOf(file, foreign.named)
      const { status } = await ask(people.get('owner')!, method, path, body)
      expect(status, `${method} ${path} ${body}`).toBe(404)
    }
  })
})
