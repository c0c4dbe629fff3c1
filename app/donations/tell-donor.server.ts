import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import {
  giftNotices,
  givingSettings,
  organisations,
  petitions,
  petitionTexts,
  receipts,
} from '../../db/schema'
import type { AboutGift } from '../../emails/letter'
import { config } from '../config.server'
import { inLocale, type Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { unseal } from '../platform/seal.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import { isSuppressed } from '../supporters/suppression.server'
import { giftUrl, newFixUrl } from './gift-link.server'
import { receiptNumber } from './receipt-number'
import type { Donation, MonthlyGift, Receipt } from './rows'

/** Writes the letter that brings a receipt, or a corrected one. Whoever erased themselves gets none. */
export async function tellDonor(tx: Tx, gift: Donation, receipt: Receipt, now: number): Promise<void> {
  const envelope = await envelopeOf(tx, 'donations', gift, now)
  if (!envelope) return
  const { donor, ...sent } = envelope
  const fields = {
    ...(await aboutGift(tx, gift, donor.name)),
    organisation: receipt.legalName,
    amountMinor: receipt.amountMinor,
    number: receiptNumber(receipt),
    day: receipt.issuedAt,
    paidAt: gift.paidAt!,
    feeCoverMinor: gift.feeCoverMinor,
    monthly: gift.monthlyGiftId !== null,
    text: receipt.text,
    giftUrl: giftUrl(gift.locale, gift.id),
  }
  const [corrected] = receipt.correctsId
    ? await tx.select().from(receipts).where(eq(receipts.id, receipt.correctsId))
    : []
  if (!corrected) return queueLetter(tx, { template: 'receipt', ...sent, fields })
  await queueLetter(tx, {
    template: 'receipt-corrected',
    ...sent,
    fields: { ...fields, corrects: receiptNumber(corrected), wasMinor: corrected.amountMinor },
  })
}

/** Tells a donor, once for each invoice, that a renewal failed or that their bank wants a word with them. */
export async function tellOfRenewal(
  tx: Tx,
  monthly: MonthlyGift,
  invoice: { id: string; nextTry: number | null },
  what: 'renewal-failed' | 'renewal-needs-action',
  now: number,
): Promise<void> {
  if (!(await isFirstNotice(tx, invoice.id, what, now))) return
  const envelope = await envelopeOf(tx, 'monthly_gifts', monthly, now)
  if (!envelope) return
  const { donor, ...sent } = envelope
  const about = await aboutGift(tx, monthly, donor.name)
  const fixUrl = await newFixUrl(tx, monthly.locale, monthly.id, now)
  if (what === 'renewal-failed')
    await queueLetter(tx, { template: what, ...sent, fields: { ...about, fixUrl, nextTry: invoice.nextTry } })
  else await queueLetter(tx, { template: what, ...sent, fields: { ...about, fixUrl } })
}

/** Tells a donor, once, that no further month will be taken. */
export async function tellOfEnd(tx: Tx, monthly: MonthlyGift, now: number): Promise<void> {
  if (!(await isFirstNotice(tx, monthly.id, 'monthly-ended', now))) return
  const envelope = await envelopeOf(tx, 'monthly_gifts', monthly, now)
  if (!envelope) return
  const { donor, ...sent } = envelope
  const fields = {
    ...(await aboutGift(tx, monthly, donor.name)),
    because: monthly.endedBecause === 'unpaid' ? ('unpaid' as const) : ('asked' as const),
    at: monthly.endedAt ?? now,
    giveUrl: `${config.publicOrigin}${inLocale(monthly.locale, '/donate')}`,
  }
  await queueLetter(tx, { template: 'monthly-ended', ...sent, fields })
}

export async function isFirstNotice(tx: Tx, about: string, what: string, now: number): Promise<boolean> {
  const first = await tx
    .insert(giftNotices)
    .values({ about, what, at: now })
    .onConflictDoNothing()
    .returning({ about: giftNotices.about })
  return first.length > 0
}

type OfDonor = Pick<
  Donation,
  | 'id'
  | 'organisationId'
  | 'petitionId'
  | 'amountMinor'
  | 'currency'
  | 'livemode'
  | 'mailbox'
  | 'sealed'
  | 'locale'
>

async function envelopeOf(tx: Tx, table: 'donations' | 'monthly_gifts', gift: OfDonor, now: number) {
  if (!gift.sealed) return null
  const donor = unseal<SealedDonor>(sealedForDonor(table, gift.id), gift.sealed)
  const withheld = await isSuppressed(tx, gift.mailbox)
  return {
    donor,
    locale: gift.locale,
    to: donor.email,
    mailbox: gift.mailbox,
    about: gift.petitionId,
    state: withheld ? ('withheld' as const) : ('queued' as const),
    now,
  }
}

async function aboutGift(tx: Tx, gift: OfDonor, name: string): Promise<AboutGift> {
  const { organisationId, petitionId, amountMinor, currency, livemode, locale } = gift
  const [who] = await tx
    .select({ name: organisations.name, legalName: givingSettings.legalName })
    .from(organisations)
    .leftJoin(givingSettings, eq(givingSettings.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId))
  return {
    name,
    organisation: who!.legalName ?? who!.name[locale],
    amountMinor,
    currency,
    petition: petitionId ? await petitionOf(tx, petitionId, locale) : null,
    test: !livemode,
  }
}

async function petitionOf(tx: Tx, petitionId: string, locale: Locale): Promise<AboutGift['petition']> {
  const rows = await tx
    .select({ slug: petitions.slug, title: petitionTexts.title, locale: petitionTexts.locale })
    .from(petitions)
    .innerJoin(
      petitionTexts,
      and(eq(petitionTexts.petitionId, petitions.id), eq(petitionTexts.current, true)),
    )
    .where(eq(petitions.id, petitionId))
    .orderBy(desc(petitionTexts.version))
  const own = rows.find((row) => row.locale === locale) ?? rows[0]
  if (!own) return null
  return { title: own.title, url: `${config.publicOrigin}${inLocale(own.locale, `/petitions/${own.slug}`)}` }
}
