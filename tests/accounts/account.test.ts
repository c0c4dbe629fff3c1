import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '../../db/client'
import { audit, passkeys, people } from '../../db/schema'
import {
  addFactor,
  changePassword,
  changeProfile,
  endOne,
  endOthers,
  newcomerFor,
  readAccount,
  removePasskey,
  removePassword,
  renamePasskey,
  renewRecoveryCodes,
} from '../../app/accounts/account.server'
import { offerFactors, readFactor } from '../../app/accounts/factors.server'
import {
  findRecovery,
  mailRecovery,
  mailReset,
  makeRecoveryLink,
  openRecovery,
  recover,
} from '../../app/accounts/recover.server'
import { findSession, startSession } from '../../app/accounts/session.server'
import { signInWithPassword } from '../../app/accounts/sign-in.server'
import { HOUR, SECOND } from '../../app/duration'
import {
  aDevice,
  aPlace,
  codeAt,
  goodPassword,
  lettersTo,
  loginUrl,
  origin,
  withPasskey,
  withPassword,
} from '../support/accounts'
import { anAuthenticator } from '../support/authenticator'
import { actorOf, anOrganisation, aPerson } from '../support/organizers'

const device = aDevice()
const begun = Date.now()
const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const anotherSession = (personId: string) =>
  db.write((tx) => startSession(tx, { personId, stage: 'full', device: 'Safari, iPhone', now: Date.now() }))

async function newPasskeyFor(actor: Awaited<ReturnType<typeof actorOf>>, authenticator = anAuthenticator()) {
  const who = await newcomerFor(actor)
  const offer = await offerFactors(who, loginUrl)
  const credential = authenticator.create(JSON.parse(offer.passkey!), origin)
  const form = formOf({ way: 'passkey', credential, 'passkey-name': '  Mi\u202e  teléfono\u0000 ' })
  const read = await readFactor(who, loginUrl, form)
  if (read.outcome !== 'read') throw new Error('refused')
  return read.factor
}

async function newPasswordFor(
  actor: Awaited<ReturnType<typeof actorOf>>,
  fields: Record<string, string> = {},
) {
  const who = await newcomerFor(actor)
  const offer = await offerFactors(who, loginUrl)
  const code = codeAt(offer.totp.secret, Date.now())
  return readFactor(
    who,
    loginUrl,
    formOf({ way: 'password', offer: offer.sealed, password: goodPassword, code, ...fields }),
  )
}

