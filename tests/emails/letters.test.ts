import { describe, expect, test } from 'vitest'
import { locales } from '../../app/i18n'
import type { Letter, LetterFields } from '../../emails/letter'
import { renderEmail } from '../../emails/render'
import { sampleLetters } from '../../emails/samples'

const origin = 'https://amparo.example.org'
const every = locales.flatMap((locale) => sampleLetters(locale, origin))
const named = every.map((letter) => [`${letter.template} in ${letter.locale}`, letter] as const)

const addresses = (text: string) => [...text.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map((match) => match[0])
const linksIn = (html: string) => [...html.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map((match) => match[1]!)

const confirmWith = (changes: Partial<LetterFields['confirm']>): Letter => {
  const sample = every.find((letter) => letter.template === 'confirm')!
  return { ...sample, fields: { ...sample.fields, ...changes } } as Letter
}

describe.each(named)('%s', (_, letter) => {
  test('has a short subject, HTML under 20 KB in its language, and a text', async () => {
    const { subject, html, text } = await renderEmail(letter, origin)
    expect(subject).toMatch(/^\S.{10,77}$/u)
    expect([...subject].length).toBeLessThanOrEqual(78)
    expect(Buffer.byteLength(html)).toBeLessThan(20 * 1024)
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${letter.locale}"`))
    expect(text).not.toMatch(/<\/?[a-z]|\{\w+\}|undefined|&\w+;/)
    expect(html).not.toMatch(/\{\w+\}|undefined/)
  })

  test('says the same in HTML and in text', async () => {
    const { html, text } = await renderEmail(letter, origin)
    const { fields } = letter
    if ('petitionTitle' in fields) {
      expect(html).toContain(fields.petitionTitle)
      expect(text).toContain(fields.petitionTitle)
    }
    for (const link of linksIn(html)) expect(text).toContain(link)
    for (const address of addresses(text)) expect(linksIn(html)).toContain(address)
    if (!('code' in fields)) return
    for (const part of [html, text]) {
      expect(part).toContain('K7M-4WQ')
      expect(part).toContain('Marisol Quintana')
      expect(part).toContain('14:05 UTC')
      expect(part).toContain(fields.confirmUrl)
      expect(part).toContain(fields.confirmPageUrl)
    }
  })

  test('links to our own origin alone, loads nothing and reports nothing', async () => {
    const { html } = await renderEmail(letter, origin)
    for (const link of linksIn(html)) expect(link.startsWith(`${origin}/`)).toBe(true)
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form|input|video|audio)\b/i)
    expect(html).not.toMatch(/\bsrc=|url\(|@import|background=/i)
  })
})

test('a letter to confirm shows plainly what is signed', async () => {
  const { text } = await renderEmail(confirmWith({ shown: false, updates: false, deliver: true }), origin)
  expect(text).toContain('Name: Marisol Quintana')
  expect(text).toContain('Country: Colombia')
  expect(text).toContain('In public: Your name stays hidden')
  expect(text).toContain('Updates: No e-mails after this one')
  expect(text).toContain('Delivery: Your name may stand in the packet')
  expect(text).toContain('Comment: My grandmother was born there.\nA judgment')
  expect(text).toContain('until 29 November 2026, 14:05 UTC')
  expect(text).toContain('works for one hour')
  expect(text).toContain('deleted after 7 days')
  const shown = await renderEmail(confirmWith({ shown: true, comment: null }), origin)
  expect(shown.text).toContain('In public: Your name is shown on the petition\n')
  expect(shown.text).not.toContain('Comment:')
})

describe('what people typed stays text', () => {
  test('a title with line breaks cannot add a header', async () => {
    const petitionTitle = 'Free them\r\nBcc: everyone@example.org\r\n\r\n<h1>hello</h1>'
    const { subject } = await renderEmail(confirmWith({ petitionTitle }), origin)
    expect(subject).not.toMatch(/[\r\n]/)
    expect(subject).toContain('Free them Bcc: everyone@example.org')
  })

  test('names never stand in a subject', async () => {
    const { subject } = await renderEmail(confirmWith({ name: 'Zoraida Unmistakable' }), origin)
    expect(subject).not.toContain('Zoraida')
  })

  test('HTML is shown and not obeyed', async () => {
    const evil = '<img src=x onerror=alert(1)><a href="https://evil.example">x</a>"\'&amp;'
    const { html } = await renderEmail(
      confirmWith({ name: evil, comment: evil, petitionTitle: evil }),
      origin,
    )
    expect(html).not.toMatch(/<img|<a href="https:\/\/evil/i)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  test('bidirectional overrides and control characters are left out', async () => {
    const name = 'Ana\u202Egro.live\u0000\u0007\u2066Paz\u200F'
    const { html, text } = await renderEmail(
      confirmWith({ name, comment: name, petitionTitle: name }),
      origin,
    )
    for (const part of [html.replace(/<div data-skip-in-text="true".*?<\/div>/su, ''), text]) {
      // eslint-disable-next-line no-control-regex
      expect(part).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u200e\u200f]/u)
    }
    expect(text).toContain('Ana')
  })

  test('an address in a name or comment is no link for the reader, whoever typed it', async () => {
    const comment = 'Buy at https://evil.example/now or www.evil.example, t.co/x. U.S.A. and 3.5 stay'
    const { html, text } = await renderEmail(confirmWith({ name: 'see evil.com', comment }), origin)
    for (const part of [html, text]) {
      expect(part).not.toMatch(/https?:\/\/evil|evil\.example|evil\.com|t\.co/)
      expect(part).toContain('U.S.A. and 3.5 stay')
    }
  })

  test('a name of 100 letters beyond the first plane comes through whole', async () => {
    const name = '𝒜'.repeat(100)
    const { html, text } = await renderEmail(confirmWith({ name }), origin)
    expect(html).toContain(name)
    expect(text).toContain(name)
    const { subject } = await renderEmail(confirmWith({ petitionTitle: name }), origin)
    expect([...subject].length).toBeLessThanOrEqual(78)
    expect(Buffer.from(subject).toString()).toBe(subject)
  })
})
