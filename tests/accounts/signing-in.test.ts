import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { db } from '../../db/client'
import { audit, knownDevices, passkeys, people, sessions } from '../../db/schema'
import { deleteOldDevices } from '../../app/accounts/devices.server'
import { nameDevice } from '../../app/accounts/device-name'
import { passwordProblem } from '../../app/accounts/passwords.server'
import { relyingParty, requestOptions } from '../../app/accounts/passkeys.server'
import { ABSOLUTE, deleteOldSessions, findSession, IDLE } from '../../app/accounts/session.server'
import {
  finishWithCode,
  proveWithCode,
  proveWithPasskey,
  signInWithPasskey,
  signInWithPassword,
} from '../../app/accounts/sign-in.server'
import { DAY, HOUR, MINUTE, SECOND } from '../../app/duration'
import {
  aDevice,
  aKnownDevice,
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
import { actorOf, aPerson } from '../support/organizers'

const party = relyingParty(loginUrl)!
const STEP = 30 * SECOND
const begun = Date.now()
const later = (steps: number) => begun + steps * STEP

const show = async (authenticator: ReturnType<typeof anAuthenticator>, now: number, how = {}) =>
  authenticator.show(await requestOptions(party, null, now), origin, how)

async function halfOf(email: string, now: number, here = aPlace()) {
  const half = await signInWithPassword({ address: email, password: goodPassword }, here, now)
  if (half.outcome !== 'half') throw new Error(half.outcome)
  const session = await findSession(half.session, now)
  if (session?.stage !== 'password') throw new Error('not halfway')
  return { ...session, secret: half.session }
}

afterEach(() => void vi.useRealTimers())

describe('with a password and an app', () => {
  test('a right password opens only the question for the code, and the code opens the rest', async () => {
    const person = await withPassword(begun)
    const half = await halfOf(person.email.toUpperCase(), later(2))
    expect(half.personId).toBe(person.id)
    const done = await finishWithCode(half, codeAt(person.totp, later(2)), aPlace(), later(2))
    expect(done).toMatchObject({ outcome: 'in' })
    const session = await findSession((done as { session: string }).session, later(2))
    expect(session).toMatchObject({ stage: 'full', actor: { personId: person.id, provenAt: later(2) } })
    // The secret of the first half opens nothing any more.
    expect(await findSession(half.secret, later(2))).toBeNull()
    const [entry] = await db.read.select().from(audit).where(eq(audit.personId, person.id))
    expect(entry).toMatchObject({ action: 'account.signed-in', details: { device: 'Firefox, Linux' } })
  })

  test('an unknown mailbox, a wrong password, no password and a disabled account get the same answer', async () => {
    const person = await withPassword(begun)
    const keyed = await withPasskey(begun)
    const disabled = await withPassword(begun)
    await db.write(
      async (tx) =>
        void (await tx.update(people).set({ disabledAt: begun }).where(eq(people.id, disabled.id))),
    )
    const wrong = { outcome: 'wrong' }
    const tries = [
      ['nobody@example.org', goodPassword],
      ['no address', goodPassword],
      [person.email, 'another lento camino tambor'],
      [person.email, ''],
      [person.email, 'x'.repeat(5000)],
      [keyed.email, goodPassword],
      [disabled.email, goodPassword],
    ] as const
    for (const [address, password] of tries)
      expect(await signInWithPassword({ address, password }, aPlace(), later(1))).toEqual(wrong)
  })

  test('one code in twenty hands at once opens one session', async () => {
    const person = await withPassword(begun)
    const device = await aKnownDevice(person.id, begun)
    const halves = [await halfOf(person.email, later(2), aPlace({ device }))]
    while (halves.length < 20) halves.push(await halfOf(person.email, later(2), aPlace({ device })))
    const code = codeAt(person.totp, later(2))
    // Each from a device of its own, so that no wait decides.
    const done = await Promise.all(
      halves.map(async (half) => {
        const own = await aKnownDevice(person.id, begun)
        return finishWithCode(half, code, aPlace({ device: own }), later(2))
      }),
    )
    expect(done.filter(({ outcome }) => outcome === 'in')).toHaveLength(1)
    expect(done.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(19)
  })

  test('a code of the step before or after is taken, an older one, a newer one and a used one are not', async () => {
    const person = await withPassword(begun)
    const attempt = async (codeOf: number, now: number) => {
      const device = await aKnownDevice(person.id, begun)
      const here = aPlace({ device })
      return (
        await finishWithCode(await halfOf(person.email, now, here), codeAt(person.totp, codeOf), here, now)
      ).outcome
    }
    expect(await attempt(later(8), later(10))).toBe('wrong')
    expect(await attempt(later(12), later(10))).toBe('wrong')
    expect(await attempt(later(9), later(10))).toBe('in')
    expect(await attempt(later(9), later(10))).toBe('wrong')
    expect(await attempt(later(11), later(10))).toBe('in')
    expect(await attempt(later(10), later(10))).toBe('wrong') // older than the newest one used
  })

  test('a recovery code stands in for the app once, and a letter says so', async () => {
    const person = await withPassword(begun)
    const code = person.codes[3]!
    const done = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const here = aPlace({ device: await aKnownDevice(person.id, begun) })
        const half = await halfOf(person.email, later(2), here)
        return finishWithCode(half, ` ${code.toUpperCase().replaceAll('-', ' ')} `, here, later(2))
      }),
    )
    expect(done.filter(({ outcome }) => outcome === 'in')).toHaveLength(1)
    const told = (await lettersTo(person.id)).filter(({ template }) => template === 'factor-changed')
    expect(told).toMatchObject([{ fields: { what: 'code-used', device: 'Firefox, Linux' } }])
  })

  test('somebody disabled between the two halves does not come in', async () => {
    const person = await withPassword(begun)
    const half = await halfOf(person.email, later(2))
    await db.write(
      async (tx) => void (await tx.update(people).set({ disabledAt: begun }).where(eq(people.id, person.id))),
    )
    const done = await finishWithCode(half, codeAt(person.totp, later(2)), aPlace(), later(2))
    expect(done).toEqual({ outcome: 'ended' })
  })
})

