import { and, eq, lte } from 'drizzle-orm'
import { db } from '../../../db/client'
import { letters } from '../../../db/schema'
import { HOUR } from '../../duration'
import { countRecent } from '../count-recent.server'
import { readSettings } from '../settings.server'

/** Letters that may wait to be sent when many more are written: a confirmation never stands behind more than these and one step's. */
const MAY_WAIT = 50
/** Of the letters the whole instance may send in an hour, this part is left to people who are waiting for one. */
const LEFT_TO_OTHERS = 0.2

/** Whether letters to many may be written now: they can wait, and a letter that somebody waits for cannot. */
export async function isQuiet(now: number): Promise<boolean> {
  const waiting = await db.read
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.state, 'queued'), lte(letters.runAt, now)))
    .limit(MAY_WAIT + 1)
  if (waiting.length > MAY_WAIT) return false
  const { lettersPerHour } = await readSettings()
  return (await countRecent('letters', HOUR, 0)) < lettersPerHour * (1 - LEFT_TO_OTHERS)
}
