import { fill, formatDay, texts } from '../i18n'
import { formatMoney } from '../i18n/money'
import { openPdf, printable } from '../platform/pdf/document.server'
import { unseal } from '../platform/seal.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import { beginPaper, MARGIN } from './draw-paper.server'
import type { FoundReceipt } from './find-receipt.server'
import { giftAbout } from './gift-about.server'
import { receiptNumber } from './receipt-number'
import type { Donation } from './rows'

/** A receipt on one page, in the donor's language, as it was told: with a refund comes another one. */
export async function drawReceipt({ gift, receipt, corrects }: FoundReceipt): Promise<Buffer> {
  const { locale, currency, livemode } = receipt
  const t = texts(locale).giving.paper
  const number = receiptNumber(receipt)
  const title = corrects ? t.corrected : t.receipt
  const { petition } = await giftAbout(gift, locale)
  const name = await donorName(gift)
  const doc = await openPdf({
    title: `${title} ${number}`,
    author: receipt.legalName,
    locale,
    size: 'a4',
    margin: MARGIN,
  })
  const page = await beginPaper(doc, {
    organisation: receipt.legalName,
    title,
    under: fill(t.number, { number }),
    test: livemode ? null : t.test,
  })
  if (corrects) await page.paragraph(fill(t.replaces, { number: receiptNumber(corrects) }))
  const money = (minor: number) => formatMoney(locale, minor, currency)
  await page.facts([
    [t.from, name ?? t.unnamed],
    [t.to, receipt.legalName],
    [t.amount, money(receipt.amountMinor)],
    ...(gift.feeCoverMinor > 0 && !corrects
      ? [[t.cover, money(gift.feeCoverMinor)] as [string, string]]
      : []),
    ...(gift.monthlyGiftId ? [[t.monthly, t.yes] as [string, string]] : []),
    ...(petition ? [[t.petition, petition.title] as [string, string]] : []),
    [t.paidOn, formatDay(locale, gift.paidAt!)],
    [t.issuedOn, formatDay(locale, receipt.issuedAt)],
  ])
  if (receipt.amountMinor === 0) await page.paragraph(t.nothing)
  if (receipt.text) await page.paragraph(receipt.text)
  await page.paragraph(t.thanks)
  return page.end()
}

/** Null once its person was erased. */
export async function donorName({ id, sealed }: Pick<Donation, 'id' | 'sealed'>): Promise<string | null> {
  return sealed && (await printable(unseal<SealedDonor>(sealedForDonor('donations', id), sealed).name))
}
