import { describe, expect, it } from 'vitest'
import {
  commentProblem,
  nameProblem,
  postcodeProblem,
  tidyLine,
  tidyText,
} from '../../app/supporters/person-text'

describe('a name', () => {
  it.each([
    'Ana',
    'José Ángel Ñúñez',
    "Sinéad O'Connor-Díaz",
    'María de la O',
    '李小龍',
    'محمد',
    'می‌خواهم', // with the joiner Persian needs
    'J.',
    'Dr. Rosa M. Pérez, PhD',
    'O',
    'x'.repeat(100),
    '𝒜'.repeat(100),
  ])('may be %j', (name) => {
    expect(nameProblem(tidyLine(name))).toBeNull()
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['x'.repeat(101), 'too-long'],
    ['Ana\u202Eana', 'hidden'],
    ['Ana\u2066x', 'hidden'],
    ['Ana\u0007', 'hidden'],
    ['Ana\u200Bx', 'hidden'],
    ['<b>Ana</b>', 'html'],
    ['Ana > all', 'html'],
    ['=HYPERLINK("x")', 'formula'],
    ['+1 555', 'formula'],
    ['-Ana', 'formula'],
    ['@ana', 'formula'],
    ['https://example.org', 'address'],
    ['www.example.org', 'address'],
    ['Buy at shop.example.com now', 'address'],
    ['ana@example.org', 'address'],
    ['12345', 'no-letter'],
    ['!!!', 'no-letter'],
  ])('is refused for %j: %s', (name, problem) => {
    expect(nameProblem(tidyLine(name))).toBe(problem)
  })

  it('is kept in one form: NFC and single spaces', () => {
    expect(tidyLine('  Jose\u0301   A\u00a0B ')).toBe('José A B')
  })
})

describe('a comment', () => {
  it('may have lines, any script and an arrow', () => {
    expect(commentProblem(tidyText('Por mi hermano.\r\n\r\n\r\n\r\nNo lo olvido → nunca. 1 < 2'))).toBeNull()
    expect(tidyText('a\r\n\r\n\r\n\r\nb')).toBe('a\n\nb')
  })
  it.each([
    ['x'.repeat(501), 'too-long'],
    ['<script>alert(1)</script>', 'html'],
    ['see <a href=x>', 'html'],
    ['a\u202Eb', 'hidden'],
  ])('is refused for %j: %s', (comment, problem) => {
    expect(commentProblem(comment)).toBe(problem)
  })
})

describe('a postcode', () => {
  it.each(['', '28013', 'SW1A 1AA', 'C1425'])('may be %j', (postcode) =>
    expect(postcodeProblem(postcode)).toBeNull(),
  )
  it.each([
    ['x'.repeat(21), 'too-long'],
    ['<b>', 'hidden'],
    ['=1+1', 'hidden'],
  ])('is refused for %j: %s', (postcode, problem) => expect(postcodeProblem(postcode)).toBe(problem))
})
