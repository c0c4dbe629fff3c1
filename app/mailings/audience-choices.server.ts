import { and, eq, isNotNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { campaigns, mailings } from '../../db/schema'
import { locales, type Locale } from '../i18n'
import { campaignChoices } from '../workshop/own-campaigns.server'
import { titlesOf } from '../workshop/own-titles.server'
import { listMailings } from './find-mailings.server'

export interface AudienceChoice {
  id: string
  title: string
  locale: Locale
}

/** What an organisation's audiences can be made of: its petitions, its campaigns, and mailings that began before. */
export interface AudienceChoices {
  petitions: AudienceChoice[]
  campaigns: AudienceChoice[]
  notSent: AudienceChoice[]
}

export async function audienceChoices(
  organisationId: string,
  locale: Locale,
  own: string,
): Promise<AudienceChoices> {
  const [titles, named, rows, earlier, begun] = await Promise.all([
    titlesOf(organisationId),
    campaignChoices(organisationId, locale),
    db.read.select().from(campaigns).where(eq(campaigns.organisationId, organisationId)),
    listMailings(organisationId, locale),
    db.read
      .select({ reference: mailings.reference })
      .from(mailings)
      .where(and(eq(mailings.organisationId, organisationId), isNotNull(mailings.startedAt))),
  ])
  const languages = [locale, ...locales.filter((other) => other !== locale)]
  const petitions = [...titles].flatMap(([id, all]) => {
    const title = languages.flatMap((language) => all.filter((one) => one.locale === language))[0]
    return title?.title ? [{ id, title: title.title, locale: title.locale }] : []
  })
  const references = new Set(begun.map(({ reference }) => reference))
  return {
    petitions: petitions.sort((a, b) => a.title.localeCompare(b.title, locale)),
    campaigns: rows.map(({ id, slug }) => {
      const title = named.find((one) => one.slug === slug)?.title ?? slug
      return { id, title, locale }
    }),
    notSent: earlier.mailings
      .filter(({ reference }) => reference !== own && references.has(reference))
      .map(({ reference, subject, subjectLocale }) => ({
        id: reference,
        title: subject || reference,
        locale: subjectLocale,
      })),
  }
}
