import { and, desc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  answers,
  deliveries,
  petitions,
  petitionTexts,
  targets,
  type announcements,
  type Localized,
} from '../../db/schema'
import type { Letter } from '../../emails/letter'
import { config } from '../config.server'
import { inLocale, locales, type Locale } from '../i18n'
import { petitionTitle } from './find-confirmation.server'
import { lettersAbout } from './letter-addresses.server'

type Announcement = typeof announcements.$inferSelect

/** What an announcement tells, ready to be written to anybody in either language. */
export interface News {
  slug: string
  /** `secret` is that of the link that takes the signature back, or stops such letters. */
  letter(locale: Locale, secret: string): Letter
}

/** Reads what an announcement is about; null when it is not there any more. */
export async function readNews({ petitionId, kind, about }: Announcement): Promise<News | null> {
  const [petition] = await db.read
    .select({ slug: petitions.slug })
    .from(petitions)
    .where(eq(petitions.id, petitionId))
  if (!petition) return null
  const { slug } = petition
  const titles = {} as Localized
  for (const locale of locales) titles[locale] = await petitionTitle(petitionId, locale)
  const of = (locale: Locale) => lettersAbout(locale, { slug, title: titles[locale] }).about
  const link = (locale: Locale, path: string) => config.publicOrigin + inLocale(locale, path)
  const stopUrl = (locale: Locale, secret: string) => link(locale, `/unsubscribe/${secret}`)

  if (kind === 'demand-changed') {
    const versions = await db.read
      .select()
      .from(petitionTexts)
      .where(and(eq(petitionTexts.petitionId, petitionId), eq(petitionTexts.version, about)))
    if (versions.length === 0) return null
    return {
      slug,
      letter(locale, secret) {
        const text = versions.find((version) => version.locale === locale) ?? versions[0]!
        const demands = text.demands.map((demand) => demand.text)
        const withdrawUrl = link(locale, `/withdraw/${secret}`)
        return {
          template: kind,
          locale,
          fields: { ...of(locale), note: text.note, demands, withdrawUrl },
        }
      },
    }
  }
  if (kind === 'answered') {
    const [answer] = await db.read
      .select({
        outcome: answers.outcome,
        answeredOn: answers.answeredOn,
        version: answers.version,
        from: targets.name,
      })
      .from(answers)
      .innerJoin(targets, eq(targets.id, answers.targetId))
      .where(and(eq(answers.petitionId, petitionId), eq(answers.id, about)))
    if (!answer) return null
    const { outcome, version, from } = answer
    const day = Date.parse(answer.answeredOn)
    return {
      slug,
      letter: (locale, secret) => ({
        template: kind,
        locale,
        fields: {
          ...of(locale),
          from: from[locale],
          outcome,
          day,
          corrected: version > 1,
          stopUrl: stopUrl(locale, secret),
        },
      }),
    }
  }
  const deliveredOn = new Date(about).toISOString().slice(0, 10)
  const handed = await db.read
    .select({ to: targets.name, note: deliveries.note })
    .from(deliveries)
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .where(and(eq(deliveries.petitionId, petitionId), eq(deliveries.deliveredOn, deliveredOn)))
    .orderBy(desc(deliveries.preparedAt))
  if (handed.length === 0) return null
  return {
    slug,
    letter(locale, secret) {
      const to = [...new Set(handed.map((one) => one.to[locale]))].join(', ')
      const note = handed.map((one) => one.note?.[locale]).find(Boolean) ?? null
      return {
        template: kind,
        locale,
        fields: { ...of(locale), to, day: about, note, stopUrl: stopUrl(locale, secret) },
      }
    },
  }
}
