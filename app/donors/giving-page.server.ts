import { data, redirect, type AppLoadContext } from '@remix-run/node'
import { findGiving } from '../donations/find-giving.server'
import { noGiftAnswers, readGiftForm, type GiftAnswers } from '../donations/gift-form'
import { offerOf, type Offer } from '../donations/offer'
import { startGift, type Started } from '../donations/start-gift.server'
import { inLocale, type Locale } from '../i18n'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import { answerMissing } from '../ui/answer-missing'

export interface GivingPageView {
  locale: Locale
  /** Null: given to the organisation as a whole. */
  petition: { slug: string; title: string; languages: readonly Locale[] } | null
  /** Null where nobody can give. */
  offer: Offer | null
  answers: GiftAnswers
  /** Why the form came back; null for a first look. */
  refused: Exclude<Started, { outcome: 'redirect' }> | null
}

/** A giving page as it is first seen. `currency`: the one a reader chose. */
export async function givingPage(
  locale: Locale,
  slug: string | null,
  currency: string | null,
): Promise<GivingPageView> {
  const petition = await petitionOf(locale, slug)
  const giving = await findGiving(slug)
  const offer = giving && offerOf(giving, locale, currency)
  return { locale, petition, offer, answers: noGiftAnswers, refused: null }
}

/**
 * Begins a gift with what was posted: on to the provider's page, or the page again with every answer kept. A gift to a
 * petition's organisation is for all its work: the page says so beside the button.
 */
export async function give({ locale, form, network }: AppLoadContext, slug: string | null) {
  const petition = await petitionOf(locale, slug)
  const giving = await findGiving(slug)
  const answers = readGiftForm(form)
  const page = (offer: Offer | null, refused: GivingPageView['refused']): GivingPageView => ({
    locale,
    petition,
    offer,
    answers,
    refused,
  })
  const headers = { 'Cache-Control': 'no-store' }
  if (!giving) return data(page(null, null), { status: 404, headers })
  const started = await startGift({
    giving,
    answers,
    locale,
    network,
    restricted: false,
    wait: String(form.get('wait') ?? ''),
    back: inLocale(locale, addressOf(slug)),
  })
  if (started.outcome === 'redirect') return redirect(started.url, 303)
  const offer = offerOf(giving, locale, answers.currency)
  return data(page(offer, started), { status: statuses[started.outcome], headers })
}

const statuses = { problems: 422, wait: 422, limited: 429, unavailable: 503, refused: 422 }

const addressOf = (slug: string | null): string => (slug === null ? '/donate' : `/petitions/${slug}/donate`)

async function petitionOf(locale: Locale, slug: string | null): Promise<GivingPageView['petition']> {
  if (slug === null) return null
  const petition = await findPetition(locale, slug)
  if (isMissing(petition)) answerMissing(petition)
  return { slug: petition.slug, title: petition.title, languages: petition.languages }
}
