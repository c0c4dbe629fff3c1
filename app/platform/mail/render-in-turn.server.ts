import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'

/** Milliseconds one turn of the event loop takes when people are waiting; an idle one takes less than one. */
const BUSY = 3
/** While they are, writing letters out gets about a quarter of the time. */
const PAUSES = 3
const LONGEST_PAUSE = 100

let line: Promise<unknown> = Promise.resolve()

/**
 * Writes out one letter at a time. It costs milliseconds of the processor, and with SQLite the same process answers
 * people: while many ask, letters come slower, and the page that says "check your inbox" tells by how much.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const started = line.then(() => performance.now())
  const mine = line.then(work)
  line = mine.then(
    async () => letOthers(await started),
    () => {},
  )
  return mine
}

async function letOthers(started: number) {
  const ended = performance.now()
  await turn()
  await turn()
  if (performance.now() - ended > 2 * BUSY) await wait(Math.min(LONGEST_PAUSE, PAUSES * (ended - started)))
}
