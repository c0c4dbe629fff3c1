import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots, type Tx } from '../../db/client'
import { tokens } from '../../db/schema'

export type Purpose = (typeof tokens.$inferSelect)['purpose']

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const insertToken = prepared('insert_token', (tx: Tx, p: Slots<NewToken & { hash: Buffer }>) =>
  tx.insert(tokens).values({
    hash: p.hash,
    purpose: p.purpose,
    subject: p.subject,
    context: p.context,
    createdAt: p.now,
    expiresAt: p.expiresAt,
  }),
)

export interface NewToken {
  purpose: Purpose
  /** The row it stands for; null where the context says it all. */
  subject: number | null
  /** What may be told once the row is gone: a slug, nothing personal. */
  context: string
  now: number
  expiresAt: number
}

/** A secret of 32 random bytes as it stands in a link: 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Keeps the SHA-256 of a secret for one purpose until it expires. */
export async function keepToken(tx: Tx, secret: string, token: NewToken): Promise<void> {
  await insertToken(tx, { ...token, hash: hashOf(secret) })
}

export interface FoundToken {
  subject: number | null
  context: string | null
  /** Epoch ms. */
  expiresAt: number
  expired: boolean
}

const selectToken = prepared('select_token', (read: Reader, p: Slots<{ hash: Buffer }>) =>
  read
    .select({
      purpose: tokens.purpose,
      subject: tokens.subject,
      context: tokens.context,
      expiresAt: tokens.expiresAt,
    })
    .from(tokens)
    .where(eq(tokens.hash, p.hash)),
)

/**
 * Finds what a secret stands for, or null for one that is malformed, unknown or made for another purpose. Looking up
 * by the hash of 256 random bits leaves nothing to compare byte by byte. The one verifier for every purpose.
 */
export async function findToken(secret: string, purpose: Purpose, now: number): Promise<FoundToken | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null
  const [row] = await selectToken(db.read, { hash: hashOf(secret) })
  if (!row || row.purpose !== purpose) return null
  const { subject, context, expiresAt } = row
  return { subject, context, expiresAt, expired: expiresAt <= now }
}

/** Replaces what a secret may tell. */
export async function changeContext(tx: Tx, secret: string, context: string): Promise<void> {
  await tx
    .update(tokens)
    .set({ context })
    .where(eq(tokens.hash, hashOf(secret)))
}

/**
 * Uses up every secret of a purpose at once, when this one is among them: of people who come with different ones at the
 * same time, one finds theirs. On false the caller undoes its transaction.
 */
export async function takeAllTokens(tx: Tx, secret: string, purpose: Purpose, now: number): Promise<boolean> {
  const taken = await tx
    .delete(tokens)
    .where(eq(tokens.purpose, purpose))
    .returning({ hash: tokens.hash, expiresAt: tokens.expiresAt })
  const own = hashOf(secret)
  return taken.some(({ hash, expiresAt }) => hash.equals(own) && expiresAt > now)
}

/** Uses up a secret: gone with the transaction. Returns what it stood for, or null when another was first or it ended. */
export async function takeToken(
  tx: Tx,
  secret: string,
  purpose: Purpose,
  now: number,
): Promise<{ context: string | null } | null> {
  const [taken] = await tx
    .delete(tokens)
    .where(and(eq(tokens.hash, hashOf(secret)), eq(tokens.purpose, purpose), gt(tokens.expiresAt, now)))
    .returning({ context: tokens.context })
  return taken ?? null
}
