import type { Tx } from '../../db/client'
import { config } from '../config.server'
import { DAY } from '../duration'
import { inLocale, type Locale } from '../i18n'
import { stampHmac } from '../platform/seal.server'
import { findToken, keepToken, newSecret } from '../supporters/tokens.server'

/** How long the page of a gift can be opened by its link; afterwards My page has it. */
export const GIFT_LINK_WITHIN = 90 * DAY
/** How long the link of a failed renewal leads to its mending: longer than the provider tries again. */
export const FIX_WITHIN = 30 * DAY

const MONTHLY = 'monthly '

/** What the token of such a link tells. */
export const contextOfMonthly = (monthlyGiftId: string): string => MONTHLY + monthlyGiftId

/**
 * The secret in the address of a gift's page. Made from the gift's id under a key, not drawn: asking the provider again
 * after a crash must say the very same words, and nothing readable is kept.
 */
export const giftSecret = (donationId: string): string => stampHmac('gift', donationId).toString('base64url')

export const giftUrl = (locale: Locale, donationId: string): string =>
  `${config.publicOrigin}${inLocale(locale, `/donations/${giftSecret(donationId)}/thanks`)}`

export const keepGiftLink = (tx: Tx, donationId: string, now: number): Promise<void> =>
  keepToken(tx, giftSecret(donationId), {
    purpose: 'gift',
    subject: null,
    context: donationId,
    now,
    expiresAt: now + GIFT_LINK_WITHIN,
  })

/** The gift that a link was made for, or null. */
export async function findGiftLink(secret: string, now = Date.now()): Promise<string | null> {
  const token = await findToken(secret, 'gift', now)
  return token && !token.expired && !token.context!.startsWith(MONTHLY) ? token.context : null
}

/** A link to the page that mends a monthly gift's failed renewal, kept in this transaction. */
export async function newFixUrl(tx: Tx, locale: Locale, monthlyGiftId: string, now: number): Promise<string> {
  const secret = newSecret()
  const context = contextOfMonthly(monthlyGiftId)
  await keepToken(tx, secret, { purpose: 'gift', subject: null, context, now, expiresAt: now + FIX_WITHIN })
  return `${config.publicOrigin}${inLocale(locale, `/donations/${secret}/fix`)}`
}

/** The monthly gift that a letter's link mends, or null. */
export async function findFixLink(secret: string, now = Date.now()): Promise<string | null> {
  const token = await findToken(secret, 'gift', now)
  if (!token || token.expired || !token.context!.startsWith(MONTHLY)) return null
  return token.context!.slice(MONTHLY.length)
}
