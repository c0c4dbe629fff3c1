import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { acceptFirst } from '../../app/door/accept-first.server'

function aDoorway() {
  const server = new EventEmitter() as Server
  const begun: number[] = []
  const enter = acceptFirst(server)
  return { begun, knock: () => server.emit('connection'), ask: (n: number) => enter(() => begun.push(n)) }
}

it('begins requests in the turn in which they came, in their order', async () => {
  const { begun, ask } = aDoorway()
  for (const n of [1, 2, 3]) ask(n)
  await turn()
  expect(begun).toEqual([1, 2, 3])
})

it('lets in whoever stands outside before it begins them', async () => {
  const { begun, knock, ask } = aDoorway()
  knock()
  ask(1)
  for (let i = 0; i < 10; i++) {
    await turn()
    knock()
    ask(2 + i)
  }
  expect(begun).toEqual([])
  await turn()
  await turn()
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

it('makes nobody wait for newcomers without end', async () => {
  const { begun, knock, ask } = aDoorway()
  ask(1)
  for (let i = 0; i < 200 && begun.length === 0; i++) {
    knock()
    await turn()
  }
  expect(begun).toEqual([1])
})
