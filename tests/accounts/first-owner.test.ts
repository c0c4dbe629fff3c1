import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { memberships, organisations, people, tokens } from '../../db/schema'
import { createOrganisation } from '../../app/accounts/create-organisation.server'
import { offerFactors, readFactor } from '../../app/accounts/factors.server'
import {
  createFirstOwner,
  findSetup,
  keepFirstOwner,
  newcomerOf,
  newSetupSecret,
  readFirstOwner,
  type FirstOwner,
} from '../../app/accounts/first-owner.server'
import { findSession } from '../../app/accounts/session.server'
import { DAY } from '../../app/duration'
import { keepToken, newSecret } from '../../app/supporters/tokens.server'
import { aDevice, codeAt, goodPassword, loginUrl } from '../support/accounts'

// One story, because there is one first owner: the tests go on where the one before ended.
const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const good = {
  name: 'Ana Lucía Pérez',
  email: 'ana@example.org',
  locale: 'es',
  own: 'new',
  organisation: 'Río Claro Families',
}

async function factorFor(owner: FirstOwner) {
  const who = await newcomerOf(owner)
  const offer = await offerFactors(who, loginUrl)
  const code = codeAt(offer.totp.secret, Date.now())
  const form = formOf({ way: 'password', offer: offer.sealed, password: goodPassword, code })
  const read = await readFactor(who, loginUrl, form)
  if (read.outcome !== 'read') throw new Error(JSON.stringify(read.problems))
  return read.factor
}

test('what is wrong with the form is told field by field, and what was typed comes back', async () => {
  const typed = { name: '<b>Ana</b>', email: 'ana@', locale: 'xx', own: 'made-up', organisation: '' }
  const read = await readFirstOwner(formOf(typed), 'es')
  expect(read.problems).toEqual({ name: 'html', email: 'malformed', organisation: 'unknown' })
  expect(read.typed).toMatchObject({ name: '<b>Ana</b>', email: 'ana@', locale: 'es' })
  for (const [organisation, problem] of [
    ['', 'empty'],
    ['=SUM(A1)', 'formula'],
    ['x'.repeat(101), 'too-long'],
    ['Río\u202e Claro', 'hidden'],
  ] as const)
    expect((await readFirstOwner(formOf({ ...good, organisation }), 'en')).problems).toEqual({
      organisation: problem,
    })
  expect((await readFirstOwner(formOf(good), 'en')).problems).toEqual({})
})

test('a link opens for 24 hours; a made-up one and one of another purpose never do', async () => {
  const now = Date.now()
  const secret = (await newSetupSecret(now))!
  expect(await findSetup(secret, now + DAY - 1)).toEqual({ outcome: 'open', owner: null })
  expect(await findSetup(secret, now + DAY)).toEqual({ outcome: 'ended' })
  expect(await findSetup(newSecret(), now)).toEqual({ outcome: 'ended' })
  expect(await findSetup('', now)).toEqual({ outcome: 'ended' })
  const other = newSecret()
  const token = { subject: null, context: '', now, expiresAt: now + DAY }
  await db.write((tx) => keepToken(tx, other, { ...token, purpose: 'recover' }))
  expect(await findSetup(other, now)).toEqual({ outcome: 'ended' })
  const stored = await db.read.select().from(tokens)
  expect(JSON.stringify(stored)).not.toContain(secret)
})

test('what was typed waits with the link, sealed', async () => {
  const secret = (await newSetupSecret())!
  const { typed } = await readFirstOwner(formOf(good), 'en')
  await keepFirstOwner(secret, typed)
  expect(await findSetup(secret)).toMatchObject({
    outcome: 'open',
    owner: { ...typed, personId: expect.any(String) },
  })
  expect(JSON.stringify(await db.read.select().from(tokens))).not.toMatch(/ana@|Ana Luc/)
})

test('twenty presses on several links at once make one owner of one new organisation', async () => {
  await createOrganisation({
    slug: 'rio-claro-families',
    name: { en: 'x', es: 'x' },
    about: { en: '', es: '' },
  })
  const open = await Promise.all(
    Array.from({ length: 4 }, async (_, n) => {
      const secret = (await newSetupSecret())!
      await keepFirstOwner(
        secret,
        (await readFirstOwner(formOf({ ...good, email: `ana${n}@example.org` }), 'en')).typed,
      )
      const setup = await findSetup(secret)
      const owner = setup.outcome === 'open' ? setup.owner! : null
      return { secret, owner: owner!, factor: await factorFor(owner!) }
    }),
  )
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => {
      const { secret, owner, factor } = open[n % 4]!
      return createFirstOwner(secret, owner, factor, aDevice())
    }),
  )
  const made = all.filter((enrolled) => enrolled !== null)
  expect(made).toHaveLength(1)
  expect(made[0]!.codes).toHaveLength(10)
  const [person, ...others] = await db.read.select().from(people)
  expect(others).toEqual([])
  expect(person).toMatchObject({
    name: 'Ana Lucía Pérez',
    locale: 'es',
    instanceAdmin: true,
    disabledAt: null,
  })
  const [membership] = await db.read.select().from(memberships)
  expect(membership).toMatchObject({ personId: person!.id, role: 'owner' })
  const [own] = await db.read
    .select()
    .from(organisations)
    .where(eq(organisations.id, membership!.organisationId))
  expect(own).toMatchObject({
    slug: 'rio-claro-families-2',
    name: { en: 'Río Claro Families' },
    state: 'trusted',
  })
  const session = await findSession(made[0]!.session)
  expect(session).toMatchObject({ stage: 'full', actor: { roles: ['owner'], organisation: { id: own!.id } } })
  for (const { secret } of open) expect(await findSetup(secret)).toEqual({ outcome: 'over' })
})

test('afterwards no link is made', async () => {
  expect(await newSetupSecret()).toBeNull()
  expect(await db.read.select().from(tokens).where(eq(tokens.purpose, 'setup'))).toEqual([])
})