describe('my ways to sign in', () => {
  test('a passkey is added with its tidy name; other sessions end, a letter and the log say so', async () => {
    const person = await withPassword(begun)
    const actor = await actorOf(person)
    const other = await anotherSession(person.id)
    expect(await addFactor(actor, await newPasskeyFor(actor), device)).toBe(true)
    expect(await findSession(other)).toBeNull()
    expect(await findSession(person.secret)).not.toBeNull()
    const account = await readAccount(actor)
    expect(account.passkeys).toMatchObject([{ name: 'Mi teléfono', lastUsedAt: null }])
    expect(account).toMatchObject({ hasPassword: true, codesLeft: 10, address: person.email })
    expect((await lettersTo(person.id)).at(-1)).toMatchObject({
      template: 'factor-changed',
      fields: { what: 'passkey-added' },
    })
    const logged = await db.read
      .select()
      .from(audit)
      .where(and(eq(audit.personId, person.id), eq(audit.action, 'account.factor-added')))
    expect(logged).toMatchObject([
      { details: { what: 'passkey-added' }, organisationId: actor.organisation!.id },
    ])
  })

  test('the same answer of an authenticator is stored once, however often it is sent', async () => {
    const person = await withPassword(begun)
    const actor = await actorOf(person)
    const factor = await newPasskeyFor(actor)
    const all = await Promise.all(Array.from({ length: 20 }, () => addFactor(actor, factor, device)))
    expect(all.filter(Boolean)).toHaveLength(1)
    expect((await readAccount(actor)).passkeys).toHaveLength(1)
  })

  test('a passkey made without fingerprint or PIN, or for somebody else, is refused', async () => {
    const actor = await actorOf(await withPassword(begun))
    const other = await actorOf(await withPassword(begun))
    const who = await newcomerFor(actor)
    const options = JSON.parse((await offerFactors(who, loginUrl)).passkey!)
    const foreign = JSON.parse((await offerFactors(await newcomerFor(other), loginUrl)).passkey!)
    const refused = { outcome: 'refused', problems: { passkey: 'failed' } }
    for (const credential of [
      anAuthenticator().create(options, origin, { userVerified: false }),
      anAuthenticator().create(foreign, origin),
      anAuthenticator().create(options, 'https://evil.example'),
      'not json',
      '',
    ])
      expect(await readFactor(who, loginUrl, formOf({ way: 'passkey', credential }))).toMatchObject(refused)
  })

  test('the last way to sign in stays, also when both are removed at once', async () => {
    const person = await withPasskey(begun)
    const actor = await actorOf(person)
    const [only] = (await readAccount(actor)).passkeys
    expect(await removePasskey(actor, only!.id, device)).toEqual({ outcome: 'last' })
    const read = await newPasswordFor(actor)
    if (read.outcome !== 'read') throw new Error('refused')
    await addFactor(actor, read.factor, device)
    const both = await Promise.all([removePasskey(actor, only!.id, device), removePassword(actor, device)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['last', 'removed'])
  })

  test("nobody renames, removes or ends what is somebody else's", async () => {
    const mine = await actorOf(await withPassword(begun))
    const other = await withPasskey(begun)
    const theirs = (await readAccount(await actorOf(other))).passkeys[0]!
    expect(await renamePasskey(mine, theirs.id, 'mine')).toBe(false)
    expect(await removePasskey(mine, theirs.id, device)).toEqual({ outcome: 'not-found' })
    expect(await endOne(mine, (await actorOf(other)).sessionId)).toBe(false)
    for (const id of ['', 'made-up', theirs.id.toUpperCase(), "' or 1=1 --"]) {
      expect(await renamePasskey(mine, id, 'mine')).toBe(false)
      expect(await removePasskey(mine, id, device)).toEqual({ outcome: 'not-found' })
      expect(await endOne(mine, id)).toBe(false)
    }
    expect(await findSession(other.secret)).not.toBeNull()
    expect(await db.read.select().from(passkeys).where(eq(passkeys.id, theirs.id))).toMatchObject([
      { name: theirs.name },
    ])
  })

  test('a password changes for whoever knows the one before; the codes of the app stay', async () => {
    const person = await withPassword(begun)
    const actor = await actorOf(person)
    const attempt = (current: string, password: string) =>
      changePassword(actor, { current, password }, device)
    expect(await attempt('wrong', 'otra frase larga y buena')).toMatchObject({
      problems: { current: 'wrong' },
    })
    expect(await attempt(goodPassword, 'corta')).toMatchObject({ problems: { password: 'too-short' } })
    const other = await anotherSession(person.id)
    expect(await attempt(goodPassword, 'otra frase larga y buena')).toEqual({ outcome: 'changed' })
    expect(await findSession(other)).toBeNull()
    const here = () => aPlace()
    const typed = { address: person.email, password: goodPassword }
    expect(await signInWithPassword(typed, here())).toEqual({ outcome: 'wrong' })
    expect(
      await signInWithPassword({ ...typed, password: 'otra frase larga y buena' }, here()),
    ).toMatchObject({ outcome: 'half' })
  })

  test('a good password is kept while the code is typed again, and travels sealed', async () => {
    const actor = await actorOf(await withPasskey(begun))
    const refused = await newPasswordFor(actor, { code: '12 34 56' })
    if (refused.outcome !== 'refused') throw new Error('the code of this moment is 123456, for once')
    expect(refused).toMatchObject({ problems: { code: 'wrong' }, offer: { hasPassword: true } })
    expect(JSON.stringify(refused)).not.toContain(goodPassword)
    const code = codeAt(refused.offer.totp.secret, Date.now())
    const who = await newcomerFor(actor)
    const again = await readFactor(
      who,
      loginUrl,
      formOf({ way: 'password', offer: refused.offer.sealed, password: '', code }),
    )
    expect(again).toMatchObject({ outcome: 'read' })
    const stolen = { ...who, personId: (await aPerson()).id }
    expect(
      await readFactor(stolen, loginUrl, formOf({ way: 'password', offer: refused.offer.sealed, code })),
    ).toMatchObject({
      problems: { code: 'ended' },
    })
    const late = await readFactor(
      who,
      loginUrl,
      formOf({ way: 'password', offer: refused.offer.sealed, code }),
      Date.now() + HOUR + 10 * SECOND,
    )
    expect(late).toMatchObject({ problems: { code: 'ended' } })
  })

  test('secret and password are sealed and hashed where they are kept', async () => {
    const person = await withPassword(begun)
    const [row] = await db.read.select().from(people).where(eq(people.id, person.id))
    const kept = `${row!.passwordHash} ${row!.totp!.toString('latin1')} ${row!.totp!.toString('base64')}`
    expect(kept).not.toContain(goodPassword)
    expect(kept).not.toContain(person.totp.replaceAll(' ', ''))
  })

  test('new recovery codes end the ones before', async () => {
    const person = await withPassword(begun)
    const codes = await renewRecoveryCodes(await actorOf(person), device)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/)
    const link = await linkFor(person.id)
    const found = await findRecovery(link)
    if (found.outcome !== 'code') throw new Error(found.outcome)
    expect(await openRecovery(link, found.person, person.codes[0]!)).toEqual({ outcome: 'wrong' })
    expect(await openRecovery(link, found.person, codes[0]!)).toEqual({ outcome: 'opened' })
  })

  test('name and language change; what is no name is refused', async () => {
    const person = await withPassword(begun)
    const actor = await actorOf(person)
    expect(await changeProfile(actor, formOf({ name: 'a@b.example', locale: 'es' }))).toEqual({
      outcome: 'refused',
      name: 'a@b.example',
      problem: 'address',
    })
    expect(await changeProfile(actor, formOf({ name: ' Nuria  Gil ', locale: 'es' }))).toEqual({
      outcome: 'changed',
    })
    expect(await actorOf(person)).toMatchObject({ name: 'Nuria Gil', locale: 'es' })
  })

  test('all other sessions end at once, this one stays', async () => {
    const person = await aPerson()
    const others = await Promise.all([anotherSession(person.id), anotherSession(person.id)])
    const actor = await actorOf(person)
    expect((await readAccount(actor)).sessions.filter(({ here }) => here)).toHaveLength(1)
    expect(await endOthers(actor)).toBe(2)
    for (const secret of others) expect(await findSession(secret)).toBeNull()
    expect(await findSession(person.secret)).not.toBeNull()
  })
})

