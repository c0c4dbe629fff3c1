import { createHash } from 'node:crypto'
import { and, eq, inArray, lt } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { knownDevices, people } from '../../db/schema'
import { DAY } from '../duration'
import { newSecret } from '../supporters/tokens.server'
import { writeTo, type Person } from './people.server'

/** A device nobody signed in from for this long is a new one; its cookie lasts as long. */
export const DEVICE_KEPT = 400 * DAY

/** What a request tells of the device it comes from. */
export interface DeviceHere {
  /** The secret in its cookie, if it has one. */
  secret: string | null
  /** Browser and system, or empty. */
  name: string
}

const isSecret = (text: string | null): text is string => text !== null && /^[A-Za-z0-9_-]{43}$/.test(text)
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The hash of the device a request comes from, when the owner of this mailbox has signed in from it before. */
export async function knownDevice(mailbox: Buffer, { secret }: DeviceHere): Promise<Buffer | null> {
  const hash = hashOf(isSecret(secret) ? secret : '')
  const [known] = await db.read
    .select({ hash: knownDevices.hash })
    .from(knownDevices)
    .innerJoin(people, eq(people.id, knownDevices.personId))
    .where(and(eq(people.mailbox, mailbox), eq(knownDevices.hash, hash)))
  return known?.hash ?? null
}

/**
 * Knows a device from now on and returns the secret for its cookie. A new one is told to its person by mail; `quiet`
 * where another letter says as much, or where the account began a moment ago.
 */
export async function greetDevice(
  tx: Tx,
  person: Person,
  device: DeviceHere,
  now: number,
  how: { quiet?: boolean } = {},
): Promise<string> {
  const secret = isSecret(device.secret) ? device.secret : newSecret()
  const hash = hashOf(secret)
  const added = await tx
    .insert(knownDevices)
    .values({ personId: person.id, hash, firstSeenAt: now, lastSeenAt: now })
    .onConflictDoNothing()
    .returning({ hash: knownDevices.hash })
  if (added.length === 0) {
    await tx
      .update(knownDevices)
      .set({ lastSeenAt: now })
      .where(and(eq(knownDevices.personId, person.id), eq(knownDevices.hash, hash)))
  } else if (!how.quiet) {
    await writeTo(tx, person, { template: 'new-device', fields: { device: device.name, at: now } }, now)
  }
  return secret
}

/** Forgets every device of a person: the next sign-in from any of them is told by mail. */
export async function forgetDevices(tx: Tx, personId: string): Promise<void> {
  await tx.delete(knownDevices).where(eq(knownDevices.personId, personId))
}

const BATCH = 1000

/** Deletes devices nobody came back from, a batch at a time. */
export async function deleteOldDevices(now = Date.now()): Promise<void> {
  for (let gone = BATCH; gone === BATCH;) {
    gone = await db.write(async (tx) => {
      const old = await tx
        .select({ hash: knownDevices.hash })
        .from(knownDevices)
        .where(lt(knownDevices.lastSeenAt, now - DEVICE_KEPT))
        .limit(BATCH)
      if (old.length === 0) return 0
      await tx.delete(knownDevices).where(
        and(
          lt(knownDevices.lastSeenAt, now - DEVICE_KEPT),
          inArray(
            knownDevices.hash,
            old.map(({ hash }) => hash),
          ),
        ),
      )
      return old.length
    })
  }
}
