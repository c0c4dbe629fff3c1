import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../app/duration'
import { readCode } from '../../app/petitions/confirmation-code.server'
import { nextGoal } from '../../app/petitions/milestones'
import { readSignForm } from '../../app/petitions/sign-form'
import { makeStamp, readStamp } from '../../app/petitions/stamp.server'
import { seal, unseal } from '../../app/platform/seal.server'

const now = Date.UTC(2026, 2, 9, 12, 0, 30)

describe('the stamp of a form', () => {
  it('is the same for every reader of a minute and tells the version that was read', () => {
    expect(makeStamp('ban-refoulement', 3, now)).toBe(makeStamp('ban-refoulement', 3, now + 20_000))
    expect(readStamp('ban-refoulement', makeStamp('ban-refoulement', 3, now), now + MINUTE, DAY)).toBe(3)
  })
  it('is good for a day', () => {
    const stamp = makeStamp('ban-refoulement', 1, now)
    expect(readStamp('ban-refoulement', stamp, now + DAY - MINUTE, DAY)).toBe(1)
    expect(readStamp('ban-refoulement', stamp, now + DAY + MINUTE, DAY)).toBeNull()
  })
  it.each([
    '',
    'x',
    'a.b.c',
    '..',
    makeStamp('another-petition', 1, now),
    makeStamp('ban-refoulement', 1, now).replace('.1.', '.2.'),
    `${makeStamp('ban-refoulement', 1, now)}x`,
    'é'.repeat(30),
  ])('is refused: %j', (stamp) => {
    expect(readStamp('ban-refoulement', stamp, now, DAY)).toBeNull()
  })
})

describe('the sign form', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return readSignForm(data)
  }
  const good = { name: 'Ana', email: 'ana@example.org', country: 'gt' }

  it('takes what is right, and everything left out as no', () => {
    expect(form(good)).toMatchObject({
      answers: { country: 'GT', shown: false, updates: false, deliver: false },
      problems: {},
      honeypot: false,
    })
  })
  it('has one message for each field that is empty', () => {
    expect(form({}).problems).toEqual({ name: 'empty', email: 'empty', country: 'empty' })
  })
  it.each([
    [{ country: 'ZZ' }, { country: 'unknown' }],
    [{ country: 'Guatemala' }, { country: 'unknown' }],
    [{ email: 'ana' }, { email: 'malformed' }],
    [{ email: `${'x'.repeat(250)}@example.org` }, { email: 'malformed' }],
    [{ email: 'ana@gmial.com' }, { email: 'slip' }],
    [{ name: '<script>' }, { name: 'html' }],
    [{ comment: 'x'.repeat(600) }, { comment: 'too-long' }],
  ])('says what is wrong with %j', (fields, problems) => {
    expect(form({ ...good, ...fields }).problems).toEqual(problems)
  })
  it('points a slip out once: a person who keeps the address has the last word', () => {
    const slip = form({ ...good, email: 'ana@gmial.com' })
    expect(slip.suggestion).toBe('ana@gmail.com')
    expect(form({ ...good, email: 'ana@gmial.com', 'kept-domain': 'gmial.com' }).problems).toEqual({})
  })
  it('ticks nothing for a value other than on', () => {
    expect(form({ ...good, shown: 'true', updates: '1', deliver: 'on' }).answers).toMatchObject({
      shown: false,
      updates: false,
      deliver: true,
    })
  })
})

describe('a confirmation code', () => {
  it.each(['abc-def', 'ABC DEF', ' abcdef '])('is read from %j', (typed) =>
    expect(readCode(typed)).toBe('ABCDEF'),
  )
  it.each(['', 'ABCDE', 'ABCDEFG', 'ABCDE0', 'ABCDEI', 'ÁBCDEF'])('is not %j', (typed) =>
    expect(readCode(typed)).toBeNull(),
  )
})

describe('what is sealed', () => {
  it('opens under its own context only, and not with a bit changed', () => {
    const sealed = seal('signatures/a', { name: 'Ana' })
    expect(unseal('signatures/a', sealed)).toEqual({ name: 'Ana' })
    expect(() => unseal('signatures/b', sealed)).toThrow()
    sealed[sealed.length - 1]! ^= 1
    expect(() => unseal('signatures/a', sealed)).toThrow()
  })
  it('never looks the same twice', () => {
    expect(seal('x', 'Ana').equals(seal('x', 'Ana'))).toBe(false)
  })
})

describe('the goal shown', () => {
  it.each([
    [0, 100],
    [99, 100],
    [100, 500],
    [500, 1000],
    [1000, 2000],
    [2100, 4000],
  ])('at %i signatures is %i', (confirmed, goal) => expect(nextGoal([100, 500], confirmed)).toBe(goal))
})
