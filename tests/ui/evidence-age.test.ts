import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EvidenceAge } from '../../app/ui/evidence-age'

const march2026 = Date.UTC(2026, 2, 9)
const told = (locale: 'en' | 'es', how: { year: number | null; reviewedAt?: number; published?: number }) =>
  renderToStaticMarkup(
    createElement(EvidenceAge, {
      petition: {
        locale,
        evidenceFrom: 'It is of 2025.',
        reviewedAt: how.reviewedAt ?? null,
        publishedAt: how.published ?? march2026,
      },
      year: how.year,
    }),
  )

test.each([
  ['en', 'Not reviewed since 2025.', 'Last reviewed on 9 March 2026.'],
  ['es', 'Sin revisar desde 2025.', 'Última revisión: 9 de marzo de 2026.'],
] as const)(
  'older evidence says since when nobody looked at it, or when somebody did, in %s',
  (locale, ...said) => {
    expect(told(locale, { year: 2025 })).toContain(said[0])
    expect(told(locale, { year: 2025, reviewedAt: march2026 })).toContain(said[1])
    expect(told(locale, { year: 2025 })).toContain('It is of 2025.')
  },
)

test('evidence of the year it was published in, or without a date, names no year', () => {
  for (const year of [2026, null]) expect(told('en', { year })).not.toMatch(/since \d{4}/)
  expect(told('en', { year: 2025, published: Date.UTC(2025, 11, 31) })).not.toMatch(/since \d{4}/)
})