describe('with a passkey', () => {
  test('it is both factors: one press opens a full session', async () => {
    const { id, authenticator } = await withPasskey(begun)
    const signedIn = await signInWithPasskey(party, await show(authenticator, later(1)), aPlace(), later(1))
    expect(signedIn).toMatchObject({ outcome: 'in' })
    const session = await findSession((signedIn as { session: string }).session, later(1))
    expect(session).toMatchObject({ stage: 'full', actor: { personId: id } })
    const [key] = await db.read.select().from(passkeys).where(eq(passkeys.personId, id))
    expect(key!.lastUsedAt).toBe(later(1))
  })

  test('one answer in twenty hands at once opens one session', async () => {
    const { authenticator } = await withPasskey(begun) // most passkeys count nothing
    const answer = await show(authenticator, later(1))
    const all = await Promise.all(
      Array.from({ length: 20 }, () => signInWithPasskey(party, answer, aPlace(), later(1))),
    )
    expect(all.filter(({ outcome }) => outcome === 'in')).toHaveLength(1)
    expect(await signInWithPasskey(party, answer, aPlace(), later(1))).toEqual({ outcome: 'failed' })
  })

  test('it fails late, unverified, from elsewhere, for another question, copied, disabled, and made up', async () => {
    const { id, authenticator } = await withPasskey(begun, anAuthenticator({ counts: true }))
    const failed = { outcome: 'failed' }
    const attempt = (answer: string, now = later(1)) => signInWithPasskey(party, answer, aPlace(), now)
    expect(await attempt(await show(authenticator, later(1)), later(1) + 10 * MINUTE)).toEqual(failed)
    expect(await attempt(await show(authenticator, later(1), { userVerified: false }))).toEqual(failed)
    const asked = await requestOptions(party, null, later(1))
    expect(await attempt(authenticator.show(asked, 'http://evil.localhost:3000'))).toEqual(failed)
    expect(await attempt(authenticator.show({ ...asked, rpId: 'evil.example' }, origin))).toEqual(failed)
    const foreign = Buffer.from('a question that we never asked anybody').toString('base64url')
    expect(await attempt(authenticator.show({ ...asked, challenge: foreign }, origin))).toEqual(failed)
    const forSomebody = await requestOptions(party, id, later(1))
    expect(await attempt(authenticator.show(forSomebody, origin))).toEqual(failed)
    for (const junk of ['', '{}', 'null', '[]', '{"id":1}', 'x'.repeat(100_000)])
      expect(await attempt(junk)).toEqual(failed)
    expect(await attempt(await show(anAuthenticator(), later(1)))).toEqual(failed)
    const [first, second] = [await show(authenticator, later(1)), await show(authenticator, later(1))]
    expect(await attempt(second)).toMatchObject({ outcome: 'in' })
    expect(await attempt(first), 'a counter that went back').toEqual(failed)
    await db.write(
      async (tx) => void (await tx.update(people).set({ disabledAt: begun }).where(eq(people.id, id))),
    )
    expect(await attempt(await show(authenticator, later(1)))).toEqual(failed)
  })

  test('there is none for a number as an address, and in trial the page knows where there is', async () => {
    expect(relyingParty('http://127.0.0.1:3000/login')).toBeNull()
    expect(relyingParty('http://[::1]:3000/login')).toBeNull()
    expect(relyingParty('http://localhost:3000/login')).toEqual({ id: 'localhost', origin })
  })
})

