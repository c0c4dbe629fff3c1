import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { db } from '../../db/client'
import { letters, people } from '../../db/schema'
import { greetDevice, type DeviceHere } from '../../app/accounts/devices.server'
import { enrol, readFactor, offerFactors, type Newcomer } from '../../app/accounts/factors.server'
import type { Here } from '../../app/accounts/sign-in.server'
import { findPerson } from '../../app/accounts/people.server'
import { unseal } from '../../app/platform/seal.server'
import { sealedLetter } from '../../app/platform/mail/sealed-letter'
import { newSecret } from '../../app/supporters/tokens.server'
import { anAuthenticator, type Authenticator } from './authenticator'
import { aPerson, type APerson } from './organizers'

export const origin = 'http://localhost:3000'
export const loginUrl = `${origin}/login`
export const goodPassword = 'verde lento camino tambor'

let serial = 0
export const aDevice = (secret: string | null = null): DeviceHere => ({ secret, name: 'Firefox, Linux' })
/** A place of its own: what is tried elsewhere does not count here. */
export const aPlace = (asked: Partial<Here> = {}): Here => ({
  device: aDevice(),
  network: `198.51.${++serial >> 8}.${serial & 255}`,
  session: null,
  ...asked,
})

export const codeAt = (secret: string, now: number): string =>
  TOTP.generate({ secret: secretOf(secret), timestamp: now })
const secretOf = (secret: string) => Secret.fromBase32(secret.replaceAll(' ', ''))

export interface Organizer extends APerson {
  totp: string
  codes: string[]
  deviceSecret: string
}

const newcomer = (person: APerson): Newcomer => ({
  personId: person.id,
  name: 'Ana Lucía Pérez',
  address: person.email,
  organisation: 'Río Claro',
})

/** Somebody who signs in with a password and an app. Their app's code of `now` is used up. */
export async function withPassword(
  now: number,
  asked: Parameters<typeof aPerson>[0] = {},
): Promise<Organizer> {
  const person = await aPerson({ ...asked, now })
  const who = newcomer(person)
  const offer = await offerFactors(who, loginUrl, null, now)
  const form = new FormData()
  const fields = {
    way: 'password',
    offer: offer.sealed,
    password: goodPassword,
    code: codeAt(offer.totp.secret, now),
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const read = await readFactor(who, loginUrl, form, now)
  if (read.outcome !== 'read') throw new Error(JSON.stringify(read.problems))
  const enrolled = await db.write((tx) =>
    enrol(tx, { personId: person.id, factor: read.factor, device: aDevice(), now }),
  )
  return { ...person, totp: offer.totp.secret, codes: enrolled!.codes, deviceSecret: enrolled!.device }
}

/** Somebody who signs in with a passkey. */
export async function withPasskey(
  now: number,
  authenticator: Authenticator = anAuthenticator(),
  asked: Parameters<typeof aPerson>[0] = {},
): Promise<APerson & { authenticator: Authenticator; codes: string[] }> {
  const person = await aPerson({ ...asked, now })
  const who = newcomer(person)
  const offer = await offerFactors(who, loginUrl, null, now)
  const form = new FormData()
  form.set('way', 'passkey')
  form.set('credential', authenticator.create(JSON.parse(offer.passkey!), origin))
  const read = await readFactor(who, loginUrl, form, now)
  if (read.outcome !== 'read') throw new Error(JSON.stringify(read.problems))
  const enrolled = await db.write((tx) =>
    enrol(tx, { personId: person.id, factor: read.factor, device: aDevice(), now }),
  )
  return { ...person, authenticator, codes: enrolled!.codes }
}

/** A device this person is known to use. */
export async function aKnownDevice(personId: string, now: number): Promise<DeviceHere> {
  const device = aDevice(newSecret())
  const person = await findPerson(personId)
  await db.write((tx) => greetDevice(tx, person!, device, now, { quiet: true }))
  return device
}

/** The letters to a person, oldest first, with what they say. */
export async function lettersTo(personId: string) {
  const [person] = await db.read.select().from(people).where(eq(people.id, personId))
  const rows = await db.read
    .select()
    .from(letters)
    .where(eq(letters.mailbox, person!.mailbox))
    .orderBy(letters.id)
  return rows.map(({ template, locale, state, mailbox, createdAt, sealed }) => ({
    template,
    locale,
    state,
    ...(sealed
      ? unseal<{ to: string; fields: Record<string, unknown> }>(sealedLetter(mailbox, createdAt), sealed)
      : {}),
  }))
}
