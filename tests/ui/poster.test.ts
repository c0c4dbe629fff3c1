import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { breakInto } from '../../app/platform/poster/break-lines'
import {
  drawPoster,
  motifOf,
  paletteOf,
  posterShapes,
  type PosterShape,
} from '../../app/platform/poster/draw-poster.server'
import { drawIcon } from '../../app/platform/poster/mark'
import { palettes } from '../../app/platform/poster/palettes'
import { answerPoster, findPoster } from '../../app/platform/poster/posters.server'
import { rasterise } from '../../app/platform/poster/rasterise.server'
import { sans, serif } from '../../app/platform/poster/typeface.server'
import { campaigns } from '../../db/seed/campaigns'
import { petitions } from '../../db/seed/petitions'
import { xmlProblem } from '../support/well-formed'

const forms = Object.keys(posterShapes) as PosterShape[]
const posterOf = (title: string, seed = 'a-petition') => ({ title, above: 'A campaign', seed, locale: 'en' })

/** Width and height as the PNG's own header says. */
function sizeOf(png: Uint8Array) {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

describe('A poster', () => {
  const wordings = petitions.flatMap((petition) =>
    (['en', 'es'] as const).map((locale) => ({
      locale,
      seed: petition.slug,
      title: petition.title[locale],
      above: campaigns.find(({ slug }) => slug === petition.campaign)!.title[locale],
    })),
  )

  it.each(wordings)('has every word of “$title” inside it, as outlines', (text) => {
    expect(serif.covers(text.title)).toBe(true)
    for (const form of forms) {
      const svg = drawPoster(text, form)
      expect(xmlProblem(svg)).toBeNull()
      expect(svg).not.toMatch(
        /<(text|image|style|script|foreignObject|use)\b|href|url\(|style=|NaN|undefined|Infinity/,
      )
      expect(svg).not.toContain('…')
      for (const [x, y] of corners(svg)) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(posterShapes[form][0] - 20)
        expect(y).toBeLessThan(posterShapes[form][1] - 20)
      }
    }
  })

  it('is an image of its size and at most 200 KB', async () => {
    for (const text of wordings) {
      for (const form of forms) {
        const { body } = await findPoster(text, form, 'png')
        expect(sizeOf(body)).toEqual([...posterShapes[form]])
        expect(body.length, `${text.seed} ${form}`).toBeLessThan(200_000)
      }
    }
  })

  it('looks different for each petition of the demonstration, and always the same for one', () => {
    expect(new Set(petitions.map(({ slug }) => motifOf(slug))).size).toBe(petitions.length)
    expect(new Set(petitions.map(({ slug }) => paletteOf(slug))).size).toBeGreaterThanOrEqual(7)
    expect(drawPoster(posterOf('Once'), 'share')).toBe(drawPoster(posterOf('Once'), 'share'))
    expect(drawPoster(posterOf('Once', 'b'), 'strip')).not.toBe(drawPoster(posterOf('Once', 'a'), 'strip'))
  })

  it.each([
    'Sí',
    'W'.repeat(80),
    'Electroencefalografistas contrarrevolucionariamente desoxirribonucleicos ¡ya, sí!',
    'a '.repeat(40).trim(),
    'long '.repeat(200),
    '<script>alert("&")</script> & \u0000\ud800 🎈 القدس',
    '',
  ])('takes whatever a title may be: %s', async (title) => {
    for (const form of forms) {
      const svg = drawPoster({ ...posterOf(title), above: title }, form)
      expect(xmlProblem(svg)).toBeNull()
      for (const [x] of corners(svg)) expect(x).toBeLessThan(posterShapes[form][0])
      expect(sizeOf(await rasterise(svg))).toEqual([...posterShapes[form]])
    }
  })

  it('can write Spanish', () => {
    const letters = 'ÁÉÍÓÚÜÑáéíóúüñ¿?¡!«»“”‘’—–…ªº€%0123456789'
    expect(serif.covers(letters)).toBe(true)
    expect(sans.covers(letters)).toBe(true)
  })

  it('is set in the weight of the site’s headings, which a plain reading of the font would miss', () => {
    // The regular weight is 10 341 wide; fontkit is patched around here, and this tells when it no longer works.
    expect(serif.measure('Return the people now')).toBeGreaterThan(10_500)
  })

  it('keeps its words readable: 4.5:1 or more', () => {
    for (const { ground, ink, quiet } of palettes) {
      expect(contrast(ground, ink), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(ground, quiet), `${quiet} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('is drawn once however many ask for it at the same time', async () => {
    const asked = Array.from({ length: 20 }, () => findPoster(posterOf('At once'), 'share', 'png'))
    const drawn = await Promise.all(asked)
    expect(new Set(drawn).size).toBe(1)
  })

  it('is answered so that it can be kept, and not sent twice', async () => {
    const request = (headers = {}) => new Request('http://a.example/poster.svg?shape=tall', { headers })
    const first = await answerPoster(request(), posterOf('Kept'), 'svg')
    expect(first.headers.get('Content-Type')).toBe('image/svg+xml')
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=3600')
    expect(first.headers.get('Content-Security-Policy')).toBe("default-src 'none'; style-src 'none'")
    expect(await first.text()).toContain('width="1080" height="1350"')
    const tag = first.headers.get('ETag')!
    const second = await answerPoster(request({ 'If-None-Match': tag }), posterOf('Kept'), 'svg')
    expect(second.status).toBe(304)
    const unknown = await answerPoster(
      new Request('http://a.example/p?shape=constructor'),
      posterOf('Kept'),
      'svg',
    )
    expect(await unknown.text()).toContain('width="1200" height="630"')
  })
})

describe('The icon of the site', () => {
  it('is the mark that posters carry', async () => {
    expect(readFileSync('app/public/favicon.svg', 'utf8')).toBe(drawIcon(14))
    for (const [file, size] of [
      ['favicon-32', 32],
      ['apple-touch-icon', 180],
      ['icon-512', 512],
    ] as const) {
      expect(sizeOf(readFileSync(`app/public/${file}.png`))).toEqual([size, size])
    }
  })
})

describe('Lines', () => {
  const measure = (text: string) => text.length
  it('are broken evenly', () => {
    expect(breakInto('one two three four five six'.split(' '), 2, 20, measure)!.lines).toEqual([
      'one two three',
      'four five six',
    ])
  })
  it('do not end on an article where another break is nearly as good', () => {
    expect(breakInto('Free speech for every voice'.split(' '), 2, 20, measure)!.lines).toEqual([
      'Free speech',
      'for every voice',
    ])
  })
  it('are null where a word does not fit', () => {
    expect(breakInto(['unbreakable', 'word'], 2, 5, measure)).toBeNull()
  })
})

/** Where each line of outlines ends to the right and below. */
function corners(svg: string): [number, number][] {
  return [...svg.matchAll(/translate\((\S+) (\S+)\) scale\((\S+)\)" d="(M[^"]+)"/g)].map(
    ([, x, y, scale, path]) => {
      const numbers = path!.match(/-?\d+/g)!.map(Number)
      const across = numbers.filter((_, i) => i % 2 === 0)
      const down = numbers.filter((_, i) => i % 2 === 1)
      return [Number(x) + Math.max(...across) * Number(scale), Number(y) + Math.max(...down) * Number(scale)]
    },
  )
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => parseInt(colour.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