describe('limits slow down and never lock out', () => {
  const guess = (address: string, here = aPlace()) =>
    signInWithPassword({ address, password: 'not the password' }, here, begun)

  test('after five wrong passwords of one mailbox the next one waits, longer each time; so for an unknown one', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: begun })
    const person = await withPassword(begun)
    for (const address of [person.email, `nobody-${person.email}`]) {
      vi.setSystemTime(begun)
      for (let i = 0; i < 5; i++) expect(await guess(address)).toEqual({ outcome: 'wrong' })
      expect(await guess(address)).toEqual({ outcome: 'wrong' }) // the one that closes the gate
      expect(await guess(address)).toEqual({ outcome: 'wait', seconds: 2 })
      vi.setSystemTime(begun + 2 * SECOND)
      expect(await guess(address)).toEqual({ outcome: 'wrong' })
      expect(await guess(address)).toEqual({ outcome: 'wait', seconds: 4 })
    }
  })

  test('forty wrong passwords at once are as few as one after the other', async () => {
    const person = await withPassword(begun)
    const all = await Promise.all(Array.from({ length: 40 }, () => guess(person.email)))
    // Six; as many again where the shared count was slow and this process counted for itself, a few more after seconds.
    expect(all.filter(({ outcome }) => outcome === 'wrong').length).toBeLessThan(20)
  })

  test('a right password at a known device, and a right passkey, do not wait for strangers', async () => {
    const person = await withPassword(begun)
    const device = await aKnownDevice(person.id, begun)
    const stranger = aPlace()
    for (let i = 0; i < 12; i++) await guess(person.email, stranger)
    expect(await guess(person.email)).toMatchObject({ outcome: 'wait' })
    const here = { ...stranger, device } // even from the strangers' own network
    const half = await signInWithPassword({ address: person.email, password: goodPassword }, here, later(2))
    expect(half).toMatchObject({ outcome: 'half' })
    const { authenticator } = await withPasskey(begun)
    expect(await signInWithPasskey(party, await show(authenticator, begun), stranger, begun)).toMatchObject({
      outcome: 'in',
    })
  })

  test("somebody else's device is as unknown as any", async () => {
    const person = await withPassword(begun)
    const other = await withPassword(begun)
    const device = await aKnownDevice(other.id, begun)
    for (let i = 0; i < 12; i++) await guess(person.email)
    expect(await guess(person.email, aPlace({ device }))).toMatchObject({ outcome: 'wait' })
  })

  test('wrong codes wait too', async () => {
    const person = await withPassword(begun)
    const half = await halfOf(person.email, later(2))
    const outcomes: string[] = []
    for (let i = 0; i < 9; i++)
      outcomes.push((await finishWithCode(half, '000000', aPlace(), later(2))).outcome)
    expect(outcomes.slice(0, 5)).toEqual(Array(5).fill('wrong'))
    expect(outcomes.at(-1)).toBe('wait')
  })
})

