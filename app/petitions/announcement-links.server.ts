import { and, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, signatures } from '../../db/schema'
import type { Locale } from '../i18n'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { findToken } from '../supporters/tokens.server'
import { agree, choicesOf } from './change-signature.server'
import { endSignature } from './end-signature.server'
import { petitionTitle } from './find-confirmation.server'

/** What a link in an announcement still stands for. A GET finds it and changes nothing. */
export type FoundLink =
  | { outcome: 'found'; slug: string; title: string }
  /** What its button does is done. */
  | { outcome: 'done'; slug: string; title: string }
  | { outcome: 'gone' }

type Purpose = 'withdraw' | 'unsubscribe'

async function signatureBehind(secret: string, purpose: Purpose, now: number) {
  const token = await findToken(secret, purpose, now)
  if (!token || token.expired || token.subject === null) return null
  const [row] = await db.read
    .select({
      id: signatures.id,
      state: signatures.state,
      updates: signatures.updates,
      petitionId: petitions.id,
      slug: petitions.slug,
    })
    .from(signatures)
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(eq(signatures.id, token.subject))
  return row ?? null
}

export async function findLink(
  secret: string,
  purpose: Purpose,
  locale: Locale,
  now = Date.now(),
): Promise<FoundLink> {
  const signature = await signatureBehind(secret, purpose, now)
  if (!signature) return { outcome: 'gone' }
  const { state, updates, slug } = signature
  const title = await petitionTitle(signature.petitionId, locale)
  if (state === 'withdrawn') return { outcome: 'done', slug, title }
  if (state !== 'confirmed' && state !== 'held') return { outcome: 'gone' }
  return { outcome: purpose === 'unsubscribe' && !updates ? 'done' : 'found', slug, title }
}

/** Takes back the signature a link stands for; a link that stands for none does nothing. Repeating changes nothing. */
export async function withdrawByLink(secret: string, now = Date.now()): Promise<void> {
  const signature = await signatureBehind(secret, 'withdraw', now)
  if (!signature) return
  const { id, slug, petitionId } = signature
  const [{ locale } = { locale: 'en' as const }] = await db.read
    .select({ locale: signatures.locale })
    .from(signatures)
    .where(eq(signatures.id, id))
  const title = await petitionTitle(petitionId, locale)
  const ended = await db.write(async (tx) => {
    // Signed anew and waiting for its letter: that signature read the new demand, and this link is not about it.
    const [current] = await tx
      .select({ state: signatures.state })
      .from(signatures)
      .where(eq(signatures.id, id))
    if (current?.state !== 'confirmed' && current?.state !== 'held') return false
    return (await endSignature(tx, id, { slug, title }, now)) === 'withdrawn'
  })
  if (ended) await forgetPetitionPages(slug)
}

/** Ends letters about what becomes of a petition; the signature stays. Repeating changes nothing. */
export async function stopLetters(secret: string, now = Date.now()): Promise<void> {
  // A letter about a changed demand carries one secret, for taking the signature back; it ends letters too.
  const signature =
    (await signatureBehind(secret, 'unsubscribe', now)) ?? (await signatureBehind(secret, 'withdraw', now))
  if (!signature) return
  await db.write(async (tx) => {
    const [standing] = await tx
      .select()
      .from(signatures)
      .where(and(eq(signatures.id, signature.id), inArray(signatures.state, ['confirmed', 'held'])))
    if (!standing?.updates) return
    const before = await choicesOf(tx, standing)
    await tx.update(signatures).set({ updates: false }).where(eq(signatures.id, standing.id))
    await agree(tx, standing.id, { ...before, updates: false }, standing.locale, now)
  })
}
