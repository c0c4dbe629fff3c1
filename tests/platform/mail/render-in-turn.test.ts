import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurn } from '../../../app/platform/mail/render-in-turn.server'

/** Writing that keeps the processor for some milliseconds. */
const writing = (ms: number) => async () => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** Requests that keep every turn of the event loop busy for some milliseconds, until stopped. */
function people(ms: number) {
  let gone = false
  const ask = () => {
    const until = performance.now() + ms
    while (performance.now() < until);
    if (!gone) setImmediate(ask)
  }
  setImmediate(ask)
  return { leave: () => (gone = true) }
}

async function timeOf(letters: number): Promise<number> {
  const started = performance.now()
  await Promise.all(Array.from({ length: letters }, () => inTurn(writing(5))))
  return performance.now() - started
}

it('writes letters one at a time, in their order', async () => {
  const events: string[] = []
  const letter = (name: string) => async () => {
    events.push(`${name} begins`)
    await wait(5)
    events.push(`${name} ends`)
    return name
  }
  expect(await Promise.all(['a', 'b', 'c'].map((name) => inTurn(letter(name))))).toEqual(['a', 'b', 'c'])
  expect(events).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})

it('goes on after a letter that cannot be written', async () => {
  await expect(inTurn(() => Promise.reject(new Error('no such template')))).rejects.toThrow(
    'no such template',
  )
  expect(await inTurn(async () => 'written')).toBe('written')
})

it('leaves most of the time to people while many ask', async () => {
  await timeOf(2)
  const crowd = people(8)
  const busy = await timeOf(8).finally(crowd.leave)
  // Seven pauses of fifteen milliseconds each lie between eight letters of five.
  expect(busy).toBeGreaterThan(8 * 5 + 7 * 15)
})
