import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailings, mailingTexts, people, petitions, updates } from '../../db/schema'
import { locales, type Locale } from '../i18n'
import { titlesOf } from '../workshop/own-titles.server'
import { readOwnMailing, textsOf, type Mailing } from './own-mailing.server'
import { languagesOf } from './text-problems'
import type { MailingFigures, MailingLine, MailingView, Somebody } from './views'

/** Everything pages show of one mailing of an organisation, or null. */
export async function findMailing(
  organisationId: string,
  reference: string,
  locale: Locale,
): Promise<MailingView | null> {
  const row = await readOwnMailing(organisationId, reference)
  if (!row) return null
  const [texts, names, published, petitionOf] = await Promise.all([
    textsOf(db.read, row.id),
    namesOf([row.createdBy, row.savedBy, row.submittedBy, row.approvedBy]),
    db.read.select().from(updates).where(eq(updates.mailingId, row.id)),
    petitionsHere(organisationId, locale),
  ])
  const somebody = (id: string | null): Somebody | null => (id ? { id, name: names.get(id) ?? '' } : null)
  const { reference: name, kind, state, revision, audience } = row
  const { scheduledAt, savedAt, submittedAt, approvedAt, startedAt, frozenAt, pausedFor, pausedAt, endedAt } =
    row
  return {
    ...{ reference: name, kind, state, revision, texts, audience },
    ...{ scheduledAt, savedAt, submittedAt, approvedAt, startedAt, frozenAt, pausedFor, pausedAt, endedAt },
    petition: petitionOf(row.petitionId),
    languages: languagesOf(texts),
    createdBy: somebody(row.createdBy),
    savedBy: somebody(row.savedBy),
    submittedBy: somebody(row.submittedBy),
    approvedBy: somebody(row.approvedBy),
    contentHash: row.contentHash?.toString('hex') ?? null,
    update: published[0] ? { number: published[0].number, publishedAt: published[0].publishedAt } : null,
  }
}

const PAGE = 30

/**
 * Mailings of an organisation, newest first, or the updates of one of its petitions. `before`: the last reference of the
 * page before.
 */
export async function listMailings(
  organisationId: string,
  locale: Locale,
  { petitionId, before }: { petitionId?: string; before?: string } = {},
): Promise<{ mailings: MailingLine[]; next: string | null }> {
  const from = before ? await readOwnMailing(organisationId, before) : null
  const rows = await db.read
    .select()
    .from(mailings)
    .where(
      and(
        eq(mailings.organisationId, organisationId),
        petitionId ? eq(mailings.petitionId, petitionId) : undefined,
        from ? lt(mailings.id, from.id) : undefined,
      ),
    )
    .orderBy(desc(mailings.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const [petitionOf, texts] = await Promise.all([
    petitionsHere(organisationId, locale),
    page.length
      ? db.read
          .select({
            mailingId: mailingTexts.mailingId,
            locale: mailingTexts.locale,
            subject: mailingTexts.subject,
          })
          .from(mailingTexts)
          .where(
            inArray(
              mailingTexts.mailingId,
              page.map(({ id }) => id),
            ),
          )
      : [],
  ])
  const languages = [locale, ...locales.filter((other) => other !== locale)]
  return {
    mailings: page.map((row) => {
      const own = texts.filter(({ mailingId, subject }) => mailingId === row.id && subject !== '')
      const title = languages.map((language) => own.find((text) => text.locale === language)).find(Boolean)
      const { reference, kind, state, scheduledAt, startedAt, endedAt, savedAt } = row
      return {
        ...{ reference, kind, state, scheduledAt, startedAt, endedAt, savedAt },
        petition: petitionOf(row.petitionId),
        subject: title?.subject ?? '',
        subjectLocale: title?.locale ?? locale,
        figures: figuresOf(row),
      }
    }),
    next: rows.length > PAGE ? page.at(-1)!.reference : null,
  }
}

export function figuresOf(row: Mailing): MailingFigures {
  const { recipients, sent, delivered, bounced, complained, suppressed, skipped, failed, unknown } = row
  const ended = sent + delivered + bounced + complained + suppressed + skipped + failed + unknown
  return {
    ...{ recipients, sent, delivered, bounced, complained, suppressed, skipped, failed, unknown },
    queued: recipients - ended,
  }
}

/** What waits for a second person in an organisation. */
export async function countWaitingForApproval(organisationId: string): Promise<number> {
  const [row] = await db.read
    .select({ n: sql<number>`count(*)` })
    .from(mailings)
    .where(and(eq(mailings.organisationId, organisationId), eq(mailings.state, 'waiting-approval')))
  return row!.n
}

async function petitionsHere(organisationId: string, locale: Locale) {
  const [rows, titles] = await Promise.all([
    db.read
      .select({ id: petitions.id, slug: petitions.slug })
      .from(petitions)
      .where(eq(petitions.organisationId, organisationId)),
    titlesOf(organisationId),
  ])
  return (id: string | null): MailingView['petition'] => {
    const found = rows.find((row) => row.id === id)
    if (!found) return null
    const own = titles.get(found.id) ?? []
    const title = own.find((one) => one.locale === locale) ?? own[0]
    return { slug: found.slug, title: title?.title ?? found.slug, titleLocale: title?.locale ?? locale }
  }
}

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (asked.length === 0) return new Map()
  const rows = await db.read
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, asked))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
