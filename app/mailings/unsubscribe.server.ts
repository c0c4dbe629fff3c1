import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { organisations, petitions, signatures, subscriptions, suppressions } from '../../db/schema'
import type { Locale } from '../i18n'
import { insertConsent } from '../petitions/signature-rows.server'
import { choicesOf } from '../petitions/change-signature.server'
import { suppress } from '../supporters/suppression.server'
import { STOP_WORDING } from './consent-wording'
import { titlesOfPetition } from './petition-titles.server'
import { countUnsubscribed } from '../petitions/count-recipients.server'
import { choose, currentChoice } from './subscriptions.server'
import { readStopToken, type StopLink } from './unsubscribe-token.server'

/** What a link out of a mailing stands for; finding it changes nothing. */
export type FoundStop =
  | {
      outcome: 'found' | 'done'
      scope: StopLink['scope']
      organisation: string
      /** Of a link about one petition. */
      petition: { slug: string; title: string } | null
    }
  /** Not ours. */
  | { outcome: 'gone' }

/** Reads a link out of a mailing. `done`: what it ends has ended. */
export async function findStop(token: string, locale: Locale): Promise<FoundStop> {
  const link = readStopToken(token)
  if (!link) return { outcome: 'gone' }
  const found = await namesOf(link, locale)
  if (!found) return { outcome: 'gone' }
  const stopped = await db.read
    .select({ mailbox: suppressions.mailbox })
    .from(suppressions)
    .where(eq(suppressions.mailbox, link.mailbox))
  const done = stopped.length > 0 || !(await stillWants(link))
  return { outcome: done ? 'done' : 'found', scope: link.scope, ...found }
}

async function namesOf({ scope, id }: StopLink, locale: Locale) {
  const [petition] =
    scope === 'petition' ? await db.read.select().from(petitions).where(eq(petitions.id, id)) : []
  const organisationId = scope === 'petition' ? petition?.organisationId : id
  if (!organisationId) return null
  const [organisation] = await db.read
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  if (!organisation) return null
  const title = petition ? (await titlesOfPetition(db.read, petition.id))[locale] : ''
  return {
    organisation: organisation.name[locale],
    petition: petition ? { slug: petition.slug, title } : null,
  }
}

async function stillWants({ scope, id, mailbox }: StopLink): Promise<boolean> {
  if (scope === 'petition') {
    const rows = await db.read
      .select({ id: signatures.id })
      .from(signatures)
      .where(and(eq(signatures.petitionId, id), eq(signatures.mailbox, mailbox), signatures.updates))
    return rows.length > 0
  }
  const rows = await db.read
    .select({ wanted: subscriptions.wanted })
    .from(subscriptions)
    .where(currentChoice(id, mailbox))
  return rows[0]?.wanted !== false
}

export interface Stop {
  /** link: what it says; organisation: all its letters; everything: every letter to this mailbox. */
  scope: 'link' | 'organisation' | 'everything'
  /** The page with the button, or a mail program by itself (RFC 8058). */
  place: 'unsubscribe-link' | 'one-click'
  locale: Locale
}

const scopes: Stop['scope'][] = ['link', 'organisation', 'everything']

/** What a form's button asks to end; anything else is what the link says. */
export const scopeIn = (form: { get(name: string): unknown }): Stop['scope'] =>
  scopes.find((scope) => scope === form.get('scope')) ?? 'link'

const byLink: Stop = { scope: 'link', place: 'unsubscribe-link', locale: 'en' }

/**
 * Ends what a link out of a mailing says, or more where its reader asks for more; chunks that are claimed later leave the
 * mailbox out. Repeating it changes nothing, and a token that is not ours does nothing.
 */
export async function stopMailings(
  token: string,
  how: Stop = byLink,
  now = Date.now(),
): Promise<{ outcome: 'stopped' | 'already' | 'unknown' }> {
  const link = readStopToken(token)
  if (!link) return { outcome: 'unknown' }
  return db.write(async (tx) => {
    const changed = await stop(tx, link, how, now)
    if (changed === null) return { outcome: 'unknown' }
    if (changed) countUnsubscribed(tx, link.mailingId)
    return { outcome: changed ? 'stopped' : 'already' }
  })
}

/** Returns whether that changed anything; null where what it is about is gone. */
async function stop(tx: Tx, link: StopLink, how: Stop, now: number): Promise<boolean | null> {
  const { mailbox } = link
  if (how.scope === 'everything') return suppress(tx, mailbox, 'asked', now)
  if (how.scope === 'link' && link.scope === 'petition') return stopUpdates(tx, link, how, now)
  const [owner] =
    link.scope === 'petition'
      ? await tx.select({ id: petitions.organisationId }).from(petitions).where(eq(petitions.id, link.id))
      : await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, link.id))
  if (!owner) return null
  const { place, locale } = how
  return choose(tx, {
    organisationId: owner.id,
    ...{ mailbox, wanted: false, wording: STOP_WORDING, locale, place, now },
  })
}

async function stopUpdates(tx: Tx, { id, mailbox }: StopLink, how: Stop, now: number): Promise<boolean> {
  const [signature] = await tx
    .update(signatures)
    .set({ updates: false })
    .where(and(eq(signatures.petitionId, id), eq(signatures.mailbox, mailbox), signatures.updates))
    .returning()
  if (!signature) return false
  await insertConsent(tx, {
    signatureId: signature.id,
    submissionId: null,
    wording: STOP_WORDING,
    locale: how.locale,
    place: 'unsubscribe-link',
    ...(await choicesOf(tx, signature)),
    now,
    effectiveAt: now,
  })
  return true
}
