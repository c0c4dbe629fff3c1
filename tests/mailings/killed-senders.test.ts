import { describe, expect, it } from 'vitest'
import { killMatrix } from '../support/mailing-matrix'

const doubled = (addresses: string[]) => addresses.filter((address, i) => addresses.indexOf(address) !== i)

// The long version, to twenty thousand, is in tests/faults. Each life of a sender costs a start of Node.
const LONG = 400_000

describe('a mailing whose senders are killed while answers are lost', () => {
  it(
    'reaches everybody once through Resend',
    async () => {
      const { asked, taken, states, row, kills } = await killMatrix({
        provider: 'resend',
        recipients: 600,
        delay: 15,
        chunk: 20,
      })
      expect(kills).toBeGreaterThan(1)
      expect(doubled(taken)).toEqual([])
      expect([...taken].sort()).toEqual([...asked].sort())
      expect(states).toEqual({ sent: 600 })
      expect(row).toMatchObject({ sent: 600, recipients: 600, unknown: 0 })
    },
    LONG,
  )

  it(
    'reaches nobody twice through SMTP, and lists everybody it cannot tell of',
    async () => {
      const { asked, taken, unknown, states, row, kills } = await killMatrix({
        provider: 'smtp',
        recipients: 150,
        delay: 3,
      })
      expect(kills).toBeGreaterThan(1)
      expect(doubled(taken)).toEqual([])
      const listed = new Set(unknown)
      const reached = new Set(taken)
      expect(asked.filter((address) => !reached.has(address) && !listed.has(address))).toEqual([])
      // What counts as sent was taken, and what is listed is few beside it.
      expect(states.sent! + unknown.length).toBe(150)
      expect(taken.filter((address) => !listed.has(address))).toHaveLength(states.sent!)
      expect(row).toMatchObject({ sent: states.sent, unknown: unknown.length, recipients: 150 })
    },
    LONG,
  )
})
