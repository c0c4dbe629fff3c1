import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { memberships } from '../../db/schema'
import { config } from '../config.server'
import { DAY, HOUR } from '../duration'
import { inLocale } from '../i18n'
import { countRecent } from '../platform/count-recent.server'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { readMailbox, type Mailbox } from '../supporters/mailbox.server'
import { changeContext, findToken, keepToken, newSecret, takeToken } from '../supporters/tokens.server'
import { record } from './audit.server'
import type { Actor } from './can'
import { forgetDevices, type DeviceHere } from './devices.server'
import { dropFactors, enrol, type Enrolled, type NewFactor, type Newcomer } from './factors.server'
import { addressOf, findPerson, findPersonByMailbox, homeOf, writeTo, type Person } from './people.server'
import { readRecoveryCode, takeRecoveryCode } from './recovery-codes.server'
import { endSessions } from './session.server'
import { takeTurn } from './slow-down.server'

/** How long a link to recovery works. */
const WORKS_FOR = HOUR
/** Links a day to one mailbox. */
const MOST_LINKS = 5

// What a token of this purpose stands for: `code <person>` still asks for a recovery code, `open <person>` does not.
type Gate = 'code' | 'open'
const contextOf = (gate: Gate, personId: string) => `${gate} ${personId}`

async function newLink(tx: Tx, gate: Gate, person: Person, now: number) {
  const secret = newSecret()
  const expiresAt = now + WORKS_FOR
  await keepToken(tx, secret, {
    purpose: 'recover',
    subject: null,
    context: contextOf(gate, person.id),
    now,
    expiresAt,
  })
  return { recoverUrl: `${config.publicOrigin}${inLocale(person.locale, `/recover/${secret}`)}`, expiresAt }
}

/** Mails the link that starts recovery. An unknown mailbox gets the same answer and no letter. */
export async function mailRecovery(
  typed: string,
  now = Date.now(),
): Promise<{ outcome: 'done' | 'malformed' }> {
  const mailbox = await readMailbox(typed)
  if (!mailbox) return { outcome: 'malformed' }
  const person = await findPersonByMailbox(mailbox.hash)
  const asked = await countRecent(`recover ${mailbox.hash.toString('hex')}`, DAY)
  const sends = person?.disabledAt === null && asked <= MOST_LINKS ? person : null
  await db.write(async (tx) => {
    if (!sends) return withhold(tx, mailbox, now)
    await writeTo(
      tx,
      sends,
      { template: 'recover', fields: { ...(await newLink(tx, 'code', sends, now)), byOwner: false } },
      now,
    )
  })
  return { outcome: 'done' }
}

/** The rows of a link that stands for nobody and of a letter that is not sent: an unknown mailbox costs as much. */
async function withhold(tx: Tx, { address: to, hash }: Mailbox, now: number): Promise<void> {
  const token = { subject: null, context: 'nobody', now, expiresAt: now }
  await keepToken(tx, newSecret(), { purpose: 'recover', ...token })
  const fields = { recoverUrl: '', expiresAt: now, byOwner: false }
  const letter = { locale: 'en' as const, to, mailbox: hash, about: null, state: 'withheld' as const, now }
  await queueLetter(tx, { template: 'recover', fields, ...letter })
}

/**
 * Lets an owner help somebody of their organisation who has no recovery code left: mails them a link that asks for none.
 * Not for owners and those who run the instance: that is for the command line.
 */
export function mailReset(
  actor: Actor,
  personId: string,
  now = Date.now(),
): Promise<{ outcome: 'sent' | 'owner' | 'not-found' }> {
  return db.write(async (tx) => {
    const organisationId = actor.organisation?.id ?? ''
    if (!isId(personId)) return { outcome: 'not-found' }
    const roles = await tx
      .select({ role: memberships.role, organisationId: memberships.organisationId })
      .from(memberships)
      .where(eq(memberships.personId, personId))
    const person = await findPerson(personId, tx)
    const here = roles.some((held) => held.organisationId === organisationId)
    if (!person || person.disabledAt !== null || !here) return { outcome: 'not-found' }
    if (person.instanceAdmin || roles.some(({ role }) => role === 'owner')) return { outcome: 'owner' }
    await writeTo(
      tx,
      person,
      { template: 'recover', fields: { ...(await newLink(tx, 'open', person, now)), byOwner: true } },
      now,
    )
    const about = person.name
    await record(tx, {
      actor,
      organisationId,
      action: 'account.recovered',
      about,
      details: { asked: true },
      now,
    })
    return { outcome: 'sent' }
  })
}

