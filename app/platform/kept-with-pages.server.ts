import { SECOND } from '../duration'
import { remembered } from './remembered.server'

const LIFETIME = 10 * SECOND
const MOST = 500

const everything = new Set<Map<string, unknown>>()

/**
 * Keeps what `read` returns for each of its arguments, ten seconds at most and until pages are forgotten: for what a page
 * is made of beside its counts. Whoever asks gets the same object, which nobody may change.
 */
export function keptWithPages<A extends string[], T>(read: (...about: A) => Promise<T>) {
  const kept = new Map<string, () => Promise<T>>()
  everything.add(kept)
  return (...about: A): Promise<T> => {
    const key = about.join(' ')
    let recall = kept.get(key)
    if (!recall) {
      if (kept.size === MOST) kept.clear()
      kept.set(key, (recall = remembered(() => read(...about), LIFETIME)))
    }
    return recall()
  }
}

/** Lets go of all of it; for whoever forgets pages. What is being read at that moment is kept for nobody. */
export function forgetWhatPagesAreMadeOf(): void {
  for (const kept of everything) kept.clear()
}
