import { db } from '../../db/client'
import { anonymiseClosed, countToAnonymise } from './anonymise.server'
import { countRemovedToErase, eraseRemoved } from './erase-removed.server'
import { countExpired, expireSignatures } from './expire.server'
import { countOldNetworks, forgetNetworks } from './forget-networks.server'

/** How many rows each rule of retention took, or would take. */
export interface Retained {
  /** Nobody pressed the button within seven days: deleted. */
  unconfirmed: number
  /** Hashes of networks older than 72 hours: erased. */
  networks: number
  /** Removed more than 30 days ago: what was typed is erased. */
  removed: number
  /** Signatures of petitions closed six months ago: anonymised. */
  anonymised: number
}

/** Counts what retention would take, and changes nothing. */
export const countRetention = async (now = Date.now()): Promise<Retained> => ({
  unconfirmed: await countExpired(now),
  networks: await countOldNetworks(now),
  removed: await countRemovedToErase(now),
  anonymised: await countToAnonymise(now),
})

/**
 * Lets go of everything whose time is over, and of the pages of the file it stood on. Public totals stay as they are.
 * Works in batches: an interrupted run leaves nothing half done, and the next one finishes. `report` hears of progress.
 */
export async function applyRetention(
  now = Date.now(),
  report: (rule: keyof Retained, done: number) => void = () => {},
): Promise<Retained & { leftTheFile: boolean }> {
  const unconfirmed = await expireSignatures(now)
  report('unconfirmed', unconfirmed)
  const networks = await forgetNetworks(now)
  report('networks', networks)
  const removed = await eraseRemoved(now)
  report('removed', removed)
  const anonymised = await anonymiseClosed(now, (done) => report('anonymised', done))
  return { unconfirmed, networks, removed, anonymised, leftTheFile: await db.checkpoint() }
}