describe('sessions', () => {
  test('one ends after twelve hours without use and after seven days whatever happens', async () => {
    const { secret } = await aPerson({ now: begun })
    expect(await findSession(secret, begun + IDLE - 1)).not.toBeNull()
    const idle = await aPerson({ now: begun })
    expect(await findSession(idle.secret, begun + IDLE)).toBeNull()
    const busy = await aPerson({ now: begun })
    for (let now = begun; now < begun + ABSOLUTE; now += 11 * HOUR)
      expect(await findSession(busy.secret, now)).not.toBeNull()
    expect(await findSession(busy.secret, begun + ABSOLUTE)).toBeNull()
    expect([IDLE, ABSOLUTE]).toEqual([12 * HOUR, 7 * DAY])
    await deleteOldSessions(begun + ABSOLUTE + 1)
    expect(await db.read.select().from(sessions).where(eq(sessions.personId, busy.id))).toEqual([])
  })

  test('signing in anew ends the session the browser had', async () => {
    const person = await withPassword(begun)
    await halfOf(person.email, later(2), aPlace({ session: person.secret }))
    expect(await findSession(person.secret, later(2))).toBeNull()
  })

  test('proving oneself again renews the secret and opens what needs it for ten minutes', async () => {
    const person = await withPassword(begun)
    const actor = await actorOf(person)
    const now = begun + HOUR
    const proven = await proveWithCode(actor, codeAt(person.totp, now), aPlace(), now)
    expect(proven).toMatchObject({ outcome: 'proven' })
    expect(await findSession(person.secret, now)).toBeNull()
    const renewed = await findSession((proven as { session: string }).session, now)
    expect(renewed).toMatchObject({ stage: 'full', actor: { sessionId: actor.sessionId, provenAt: now } })
    expect(await proveWithCode(actor, codeAt(person.totp, now), aPlace(), now)).toEqual({ outcome: 'wrong' })
  })

  test("a passkey proves its own person's session alone", async () => {
    const one = await withPasskey(begun)
    const two = await withPasskey(begun)
    const actor = await actorOf(one)
    const asked = await requestOptions(party, actor.personId, later(1))
    expect(await proveWithPasskey(actor, party, two.authenticator.show(asked, origin), later(1))).toEqual({
      outcome: 'failed',
    })
    expect(
      await proveWithPasskey(actor, party, one.authenticator.show(asked, origin), later(1)),
    ).toMatchObject({ outcome: 'proven' })
  })
})

describe('devices', () => {
  test('a new one is told by mail, in the language of the person, and a known one is not', async () => {
    const { id, authenticator } = await withPasskey(begun, anAuthenticator(), { locale: 'es' })
    const signIn = async (secret: string | null, now: number) => {
      const here = aPlace({ device: aDevice(secret) })
      const done = await signInWithPasskey(party, await show(authenticator, now), here, now)
      return (done as { device: string }).device
    }
    const device = await signIn(null, later(1))
    const told = await lettersTo(id)
    expect(told).toMatchObject([
      { template: 'new-device', locale: 'es', fields: { device: 'Firefox, Linux', at: later(1) } },
    ])
    expect(JSON.stringify(told)).not.toMatch(/198\.51\./)
    expect(await signIn(device, later(2))).toBe(device)
    expect(await lettersTo(id)).toHaveLength(1)
    await signIn('made up', later(3))
    expect(await lettersTo(id)).toHaveLength(2)
  })

  test('one that nobody came back from for 400 days is forgotten', async () => {
    const person = await aPerson()
    const device = await aKnownDevice(person.id, begun)
    await deleteOldDevices(begun + 400 * DAY)
    const known = () => db.read.select().from(knownDevices).where(eq(knownDevices.personId, person.id))
    expect(await known()).toHaveLength(1)
    await deleteOldDevices(begun + 400 * DAY + 1)
    expect(await known()).toEqual([])
    expect(device.secret).toHaveLength(43)
  })

  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    ['<script>alert(1)</script>', ''],
    ['curl/8.5.0', ''],
    [null, ''],
  ])('%s is called %s', (agent, name) => expect(nameDevice(agent)).toBe(name))
})

describe('a new password', () => {
  const who = {
    name: 'José Luis Ñandú',
    address: 'marisol.quintana@example.org',
    organisation: 'Río Claro Families',
  }
  test.each([
    ['', 'empty'],
    ['short', 'too-short'],
    ['😀'.repeat(11), 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['passwordpassword', 'common'],
    ['Password123456', 'common'],
    ['qwertyuiop1234', 'common'],
    ['aaaaaaaaaaaaaa', 'common'],
    ['123456789012345', 'common'],
    ['abcdefghijklmn', 'common'],
    ['mi clave de JOSE siempre', 'about-you'],
    ['n-a-n-d-u vive en el sur', 'about-you'],
    ['quintana tiene dos gatos', 'about-you'],
    ['amigas de rioclaro 1998', 'about-you'],
    ['petición en amparo hoy', 'about-you'],
    ['las familias cantan families', null],
    ['verde lento camino tambor', null],
    ['7 gatos bajo la lluvia', null],
    ['x9#kQ2!pLm4z', null],
  ])('%j: %s', (password, problem) => expect(passwordProblem(password, who)).toBe(problem))

  test('is the same in every spelling of its letters', async () => {
    const { hashPassword, isPassword } = await import('../../app/accounts/passwords.server')
    const hash = await hashPassword('canción de la mañana'.normalize('NFC'))
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword(hash, 'canción de la mañana'.normalize('NFD'))).toBe(true)
    expect(await isPassword(hash, 'cancion de la manana')).toBe(false)
    expect(await isPassword(null, '')).toBe(false)
  })
})
