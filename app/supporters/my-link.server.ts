import { findToken } from './tokens.server'

export type MyLink =
  | { outcome: 'found'; mailbox: Buffer; expiresAt: number }
  /** Its owner erased everything; what was erased, in numbers, is all that is left. */
  | { outcome: 'erased'; erased: Record<string, number> }
  /** Expired, truncated, made up or of another purpose: no difference is told. */
  | { outcome: 'ended' }

/** What a `my` token tells: the keyed hash of its mailbox. No row stands for a mailbox. */
export const contextOf = (mailbox: Buffer): string => mailbox.toString('hex')

const ERASED = 'erased '

/** What it tells once that mailbox is erased: numbers, and nothing of the mailbox. */
export const erasedContext = (erased: Record<string, number>): string => ERASED + JSON.stringify(erased)

/** Finds the mailbox that the secret of a link to My page was sent to; changes nothing. */
export async function findMyLink(secret: string, now = Date.now()): Promise<MyLink> {
  const token = await findToken(secret, 'my', now)
  if (!token || token.expired || token.context === null) return { outcome: 'ended' }
  const { context, expiresAt } = token
  if (context.startsWith(ERASED)) {
    return { outcome: 'erased', erased: JSON.parse(context.slice(ERASED.length)) as Record<string, number> }
  }
  return { outcome: 'found', mailbox: Buffer.from(context, 'hex'), expiresAt }
}
