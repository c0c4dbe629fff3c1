import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { isId } from '../../db/is-id'
import { organisations, petitions, signatures, subscriptions } from '../../db/schema'
import type { Locale } from '../i18n'
import { SUBSCRIPTION_WORDING } from './consent-wording'

export interface Choice {
  organisationId: string
  mailbox: Buffer
  /** True: also what is about none of their petitions. False: nothing. Null: their petitions decide. */
  wanted: boolean | null
  wording: string
  locale: Locale
  place: (typeof subscriptions.$inferSelect)['place']
  now: number
}

/** The row in force, if any, of a mailbox at an organisation. */
export const currentChoice = (organisationId: string, mailbox: Buffer) =>
  and(
    eq(subscriptions.organisationId, organisationId),
    eq(subscriptions.mailbox, mailbox),
    isNull(subscriptions.endedAt),
  )

/** Writes down what somebody decided about an organisation. Returns whether that changed anything. */
export async function choose(tx: Tx, choice: Choice): Promise<boolean> {
  const { organisationId, mailbox, wanted, wording, locale, place, now } = choice
  const [before] = await locked(tx.select().from(subscriptions).where(currentChoice(organisationId, mailbox)))
  if ((before?.wanted ?? null) === wanted) return false
  if (before) await tx.update(subscriptions).set({ endedAt: now }).where(eq(subscriptions.id, before.id))
  if (wanted === null) return true
  const rows = await tx
    .insert(subscriptions)
    .values({ organisationId, mailbox, wanted, wording, locale, place, givenAt: now })
    .onConflictDoNothing() // two presses at the same moment: one of them wrote it
    .returning({ id: subscriptions.id })
  return rows.length > 0
}

/** What the owner of a mailbox decided about one organisation. */
export interface MySubscription {
  organisationId: string
  name: string
  /** petitions: the choice made for each petition decides. */
  choice: 'everything' | 'petitions' | 'nothing'
  /** What is in force, as it was agreed to: epoch ms, where, and the version of its wording. Null: nothing was decided. */
  agreed: { at: number; place: Choice['place']; wording: string } | null
}

/** The organisations whose petitions a mailbox signed, with what its owner wants of each. */
export async function mySubscriptions(mailbox: Buffer, locale: Locale): Promise<MySubscription[]> {
  const [rows, current] = await Promise.all([
    db.read
      .selectDistinct({ id: organisations.id, name: organisations.name })
      .from(signatures)
      .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
      .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
      .where(and(eq(signatures.mailbox, mailbox), inArray(signatures.state, ['confirmed', 'held']))),
    db.read
      .select()
      .from(subscriptions)
      .where(and(eq(subscriptions.mailbox, mailbox), isNull(subscriptions.endedAt))),
  ])
  return rows
    .map(({ id, name }): MySubscription => {
      const own = current.find(({ organisationId }) => organisationId === id)
      return {
        organisationId: id,
        name: name[locale],
        choice: own ? (own.wanted ? 'everything' : 'nothing') : 'petitions',
        agreed: own ? { at: own.givenAt, place: own.place, wording: own.wording } : null,
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}

const wantedOf = { everything: true, petitions: null, nothing: false } as const

/** Changes, on My page, what a mailbox gets from an organisation it has signed with. Returns false for any other. */
export async function changeSubscription(
  mailbox: Buffer,
  organisationId: string,
  choice: MySubscription['choice'],
  locale: Locale,
  now = Date.now(),
): Promise<boolean> {
  if (!isId(organisationId)) return false
  const own = await mySubscriptions(mailbox, locale)
  if (!own.some((one) => one.organisationId === organisationId)) return false
  const wanted = wantedOf[choice]
  const [wording, place] = [SUBSCRIPTION_WORDING, 'my-page' as const]
  await db.write((tx) => choose(tx, { organisationId, mailbox, wanted, wording, locale, place, now }))
  return true
}
