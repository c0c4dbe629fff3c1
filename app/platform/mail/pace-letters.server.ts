import { HOUR } from '../../duration'
import { countRecent } from '../count-recent.server'
import { readSettings } from '../settings.server'

/** Letters of the whole instance within this hour, counting `add` more. */
export const lettersThisHour = (add = 0): Promise<number> => countRecent('letters', HOUR, add)

/**
 * The breaker of the whole instance: at most `lettersPerHour` go out, the others wait and the backlog says so. Takes
 * `step`, which sends at most as many letters as it is told and returns how many it took up. Several workers may go
 * over by one step each.
 */
export async function paced(atMost: number, step: (limit: number) => Promise<number>): Promise<number> {
  const { lettersPerHour } = await readSettings()
  const left = lettersPerHour - (await lettersThisHour())
  if (left <= 0) return 0
  const taken = await step(Math.min(atMost, left))
  if (taken > 0) await lettersThisHour(taken)
  return taken
}
