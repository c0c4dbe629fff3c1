import { afterEach, describe, expect, it } from 'vitest'
import type { GiftFacts } from '../../app/donations/facts'
import { isWithdrawn } from '../../app/donations/record-disputes.server'
import { recordFacts } from '../../app/donations/record-facts.server'
import { begin, deliver, gift, ledgersAgree, standIn } from '../support/giving'

afterEach(ledgersAgree)

const nothing: Omit<GiftFacts, 'readAt' | 'state'> = {
  amountMinor: null,
  sessionId: null,
  paymentIntentId: null,
  chargeId: null,
  invoiceId: null,
  paidAt: null,
  presentment: null,
  booking: null,
  refunds: null,
  disputes: null,
}

async function aPaidGift() {
  const { id, session } = await begin()
  await standIn.pay(session)
  await deliver()
  return gift(id)
}

describe('what the provider said', () => {
  it('earlier never undoes what it said later', async () => {
    const { id, checkedAt } = await aPaidGift()
    const early = { ...nothing, readAt: checkedAt! - 1, refunds: [], amountMinor: 1 }
    expect(await recordFacts(id, { ...early, state: 'paid' })).toMatchObject({ moved: false })
    expect(await gift(id)).toMatchObject({ state: 'paid', amountMinor: 2500, checkedAt })
  })

  it('never moves a gift down, whenever it was said', async () => {
    const { id, checkedAt } = await aPaidGift()
    for (const state of ['pending', 'abandoned', 'processing', 'failed'] as const)
      await recordFacts(id, { ...nothing, readAt: checkedAt! + 1_000, state })
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })

  it('of a second payment for one gift is nobody’s: it fails loudly and changes nothing', async () => {
    const before = await aPaidGift()
    const other = {
      ...nothing,
      readAt: Date.now() + 1_000,
      state: 'paid' as const,
      paymentIntentId: 'pi_other',
    }
    await expect(recordFacts(before.id, other)).rejects.toThrow('is paid by')
    expect(await gift(before.id)).toEqual(before)
  })
})

describe('a dispute', () => {
  const withdrawn = (status: string, ...amounts: number[]) =>
    isWithdrawn({ status, balance_transactions: amounts.map((amount) => ({ amount })) } as Parameters<
      typeof isWithdrawn
    >[0])

  it.each([
    ['needs_response', [-2500], true],
    ['under_review', [-2500], true],
    ['lost', [-2500], true],
    ['won', [-2500, 2500], false],
    ['won', [-2500], false], // the money is on its way back
    ['warning_needs_response', [], false],
    ['warning_closed', [], false],
    ['prevented', [], false],
    ['needs_response', [], true], // the booking is not there yet
    ['a_word_of_tomorrow', [], false],
    ['a_word_of_tomorrow', [-2500], true],
    ['a_word_of_tomorrow', [-2500, 2500], false],
  ] as const)('that is %s with bookings of %j has the money: %s', (status, amounts, has) => {
    expect(withdrawn(status, ...amounts)).toBe(has)
  })
})
