import { and, asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionDays, petitions } from '../../db/schema'
import { isPublic } from './cards.server'

/** One UTC day of a petition. Confirmed less withdrawn less removed, over all days, is the number of signatures. */
export interface HistoryDay {
  /** `2026-03-09` */
  day: string
  /** Confirmed on that day, whatever became of it. */
  confirmed: number
  withdrawn: number
  removed: number
  /** What counts today and was confirmed, or ended, up to this day. */
  total: number
}

/** The days of a petition on which anything happened, oldest first; null when it is not public or was rejected. */
export async function readHistory(slug: string): Promise<HistoryDay[] | null> {
  const [petition] = await db.read
    .select({ id: petitions.id, state: petitions.state })
    .from(petitions)
    .where(and(eq(petitions.slug, slug), isPublic))
  if (!petition || petition.state === 'rejected') return null
  const rows = await db.read
    .select()
    .from(petitionDays)
    .where(eq(petitionDays.petitionId, petition.id))
    .orderBy(asc(petitionDays.day))
  let total = 0
  return rows
    .filter((row) => row.confirmed || row.ended || row.withdrawn || row.removed)
    .map(({ day, confirmed, ended, withdrawn, removed }) => {
      total += confirmed + ended - withdrawn - removed
      return { day, confirmed: confirmed + ended, withdrawn, removed, total }
    })
}

const columns = ['day', 'confirmed', 'withdrawn', 'removed', 'total'] as const

/** The same as CSV (RFC 4180); every cell is a day or a number. */
export const historyCsv = (history: HistoryDay[]): string =>
  [columns.join(','), ...history.map((day) => columns.map((column) => day[column]).join(',')), ''].join(
    '\r\n',
  )
