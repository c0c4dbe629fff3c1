import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, petitionTexts, signatures } from '../../db/schema'
import type { Locale } from '../i18n'
import { currentText } from './cards.server'
import { findThanks } from './sign-another.server'
import { makeStamp } from './stamp.server'
import { takesSignatures } from './states'

export interface OtherPetition {
  slug: string
  title: string
  summary: string
  /** True when this mailbox stands among its signatures, however it came there. */
  signed: boolean
  /** Says which version of the text the button belongs to. */
  stamp: string
}

/**
 * The other petitions of the campaign that the holder of a thanks page can sign with one press, and those already
 * signed; null when the secret ran out, never was, or belongs to another petition.
 */
export async function othersToSign(
  secret: string,
  slug: string,
  locale: Locale,
  now = Date.now(),
): Promise<OtherPetition[] | null> {
  const proven = await findThanks(secret, now)
  if (!proven || proven.slug !== slug) return null
  if (proven.campaignId === null) return []
  const rows = await db.read
    .select({
      id: petitions.id,
      slug: petitions.slug,
      state: petitions.state,
      closesAt: petitions.closesAt,
      title: petitionTexts.title,
      summary: petitionTexts.summary,
      textVersion: petitionTexts.version,
    })
    .from(petitions)
    .innerJoin(petitionTexts, currentText(locale))
    .where(
      and(
        eq(petitions.campaignId, proven.campaignId),
        eq(petitions.state, 'open'),
        ne(petitions.id, proven.petitionId),
      ),
    )
    .orderBy(asc(petitions.position), asc(petitions.id))
  const open = rows.filter((row) => takesSignatures(row, now))
  const signed = await signedBy(
    proven.mailbox,
    open.map((row) => row.id),
  )
  return open.map(({ id, slug: other, title, summary, textVersion }) => ({
    slug: other,
    title,
    summary,
    signed: signed.has(id),
    stamp: makeStamp(other, textVersion, now),
  }))
}

async function signedBy(mailbox: Buffer, petitionIds: string[]): Promise<Set<string>> {
  if (petitionIds.length === 0) return new Set()
  const rows = await db.read
    .select({ petitionId: signatures.petitionId })
    .from(signatures)
    .where(
      and(
        eq(signatures.mailbox, mailbox),
        inArray(signatures.petitionId, petitionIds),
        inArray(signatures.state, ['confirmed', 'held', 'removed']),
      ),
    )
  return new Set(rows.map((row) => row.petitionId))
}
