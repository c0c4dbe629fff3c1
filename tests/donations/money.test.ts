import { describe, expect, it } from 'vitest'
import {
  ceilingOf,
  coverOf,
  currencies,
  expectedFee,
  feeOf,
  floorOf,
  readAmount,
} from '../../app/donations/money'
import { amountText, decimalsOf, exponentOf, formatMoney, stepOf } from '../../app/i18n/money'
import { seeded } from '../support/seeded'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('an amount as people write it', () => {
  it.each([
    ['en', 'USD', '10.50', 1050],
    ['en', 'USD', '1,250.50', 125050],
    ['en', 'USD', '1,000', 100000],
    ['en', 'USD', '$25', 2500],
    ['en', 'EUR', '€ 25.5', 2550],
    ['en', 'EUR', '25 EUR', 2500],
    ['en', 'USD', '10,50', 1050],
    ['en', 'USD', '007', 700],
    ['es', 'USD', '10,50', 1050],
    ['es', 'USD', '10.50', 1050],
    ['es', 'EUR', '1.250,50 €', 125050],
    ['es', 'EUR', '1 250,5', 125050],
    ['es', 'EUR', '1.000', 100000],
    ['en', 'JPY', '5,000', 5000],
    ['es', 'JPY', '5.000', 5000],
    ['en', 'KWD', '1.230', 1230],
    ['es', 'KWD', '1,23', 1230],
    ['en', 'ISK', '500', 50000],
    ['en', 'UGX', '5,000', 500000],
    ['en', 'HUF', '2,000', 200000],
    ['en', 'TWD', '300', 30000],
  ] as const)('%s %s “%s” is %d minor units', (locale, currency, text, minor) => {
    expect(readAmount(text, currency, locale)).toEqual({ minor, problem: null })
  })

  it.each([
    ['en', 'USD', '', 'missing'],
    ['en', 'USD', '  ', 'missing'],
    ['en', 'USD', '1e9', 'malformed'],
    ['en', 'USD', '0x10', 'malformed'],
    ['en', 'USD', '-5', 'negative'],
    ['en', 'USD', '−5', 'negative'],
    ['en', 'USD', '0.001', 'too-precise'],
    ['en', 'USD', '10.505', 'too-precise'],
    ['en', 'USD', '1.000,5.0', 'malformed'],
    ['es', 'USD', '1.000,5.0', 'malformed'],
    ['en', 'USD', '1,00,000', 'malformed'],
    ['en', 'USD', '1.000,50', 'ambiguous'],
    ['es', 'USD', '1,000.50', 'ambiguous'],
    ['en', 'USD', 'ten', 'malformed'],
    ['en', 'USD', '١٠', 'malformed'],
    ['en', 'USD', 'NaN', 'malformed'],
    ['en', 'USD', '1'.repeat(30), 'malformed'],
    ['en', 'USD', '0', 'below-floor'],
    ['en', 'USD', '0.49', 'below-floor'],
    ['en', 'USD', '10,000.01', 'above-ceiling'],
    ['en', 'JPY', '500.50', 'too-precise'],
    ['en', 'JPY', '500.00', 'too-precise'],
    ['en', 'KWD', '1.234', 'too-precise'],
    ['en', 'ISK', '500.50', 'too-precise'],
    ['en', 'HUF', '500.5', 'too-precise'],
  ] as const)('%s %s “%s” is refused: %s', (locale, currency, text, problem) => {
    expect(readAmount(text, currency, locale)).toEqual({ minor: null, problem })
  })

  it('is above a floor that was raised', () => {
    expect(readAmount('4', 'USD', 'en', 500)).toEqual({ minor: null, problem: 'below-floor' })
    expect(readAmount('5', 'USD', 'en', 500)).toEqual({ minor: 500, problem: null })
  })

  it('is read again as it is written into a field, in every currency and language', () => {
    for (const currency of currencies)
      for (const locale of ['en', 'es'] as const)
        for (const minor of [
          floorOf(currency),
          ceilingOf(currency),
          floorOf(currency) + 7 * stepOf(currency),
        ])
          expect(readAmount(amountText(locale, minor, currency), currency, locale)).toEqual({
            minor,
            problem: null,
          })
  })
})

