import { describe, expect, it } from 'vitest'
import { countries, countriesIn, isCountry } from '../../app/supporters/countries'

describe('The countries of the sign form', () => {
  it('are the 249 of ISO 3166-1, each once and each with a name', () => {
    expect(new Set(countries).size).toBe(249)
    for (const locale of ['en', 'es'] as const) {
      expect(countriesIn(locale)).toHaveLength(249)
      for (const { code, name } of countriesIn(locale)) expect(name, code).not.toBe(code)
    }
  })

  it('stand in the order of each language', () => {
    const names = (locale: 'en' | 'es') => countriesIn(locale).map(({ name }) => name)
    expect(names('en').slice(0, 3)).toEqual(['Afghanistan', 'Åland Islands', 'Albania'])
    expect(names('es').indexOf('España')).toBeGreaterThan(names('es').indexOf('Eslovenia'))
    expect(names('es').indexOf('Nueva Zelanda')).toBeGreaterThan(names('es').indexOf('Níger'))
  })

  it('are known by their code alone', () => {
    for (const code of ['VE', 'SV', 'US', 'PS', 'TW']) expect(isCountry(code), code).toBe(true)
    for (const code of ['', 'XX', 'ZZ', 'EU', 'UK', 'sv', 'constructor'])
      expect(isCountry(code), code).toBe(false)
  })
})
