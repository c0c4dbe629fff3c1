import { and, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  givingSettings,
  monthlyGifts,
  organisations,
  petitions,
  petitionTexts,
  receipts,
} from '../../db/schema'
import type { Locale } from '../i18n'
import type { Donation } from './rows'

export interface About {
  /** Who received it, by its legal name. */
  organisation: string
  petition: { slug: string; title: string } | null
}

/** The same of one gift, whether a receipt was written for it, and whether another month of it will be taken. */
export async function giftAbout(
  gift: Pick<Donation, 'id' | 'organisationId' | 'petitionId' | 'monthlyGiftId'>,
  locale: Locale,
): Promise<About & { hasReceipt: boolean; goesOn: boolean }> {
  const about = await aboutThem([gift], locale)
  const [receipt] = await db.read
    .select({ id: receipts.id })
    .from(receipts)
    .where(eq(receipts.donationId, gift.id))
    .limit(1)
  return { ...about(gift), hasReceipt: receipt !== undefined, goesOn: await goesOn(gift.monthlyGiftId) }
}

async function goesOn(monthlyGiftId: string | null): Promise<boolean> {
  if (monthlyGiftId === null) return false
  const [promised] = await db.read.select().from(monthlyGifts).where(eq(monthlyGifts.id, monthlyGiftId))
  return promised!.endWanted === null && ['pending', 'active', 'past-due'].includes(promised!.state)
}

/** Tells of each gift to whom it went and where it was given; of all of them in two questions. */
export async function aboutThem(
  rows: { organisationId: string; petitionId: string | null }[],
  locale: Locale,
): Promise<(row: { organisationId: string; petitionId: string | null }) => About> {
  const organisationIds = [...new Set(rows.map((row) => row.organisationId))]
  const petitionIds = [...new Set(rows.flatMap((row) => row.petitionId ?? []))]
  const who = await db.read
    .select({ id: organisations.id, name: organisations.name, legalName: givingSettings.legalName })
    .from(organisations)
    .leftJoin(givingSettings, eq(givingSettings.organisationId, organisations.id))
    .where(inArray(organisations.id, organisationIds))
  const titles = petitionIds.length
    ? await db.read
        .select({
          id: petitions.id,
          slug: petitions.slug,
          title: petitionTexts.title,
          locale: petitionTexts.locale,
        })
        .from(petitions)
        .innerJoin(
          petitionTexts,
          and(eq(petitionTexts.petitionId, petitions.id), eq(petitionTexts.current, true)),
        )
        .where(inArray(petitions.id, petitionIds))
    : []
  return ({ organisationId, petitionId }) => {
    const receiver = who.find(({ id }) => id === organisationId)!
    const texts = titles.filter(({ id }) => id === petitionId)
    const text = texts.find((one) => one.locale === locale) ?? texts[0]
    return {
      organisation: receiver.legalName ?? receiver.name[locale],
      petition: text ? { slug: text.slug, title: text.title } : null,
    }
  }
}
