import { randomFillSync } from 'node:crypto'

let last = 0
let sequence = 0

/**
 * Returns a UUIDv7 (RFC 9562): 48 bits of epoch milliseconds, a 12-bit sequence that keeps this process's ids in
 * order, 62 random bits.
 */
export function uuidv7(): string {
  const now = Date.now()
  if (now > last) {
    last = now
    sequence = 0
  } else if (++sequence > 0xfff) {
    last++
    sequence = 0
  }
  const random = randomFillSync(Buffer.alloc(8))
  random[0] = (random[0]! & 0x3f) | 0x80
  const time = last.toString(16).padStart(12, '0')
  const tail = random.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
