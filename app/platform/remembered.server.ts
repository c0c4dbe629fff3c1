import { privately } from '../../db/client'
import { MINUTE } from '../duration'

/**
 * Keeps what `read` returned for a minute, so that short tables of rules cost a hot path nothing. Concurrent callers
 * share one reading; a failed one is not kept.
 */
export function remembered<T>(
  read: () => Promise<T>,
  lifetime = MINUTE,
): (() => Promise<T>) & { forget(): void } {
  let kept: { value: Promise<T>; until: number } | null = null
  const recall = () => {
    if (!kept || kept.until < performance.now()) {
      const value = privately(read) // whoever asks next may be about to write
      const entry = { value, until: performance.now() + lifetime }
      value.catch(() => {
        if (kept === entry) kept = null
      })
      kept = entry
    }
    return kept.value
  }
  return Object.assign(recall, {
    forget() {
      kept = null
    },
  })
}
