import { HOUR, MINUTE, SECOND } from '../duration'
import { countRecent, lookRecent } from '../platform/count-recent.server'

/** Attempts are forgotten this long after the first. */
const REMEMBERED = HOUR
/** No wait is longer: a stranger who keeps trying can make somebody wait, and locks nobody out. */
const LONGEST = MINUTE

export interface Counted {
  /** A hash or an id, nothing personal. */
  key: string
  /** Wrong attempts that cost no wait. */
  free: number
}

export type Turn =
  | { outcome: 'go'; /** Takes the attempt back, because it was right. */ wasRight(): Promise<void> }
  | { outcome: 'wait'; seconds: number }

/**
 * Lets an attempt through, or says for how long to wait: two seconds after the free ones, twice as long each time, up to
 * a minute. Attempts are counted before they are made, so that many at once are as few as one after the other.
 */
export async function takeTurn(counted: Counted[]): Promise<Turn> {
  for (const { key, free } of counted) {
    const before = (await lookRecent(key)).count
    if (before < free && (await countRecent(key, REMEMBERED)) <= free) continue
    const gate = `${key} gate`
    const wait = Math.min(LONGEST, 2 ** Math.min(16, Math.max(1, before - free + 1)) * SECOND)
    if ((await countRecent(gate, wait)) > 1) {
      const { msLeft } = await lookRecent(gate)
      return { outcome: 'wait', seconds: Math.max(1, Math.ceil(msLeft / SECOND)) }
    }
    if (before >= free) await countRecent(key, REMEMBERED)
  }
  return {
    outcome: 'go',
    async wasRight() {
      for (const { key } of counted) await countRecent(key, REMEMBERED, -1)
    },
  }
}
