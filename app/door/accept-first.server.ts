import type { Server } from 'node:http'

/** Connections in a row that those who are connected wait for, some milliseconds. */
const MOST = 100

/**
 * Lets requests begin, in the order in which they came, once nobody stands outside: Node accepts one connection in a
 * turn of the event loop, and the requests of all others in that turn would keep the next one waiting.
 */
export function acceptFirst(server: Server): (begin: () => void) => void {
  let line: (() => void)[] = []
  let accepted = false
  let inARow = 0
  server.on('connection', () => (accepted = true))

  function turn() {
    if (accepted && ++inARow < MOST) {
      accepted = false
      setImmediate(turn)
      return
    }
    inARow = 0
    const ready = line
    line = []
    for (const begin of ready) begin()
  }

  return (begin) => {
    if (line.push(begin) === 1) setImmediate(turn)
  }
}