/** For the command line: a link that asks for no recovery code; null for an unknown mailbox. */
export async function makeRecoveryLink(typed: string, by: string, now = Date.now()): Promise<string | null> {
  const mailbox = await readMailbox(typed)
  const person = mailbox && (await findPersonByMailbox(mailbox.hash))
  if (!person || person.disabledAt !== null) return null
  return db.write(async (tx) => {
    const home = await homeOf(person.id, tx)
    const organisationId = home?.id ?? null
    await record(tx, {
      actor: null,
      by,
      organisationId,
      action: 'account.recovered',
      about: person.name,
      details: { asked: true },
      now,
    })
    return (await newLink(tx, 'open', person, now)).recoverUrl
  })
}

export type Recovery = { outcome: 'code' | 'open'; person: Person; who: Newcomer } | { outcome: 'ended' }

/** What a link to recovery opens now: the question for a code, or the choice of a new way to sign in. */
export async function findRecovery(secret: string, now = Date.now()): Promise<Recovery> {
  const token = await findToken(secret, 'recover', now)
  const [gate, personId] = token?.context?.split(' ') ?? []
  if (!token || token.expired || !personId || (gate !== 'code' && gate !== 'open'))
    return { outcome: 'ended' }
  const person = await findPerson(personId)
  if (!person || person.disabledAt !== null) return { outcome: 'ended' }
  const home = await homeOf(personId)
  const organisation = home?.name[person.locale] ?? null
  return {
    outcome: gate,
    person,
    who: { personId, name: person.name, address: addressOf(person), organisation },
  }
}

/** Takes a recovery code for such a link, once; then the link asks for none. */
export async function openRecovery(
  secret: string,
  person: Person,
  typed: string,
  now = Date.now(),
): Promise<{ outcome: 'opened' | 'wrong' } | { outcome: 'wait'; seconds: number }> {
  const turn = await takeTurn([{ key: `recovery code ${person.id}`, free: 5 }])
  if (turn.outcome === 'wait') return turn
  const code = readRecoveryCode(typed)
  if (!code) return { outcome: 'wrong' }
  const opened = await db.write(async (tx) => {
    if (!(await takeRecoveryCode(tx, person.id, code, now))) return false
    await changeContext(tx, secret, contextOf('open', person.id))
    return true
  })
  if (opened) await turn.wasRight()
  return { outcome: opened ? 'opened' : 'wrong' }
}

class Ended extends Error {}

/**
 * Gives a person a new way to sign in instead of all they had, once for each link: every session and every known device
 * ends, and a letter says so. Null when the link had ended or its passkey was used before.
 */
export async function recover(
  secret: string,
  factor: NewFactor,
  device: DeviceHere,
  now = Date.now(),
): Promise<Enrolled | null> {
  return db
    .write(async (tx) => {
      const taken = await takeToken(tx, secret, 'recover', now)
      const [gate, personId = ''] = taken?.context?.split(' ') ?? []
      const person = gate === 'open' ? await findPerson(personId, tx) : null
      if (!person || person.disabledAt !== null) throw new Ended()
      await endSessions(tx, personId, null)
      await forgetDevices(tx, personId)
      await dropFactors(tx, personId)
      const enrolled = await enrol(tx, { personId, factor, device, now })
      if (!enrolled) throw new Ended()
      await writeTo(
        tx,
        person,
        { template: 'factor-changed', fields: { what: 'recovered', device: device.name, at: now } },
        now,
      )
      const home = await homeOf(personId, tx)
      await record(tx, {
        actor: { personId, name: person.name },
        organisationId: home?.id ?? null,
        action: 'account.recovered',
        now,
      })
      return enrolled
    })
    .catch((error: unknown) => {
      if (error instanceof Ended) return null
      throw error
    })
}
