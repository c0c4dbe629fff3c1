import { and, desc, eq, inArray, isNotNull, max, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures, updates } from '../../db/schema'
import { inLocale, type Locale } from '../i18n'
import { compileMailing } from './compile.server'
import { nobodysName } from './merge-fields'
import { readOwnMailing, textsOf, type Mailing } from './own-mailing.server'
import { readFacts } from './start.server'
import { signers } from './signers.server'
import { keepingProblems, type MailingTexts } from './text-problems'
import type { MailPreview } from './views'

/** Readers a preview can be turned through. */
const MOST_READERS = 20

export interface PreviewOf {
  /** The reader's language. */
  locale: Locale
  /** 0: somebody without a shown name; 1, 2, …: people of the audience who show their name, newest first. */
  reader: number
  /** As they are being written; without them as they are stored. */
  texts?: MailingTexts
}

/**
 * A mailing of an organisation as one of its readers would get it: with the name of a real person who shows it publicly,
 * and nothing else of them. Null for another's mailing, or for texts that cannot be kept.
 */
export async function previewMailing(
  organisationId: string,
  reference: string,
  { locale, reader, texts: typed }: PreviewOf,
): Promise<MailPreview | null> {
  const mailing = await readOwnMailing(organisationId, reference)
  if (!mailing) return null
  const texts = typed ?? (await textsOf(db.read, mailing.id))
  if (keepingProblems(texts).length > 0) return null
  const facts = mailing.facts ?? (await readFacts(db.read, mailing, await numberOf(mailing)))
  const [compiled, name] = await Promise.all([
    compileMailing(texts, facts, locale),
    reader > 0 ? shownName(organisationId, mailing, Math.min(reader, MOST_READERS)) : null,
  ])
  const stopUrl = `${facts.origin}${inLocale(locale, '/unsubscribe/preview')}`
  const { textLocale } = compiled
  return {
    ...compiled.fill({ name, stopUrl }),
    ...{ name: name ?? nobodysName[textLocale].one, locale, textLocale },
  }
}

/** The number an update has, or would have now. */
async function numberOf({ id, petitionId }: Mailing): Promise<number | null> {
  if (!petitionId) return null
  const [own] = await db.read
    .select({ number: updates.number })
    .from(updates)
    .where(eq(updates.mailingId, id))
  if (own) return own.number
  const [last] = await db.read
    .select({ number: max(updates.number) })
    .from(updates)
    .where(eq(updates.petitionId, petitionId))
  return (last?.number ?? 0) + 1
}

async function shownName(organisationId: string, { audience }: Mailing, nth: number): Promise<string | null> {
  const places = await signers.places(db.read, { organisationId, audience })
  if (places.length === 0) return null
  const rows = await db.read
    .select({ name: signatures.shownName })
    .from(signatures)
    .where(
      and(
        inArray(signatures.petitionId, places),
        eq(signatures.state, 'confirmed'),
        sql`${signatures.updates}`,
        isNotNull(signatures.shownName),
      ),
    )
    .orderBy(desc(signatures.confirmedAt), desc(signatures.id))
    .limit(nth)
  return rows.at(-1)?.name ?? null
}