describe('money as a language writes it', () => {
  it.each([
    ['en', 125050, 'USD', '$1,250.50'],
    ['es', 125050, 'EUR', '1250,50 €'],
    ['es', 1250050, 'EUR', '12 500,50 €'],
    ['en', 5000, 'JPY', '¥5,000'],
    ['en', 1230, 'KWD', 'KWD 1.230'],
    ['en', 50000, 'ISK', 'ISK 500'],
    ['en', 9007199254740991, 'USD', '$90,071,992,547,409.91'],
  ] as const)('%s %d %s: %s', (locale, minor, currency, text) => {
    expect(plain(formatMoney(locale, minor, currency))).toBe(text)
  })

  it('leaves out decimals that are nothing where a page asks for round amounts', () => {
    expect(plain(formatMoney('en', 2500, 'USD', { round: true }))).toBe('$25')
    expect(plain(formatMoney('en', 2550, 'USD', { round: true }))).toBe('$25.50')
  })
})

describe('every currency', () => {
  it('has a floor and a ceiling that can be given, and no floor below the provider’s own', () => {
    for (const currency of currencies) {
      expect(floorOf(currency) % stepOf(currency)).toBe(0)
      expect(ceilingOf(currency)).toBeGreaterThan(floorOf(currency))
      const charged = ceilingOf(currency) + coverOf(ceilingOf(currency), currency)
      expect(charged, currency).toBeLessThan(currency === 'IDR' ? 1e12 : 1e8)
    }
    expect(floorOf('USD')).toBeGreaterThanOrEqual(50)
  })

  it('has as many decimals as the provider counts in', () => {
    const zero = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ')
    const three = 'BHD JOD KWD OMR TND'.split(' ')
    for (const currency of currencies) {
      const exponent = zero.includes(currency) ? 0 : three.includes(currency) ? 3 : 2
      expect(exponentOf(currency)).toBe(exponent)
      expect(decimalsOf(currency)).toBe(/ISK|UGX|HUF|TWD/.test(currency) ? 0 : exponent)
    }
    for (const currency of [...zero, ...three, 'ISK', 'UGX', 'HUF', 'TWD'])
      expect(currencies).toContain(currency)
  })
})

describe('covering the fee', () => {
  const arrives = (gift: number, currency: string, fee = expectedFee(currency)) => {
    const cover = coverOf(gift, currency, fee)
    const charged = gift + cover
    return { cover, charged, net: charged - feeOf(charged, fee) }
  }

  it('lets at least the gift arrive, whatever the amount, the currency and the fee', () => {
    const random = seeded(5)
    const wrong: string[] = []
    const check = (gift: number, currency: string, fee = expectedFee(currency)) => {
      const { cover, charged, net } = arrives(gift, currency, fee)
      const right = net >= gift && Number.isSafeInteger(charged) && charged % stepOf(currency) === 0
      if (!right || cover <= 0) wrong.push(`${gift} ${currency} at ${JSON.stringify(fee)}`)
    }
    for (let cents = 100; cents <= 20_000; cents++) check(cents, 'USD')
    for (const currency of currencies) {
      const [least, most, step] = [floorOf(currency), ceilingOf(currency), stepOf(currency)]
      check(least, currency)
      check(most, currency)
      for (let i = 0; i < 100; i++) {
        const gift = least + Math.floor((random() * (most - least)) / step) * step
        check(gift, currency)
        const fixedMinor = Math.floor(random() * least)
        check(gift, currency, { basisPoints: Math.floor(random() * 1_500), fixedMinor })
      }
    }
    expect(wrong).toEqual([])
  })

  it('adds no step more than that takes', () => {
    for (let cents = 100; cents <= 5_000; cents++) {
      const fee = expectedFee('USD')
      const less = arrives(cents, 'USD').charged - 1
      expect(less - feeOf(less, fee)).toBeLessThan(cents)
    }
  })
})
