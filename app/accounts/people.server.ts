import { eq } from 'drizzle-orm'
import { db, type Reader, type Tx } from '../../db/client'
import { memberships, organisations, people } from '../../db/schema'
import type { Letter } from '../../emails/letter'
import type { Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { seal, unseal } from '../platform/seal.server'
import type { Mailbox } from '../supporters/mailbox.server'
import { sealedPersonOf } from './people'

export type Person = typeof people.$inferSelect

export async function findPerson(personId: string, read: Reader | Tx = db.read): Promise<Person | null> {
  const [person] = await read.select().from(people).where(eq(people.id, personId))
  return person ?? null
}

export async function findPersonByMailbox(mailbox: Buffer): Promise<Person | null> {
  const [person] = await db.read.select().from(people).where(eq(people.mailbox, mailbox))
  return person ?? null
}

/** The address a person's letters go to. */
export const addressOf = ({ mailbox, sealed }: Pick<Person, 'mailbox' | 'sealed'>): string =>
  unseal<{ email: string }>(sealedPersonOf(mailbox), sealed).email

export interface NewPerson {
  /** Made beforehand, because factors are made for it. */
  id: string
  mailbox: Pick<Mailbox, 'hash' | 'address'>
  name: string
  locale: Locale
  instanceAdmin?: boolean
  now: number
}

/** Writes an account without any factor yet. Returns false when this mailbox has one already. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const { mailbox, now, ...rest } = person
  const inserted = await tx
    .insert(people)
    .values({
      ...rest,
      mailbox: mailbox.hash,
      sealed: seal(sealedPersonOf(mailbox.hash), { email: mailbox.address }),
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: people.id })
  return inserted.length > 0
}

/** The organisation a person joined first, where what they do with their account is written down. */
export async function homeOf(
  personId: string,
  read: Reader | Tx = db.read,
): Promise<{ id: string; name: { en: string; es: string } } | null> {
  const [home] = await read
    .select({ id: organisations.id, name: organisations.name })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId))
    .orderBy(memberships.createdAt)
    .limit(1)
  return home ?? null
}

type ToPeople = Extract<Letter, { template: 'new-device' | 'factor-changed' | 'recover' }>
type Without<T> = T extends unknown ? Omit<T, 'locale'> : never

/** Writes to a person, in their language. */
export async function writeTo(tx: Tx, person: Person, letter: Without<ToPeople>, now: number): Promise<void> {
  const to = addressOf(person)
  await queueLetter(tx, { ...letter, locale: person.locale, to, mailbox: person.mailbox, about: null, now })
}
