import { db, type Tx } from '../../db/client'
import { hashNetwork } from '../platform/network.server'
import { readMailbox } from '../supporters/mailbox.server'
import { record } from './audit.server'
import { greetDevice, knownDevice, type DeviceHere } from './devices.server'
import { readShownPasskey, takeShownPasskey, type RelyingParty } from './passkeys.server'
import { isPassword } from './passwords.server'
import { findPerson, findPersonByMailbox, homeOf, writeTo, type Person } from './people.server'
import { readRecoveryCode, takeRecoveryCode } from './recovery-codes.server'
import { endSessionOf, renewSession, startSession } from './session.server'
import { takeTurn, type Counted } from './slow-down.server'
import { claimTotpStep, readTotp, totpStep, unsealTotp } from './totp.server'

/** Where an attempt comes from. */
export interface Here {
  device: DeviceHere
  /** The network address, for limits only. */
  network: string
  /** The secret of a session this browser has already; it ends when another begins. */
  session: string | null
}

export type Wait = { outcome: 'wait'; seconds: number }
export type SignedIn = { outcome: 'in'; session: string; device: string }

/** Wrong attempts without a wait: of one mailbox, of one known device, of one network, which many people may share. */
const FREE = { mailbox: 5, device: 5, network: 40, code: 5 }

const keyOf = (what: keyof typeof FREE, hash: Buffer | string | null): Counted => ({
  key: `sign-in ${what} ${typeof hash === 'string' ? hash : (hash?.toString('hex') ?? 'none')}`,
  free: FREE[what],
})

/**
 * The first half of signing in with a password. An unknown mailbox, one without a password, a disabled account and a
 * wrong password cost the same and get the same answer.
 */
export async function signInWithPassword(
  typed: { address: string; password: string },
  here: Here,
  now = Date.now(),
): Promise<{ outcome: 'half'; session: string } | { outcome: 'wrong' } | Wait> {
  const mailbox = await readMailbox(typed.address)
  if (!mailbox) return { outcome: 'wrong' }
  const known = await knownDevice(mailbox.hash, here.device)
  // Somebody at a device of theirs does not wait for what strangers try elsewhere.
  const counted = known
    ? [keyOf('device', known)]
    : [keyOf('network', hashNetwork(here.network, now)), keyOf('mailbox', mailbox.hash)]
  const turn = await takeTurn(counted)
  if (turn.outcome === 'wait') return turn
  const person = await findPersonByMailbox(mailbox.hash)
  const able = person?.disabledAt === null && person.totp ? person : null
  const right = await isPassword(able?.passwordHash ?? null, typed.password)
  if (!able || !right) return { outcome: 'wrong' }
  await turn.wasRight()
  return db.write(async (tx) => {
    await endSessionOf(tx, here.session)
    const device = here.device.name
    return {
      outcome: 'half',
      session: await startSession(tx, { personId: able.id, stage: 'password', device, now }),
    }
  })
}

/** The second half: a code of the authenticator app, or one of the recovery codes. */
export async function finishWithCode(
  half: { sessionId: string; personId: string },
  typed: string,
  here: Here,
  now = Date.now(),
): Promise<SignedIn | { outcome: 'wrong' } | { outcome: 'ended' } | Wait> {
  const person = await findPerson(half.personId)
  if (!person || person.disabledAt !== null) return { outcome: 'ended' }
  const taken = await takeCode(person, typed, here, now, async (tx) => {
    const session = await renewSession(tx, half.sessionId, now)
    if (!session) return null
    return { session, device: await begin(tx, person, here, now) }
  })
  if (taken.outcome !== 'taken') return taken
  return taken.value ? { outcome: 'in', ...taken.value } : { outcome: 'ended' }
}

/** Shows a second factor again in a session that is open: its secret is renewed. */
export async function proveWithCode(
  actor: { personId: string; sessionId: string },
  typed: string,
  here: Here,
  now = Date.now(),
): Promise<{ outcome: 'proven'; session: string } | { outcome: 'wrong' } | { outcome: 'ended' } | Wait> {
  const person = await findPerson(actor.personId)
  if (!person || person.disabledAt !== null) return { outcome: 'ended' }
  const taken = await takeCode(person, typed, here, now, (tx) => renewSession(tx, actor.sessionId, now))
  if (taken.outcome !== 'taken') return taken
  return taken.value ? { outcome: 'proven', session: taken.value } : { outcome: 'ended' }
}

async function takeCode<T>(
  person: Person,
  typed: string,
  here: Here,
  now: number,
  then: (tx: Tx) => Promise<T>,
): Promise<{ outcome: 'taken'; value: T } | { outcome: 'wrong' } | Wait> {
  const known = await knownDevice(person.mailbox, here.device)
  const turn = await takeTurn([keyOf('code', known ?? person.id)])
  if (turn.outcome === 'wait') return turn
  const code = readTotp(typed)
  const step = code && person.totp ? totpStep(unsealTotp(person.id, person.totp), code, now) : null
  const recovery = readRecoveryCode(typed)
  if (!step && !recovery) return { outcome: 'wrong' }
  const taken = await db.write(async (tx) => {
    if (
      step
        ? !(await claimTotpStep(tx, person.id, step))
        : !(await takeRecoveryCode(tx, person.id, recovery!, now))
    )
      return null
    if (!step) {
      const fields = { what: 'code-used' as const, device: here.device.name, at: now }
      await writeTo(tx, person, { template: 'factor-changed', fields }, now)
    }
    return { outcome: 'taken' as const, value: await then(tx) }
  })
  if (!taken) return { outcome: 'wrong' }
  await turn.wasRight()
  return taken
}

/** Signs in with a passkey: whoever has it and could unlock it has shown two factors. Nobody's attempts stand in its way. */
export async function signInWithPasskey(
  party: RelyingParty,
  answer: string,
  here: Here,
  now = Date.now(),
): Promise<SignedIn | { outcome: 'failed' }> {
  const shown = await readShownPasskey(party, null, answer, now)
  const person = shown && (await findPerson(shown.personId))
  if (!shown || person?.disabledAt !== null) return { outcome: 'failed' }
  return db.write(async (tx) => {
    if (!(await takeShownPasskey(tx, shown, now))) return { outcome: 'failed' }
    await endSessionOf(tx, here.session)
    const device = here.device.name
    const session = await startSession(tx, { personId: person.id, stage: 'full', device, now })
    return { outcome: 'in', session, device: await begin(tx, person, here, now) }
  })
}

/** Shows a passkey again in a session that is open. */
export async function proveWithPasskey(
  actor: { personId: string; sessionId: string },
  party: RelyingParty,
  answer: string,
  now = Date.now(),
): Promise<{ outcome: 'proven'; session: string } | { outcome: 'failed' }> {
  const shown = await readShownPasskey(party, actor.personId, answer, now)
  if (!shown) return { outcome: 'failed' }
  return db.write(async (tx) => {
    const taken = await takeShownPasskey(tx, shown, now)
    const session = taken ? await renewSession(tx, actor.sessionId, now) : null
    return session ? { outcome: 'proven', session } : { outcome: 'failed' }
  })
}

/** What every sign-in leaves behind: a line in the log, and a device that is known. Returns the device's secret. */
async function begin(tx: Tx, person: Person, { device }: Here, now: number): Promise<string> {
  const home = await homeOf(person.id, tx)
  await record(tx, {
    actor: { personId: person.id, name: person.name },
    organisationId: home?.id ?? null,
    action: 'account.signed-in',
    details: { device: device.name },
    now,
  })
  return greetDevice(tx, person, device, now)
}
