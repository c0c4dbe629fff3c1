import type { Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { config } from '../config.server'
import { DAY } from '../duration'
import { inLocale, type Locale } from '../i18n'
import { stampHmac } from '../platform/seal.server'
import { findToken, keepToken, newSecret } from '../supporters/tokens.server'

/** How long the page of a gift can be opened by its link; afterwards My page has it. */
export const GIFT_LINK_WITHIN = 90 * DAY
/** How long the link of a failed renewal leads to its mending: longer than the provider tries again. */
export const FIX_WITHIN = 30 * DAY

/** How long the link to a year's statement works: past the day on which most taxes are filed. */
export const STATEMENT_LINK_WITHIN = 180 * DAY

const [MONTHLY, STATEMENT] = ['monthly ', 'statement ']

/** What the token of such a link tells. */
export const contextOfMonthly = (monthlyGiftId: string): string => MONTHLY + monthlyGiftId

/** What the token of a statement's link tells: a gift of its mailbox, organisation and year. */
export const contextOfStatement = (donationId: string): string => STATEMENT + donationId

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
  const context = await contextOfLink(secret, now)
  return context !== null && isId(context) ? context : null
}

/** A link to the page that mends a monthly gift's failed renewal, kept in this transaction. */
export const newFixUrl = (tx: Tx, locale: Locale, monthlyGiftId: string, now: number): Promise<string> =>
  newLink(tx, locale, contextOfMonthly(monthlyGiftId), 'fix', now, now + FIX_WITHIN)

/** The monthly gift that a letter's link mends, or null. */
export const findFixLink = (secret: string, now = Date.now()): Promise<string | null> =>
  idAfter(MONTHLY, secret, now)

/** A link to what a mailbox gave an organisation in the year of a gift, kept in this transaction. */
export const newStatementUrl = (tx: Tx, locale: Locale, donationId: string, now: number): Promise<string> =>
  newLink(tx, locale, contextOfStatement(donationId), 'statement.pdf', now, now + STATEMENT_LINK_WITHIN)

/** A gift of the mailbox, organisation and year that such a link tells of, or null. */
export const findStatementLink = (secret: string, now = Date.now()): Promise<string | null> =>
  idAfter(STATEMENT, secret, now)

async function newLink(
  tx: Tx,
  locale: Locale,
  context: string,
  rest: string,
  now: number,
  expiresAt: number,
): Promise<string> {
  const secret = newSecret()
  await keepToken(tx, secret, { purpose: 'gift', subject: null, context, now, expiresAt })
  return `${config.publicOrigin}${inLocale(locale, `/donations/${secret}/${rest}`)}`
}

async function idAfter(what: string, secret: string, now: number): Promise<string | null> {
  const context = await contextOfLink(secret, now)
  return context?.startsWith(what) ? context.slice(what.length) : null
}

async function contextOfLink(secret: string, now: number): Promise<string | null> {
  const token = await findToken(secret, 'gift', now)
  return token && !token.expired ? token.context : null
}
