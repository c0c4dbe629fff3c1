import { config } from '../app/config.server'
import type { Tx } from './database'

const after = new WeakMap<Tx, Set<string>>()

/**
 * Tells whoever hears the channel once the unit's transaction is committed: a shortcut for those who look by themselves
 * as well. With SQLite nobody would hear it.
 */
export function tellAfter(tx: Tx, channel: string): void {
  if (config.dialect === 'sqlite') return
  const channels = after.get(tx)
  if (channels) channels.add(channel)
  else after.set(tx, new Set([channel]))
}

/** What a transaction that has ended wanted told; nothing, when asked again. */
export function takeTold(tx: Tx): Iterable<string> {
  const channels = after.get(tx)
  after.delete(tx)
  return channels ?? []
}

/**
 * Tells one thing at a time on each channel: what is wanted meanwhile is told once, after it. Not inside the transaction:
 * PostgreSQL lets transactions that notify commit one after the other, each with its flush to the disk.
 */
export function oneAtATime(tell: (channel: string) => Promise<unknown>) {
  const underWay = new Map<string, { again: boolean }>()
  return async function tellSoon(channel: string): Promise<void> {
    const now = underWay.get(channel)
    if (now) return void (now.again = true)
    const mine = { again: true }
    underWay.set(channel, mine)
    while (mine.again) {
      mine.again = false
      await tell(channel).catch(() => {})
    }
    underWay.delete(channel)
  }
}