async function linkFor(personId: string): Promise<string> {
  const [person] = await db.read.select().from(people).where(eq(people.id, personId))
  const { addressOf } = await import('../../app/accounts/people.server')
  expect(await mailRecovery(addressOf(person!))).toEqual({ outcome: 'done' })
  const letter = (await lettersTo(personId)).filter(({ template }) => template === 'recover').at(-1)!
  return String(letter.fields!.recoverUrl).split('/').at(-1)!
}

describe('getting back in', () => {
  test('an unknown and a known mailbox get the same answer; only one gets a letter', async () => {
    const { email, id } = await withPassword(begun)
    expect(await mailRecovery(email)).toEqual(await mailRecovery(`nobody-${email}`))
    expect(await lettersTo(id)).toHaveLength(1)
    expect(await mailRecovery('no address')).toEqual({ outcome: 'malformed' })
    for (let i = 0; i < 9; i++) await mailRecovery(email)
    const all = await lettersTo(id)
    expect(all.filter(({ state }) => state === 'queued')).toHaveLength(5)
    expect(all.filter(({ state }) => state === 'withheld')).toHaveLength(5) // the same rows, and nothing is sent
  })

  test('link and code together set a new way; everything before ends, and a letter says so', async () => {
    const person = await withPassword(begun)
    const link = await linkFor(person.id)
    const found = await findRecovery(link)
    if (found.outcome !== 'code') throw new Error(found.outcome)
    const factor = await newPasskeyFor(await actorOf(person))
    expect(await recover(link, factor, device), 'without a code').toBeNull()
    expect(await openRecovery(link, found.person, 'aaaa-bbbb-cccc')).toEqual({ outcome: 'wrong' })
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => openRecovery(link, found.person, person.codes[1]!)),
    )
    expect(opened.filter(({ outcome }) => outcome === 'opened')).toHaveLength(1)
    const all = await Promise.all(Array.from({ length: 20 }, () => recover(link, factor, device)))
    const [enrolled, ...more] = all.filter((one) => one !== null)
    expect(more).toEqual([])
    expect(await findSession(person.secret)).toBeNull()
    expect(await findSession(enrolled!.session)).toMatchObject({ stage: 'full' })
    const account = await readAccount(await actorOf({ ...person, secret: enrolled!.session }))
    expect(account).toMatchObject({ hasPassword: false, codesLeft: 10, passkeys: [{ name: 'Mi teléfono' }] })
    expect(enrolled!.codes).not.toContain(person.codes[2])
    expect((await lettersTo(person.id)).at(-1)).toMatchObject({
      template: 'factor-changed',
      fields: { what: 'recovered' },
    })
    expect(await findRecovery(link)).toEqual({ outcome: 'ended' })
  })

  test('a link ends after an hour, and with the account', async () => {
    const person = await withPassword(begun)
    const link = await linkFor(person.id)
    expect(await findRecovery(link, Date.now() + HOUR)).toEqual({ outcome: 'ended' })
    await db.write(
      async (tx) => void (await tx.update(people).set({ disabledAt: begun }).where(eq(people.id, person.id))),
    )
    expect(await findRecovery(link)).toEqual({ outcome: 'ended' })
    expect(await makeRecoveryLink(person.email, 'test')).toBeNull()
  })

  test('an owner helps their people, and nobody of elsewhere, no owner and nobody who runs the instance', async () => {
    const home = await anOrganisation()
    const owner = await actorOf(await aPerson({ in: home }))
    const viewer = await withPassword(begun, { in: home, roles: ['viewer'] })
    expect(await mailReset(owner, viewer.id)).toEqual({ outcome: 'sent' })
    const letter = (await lettersTo(viewer.id)).at(-1)!
    expect(letter).toMatchObject({ template: 'recover', fields: { byOwner: true } })
    expect(await findRecovery(String(letter.fields!.recoverUrl).split('/').at(-1)!)).toMatchObject({
      outcome: 'open',
    })
    expect(await mailReset(owner, (await aPerson({ in: home })).id)).toEqual({ outcome: 'owner' })
    const admin = await aPerson({ in: home, roles: ['viewer'], instanceAdmin: true })
    expect(await mailReset(owner, admin.id)).toEqual({ outcome: 'owner' })
    expect(await mailReset(owner, (await aPerson({ roles: ['viewer'] })).id)).toEqual({
      outcome: 'not-found',
    })
    expect(await mailReset(owner, 'made-up')).toEqual({ outcome: 'not-found' })
  })

  test('the command line makes an owner a link that asks for no code', async () => {
    const owner = await withPassword(begun)
    const link = (await makeRecoveryLink(owner.email, 'command line: op'))!
    expect(await findRecovery(link.split('/').at(-1)!)).toMatchObject({ outcome: 'open' })
    expect(await makeRecoveryLink('nobody@example.org', 'command line: op')).toBeNull()
  })
})
