import { and, desc, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, updates, updateTexts } from '../../db/schema'
import type { Locale } from '../i18n'
import { publicStates } from '../petitions/states'

/** A public update in a language, or in the one it has. `publishedAt`: epoch ms. */
export interface UpdateView {
  number: number
  title: string
  /** Markdown. */
  body: string
  locale: Locale
  /** Languages it can be read in. */
  languages: Locale[]
  publishedAt: number
}

/** The updates of a petition the public can read, newest first; none of one it cannot. `limit`: at most so many. */
export async function listUpdates(slug: string, locale: Locale, limit = 500): Promise<UpdateView[]> {
  const rows = await db.read
    .select({ update: updates })
    .from(updates)
    .innerJoin(petitions, eq(petitions.id, updates.petitionId))
    .where(and(eq(petitions.slug, slug), inArray(petitions.state, [...publicStates])))
    .orderBy(desc(updates.number))
    .limit(limit)
  return viewsOf(
    rows.map(({ update }) => update),
    locale,
  )
}

/** An update as a line leads to it. */
export type UpdateLine = Omit<UpdateView, 'body'>

/** The newest updates for the petition's own page. */
export const newestOf = async (slug: string, locale: Locale): Promise<UpdateLine[]> =>
  (await listUpdates(slug, locale, 3)).map(({ body: _body, ...line }) => line)

/** One update by its number, or null. */
export async function findUpdate(slug: string, number: number, locale: Locale): Promise<UpdateView | null> {
  const rows = await db.read
    .select({ update: updates })
    .from(updates)
    .innerJoin(petitions, eq(petitions.id, updates.petitionId))
    .where(
      and(eq(petitions.slug, slug), eq(updates.number, number), inArray(petitions.state, [...publicStates])),
    )
  const [view] = await viewsOf(
    rows.map(({ update }) => update),
    locale,
  )
  return view ?? null
}

/** The newest updates of all public petitions, for feeds: those that can be read in a language. */
export async function newestUpdates(
  locale: Locale,
  limit: number,
): Promise<(UpdateView & { slug: string })[]> {
  const rows = await db.read
    .select({ update: updates, slug: petitions.slug })
    .from(updates)
    .innerJoin(petitions, eq(petitions.id, updates.petitionId))
    .innerJoin(updateTexts, and(eq(updateTexts.updateId, updates.id), eq(updateTexts.locale, locale)))
    .where(inArray(petitions.state, [...publicStates]))
    .orderBy(desc(updates.publishedAt))
    .limit(limit)
  const views = await viewsOf(
    rows.map(({ update }) => update),
    locale,
  )
  return views.map((view, index) => ({ ...view, slug: rows[index]!.slug }))
}

/** The pages of updates for a map of the site, the newest first: as many as one map holds beside petitions. */
export async function mappedUpdates(limit = 5_000) {
  const rows = await db.read
    .select({ update: updates, slug: petitions.slug })
    .from(updates)
    .innerJoin(petitions, eq(petitions.id, updates.petitionId))
    .where(inArray(petitions.state, [...publicStates]))
    .orderBy(desc(updates.publishedAt))
    .limit(limit)
  const texts =
    rows.length > 0
      ? await db.read
          .select({ updateId: updateTexts.updateId, locale: updateTexts.locale })
          .from(updateTexts)
          .where(
            inArray(
              updateTexts.updateId,
              rows.map(({ update }) => update.id),
            ),
          )
          .orderBy(updateTexts.locale)
      : []
  const languages = new Map<string, Locale[]>()
  for (const { updateId, locale } of texts)
    languages.set(updateId, [...(languages.get(updateId) ?? []), locale])
  return rows.map(({ slug, update: { id, number, publishedAt } }) => ({
    path: `/petitions/${slug}/updates/${number}`,
    languages: languages.get(id) ?? [],
    changedAt: publishedAt,
  }))
}

async function viewsOf(rows: (typeof updates.$inferSelect)[], locale: Locale): Promise<UpdateView[]> {
  if (rows.length === 0) return []
  const texts = await db.read
    .select()
    .from(updateTexts)
    .where(
      inArray(
        updateTexts.updateId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(updateTexts.locale)
  return rows.flatMap(({ id, number, publishedAt }) => {
    const own = texts.filter(({ updateId }) => updateId === id)
    const text = own.find((one) => one.locale === locale) ?? own[0]
    if (!text) return []
    const languages = own.map((one) => one.locale)
    return [{ number, title: text.title, body: text.body, locale: text.locale, languages, publishedAt }]
  })
}
