import { element, xmlDocument, type Xml } from '../xml'
import { breakInto, cutWords, type Lines } from './break-lines'
import { chanceOf, hash } from './chance'
import { drawMark } from './mark'
import { motifs } from './motifs'
import { palettes, type Palette } from './palettes'
import { sans, serif, type Typeface } from './typeface.server'

export interface PosterText {
  title: string
  /** The small line over the title. */
  above: string | null
  /** Decides shapes and colours: a slug. */
  seed: string
  /** Language of the words, BCP 47. */
  locale: string
}

/** share: for link previews; tall: for feeds and print; strip: the drawing alone, for a page's head or a card. */
export const posterShapes = { share: [1200, 630], tall: [1080, 1350], strip: [1200, 320] } as const
export type PosterShape = keyof typeof posterShapes

interface Box {
  x: number
  y: number
  w: number
  h: number
}

// Found by trying: with it the petitions of the demonstration get ten different drawings.
const SALT = '63x6w'

export const motifOf = (seed: string): string => {
  const names = Object.keys(motifs)
  return names[hash(`${SALT} ${seed}`) % names.length]!
}
export const paletteOf = (seed: string): number => hash(`${seed} ${SALT}`) % palettes.length

/** A poster as an SVG of shapes and outlines alone: no text, no font, nothing from elsewhere. */
export function drawPoster(text: PosterText, form: PosterShape): string {
  const [w, h] = posterShapes[form]
  const palette = palettes[paletteOf(text.seed)]!
  const art: Box =
    form === 'strip'
      ? { x: 0, y: 0, w, h }
      : form === 'tall'
        ? { x: 0, y: 0, w, h: 640 }
        : { x: hash(text.seed) % 2 ? w - 456 : 0, y: 0, w: 456, h }
  const words: Box =
    form === 'tall'
      ? { x: 84, y: art.h + 64, w: w - 168, h: h - art.h - 124 }
      : { x: art.x ? 68 : art.w + 60, y: 62, w: w - art.w - 128, h: h - 120 }
  return xmlDocument(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: w,
        height: h,
        viewBox: `0 0 ${w} ${h}`,
        role: 'img',
        lang: text.locale,
      },
      element('title', {}, text.title),
      element('rect', { width: w, height: h, fill: palette.ground }),
      drawArt(text.seed, art, palette),
      form === 'strip' ? null : drawWords(text, words, palette),
    ),
  )
}

function drawArt(seed: string, { x, y, w, h }: Box, palette: Palette): Xml {
  const drawing = motifs[motifOf(seed)]!({ w, h }, palette, chanceOf(seed))
  return element(
    'svg',
    { x, y, width: w, height: h, viewBox: `0 0 ${w} ${h}` },
    element('rect', { width: w, height: h, fill: palette.field }),
    drawing,
  )
}

const MARK = 40

/** Longer words would be too small to read, and fitting them would take seconds. */
const LONGEST = 160
const shorten = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text)

function drawWords(text: PosterText, box: Box, palette: Palette): Xml[] {
  const title = shorten(text.title)
  const above = text.above && shorten(text.above)
  const small = 25
  const over = above ? fit(sans, above, 2, box.w, small * 2.5, small, small * 0.8, 1.22) : null
  const head = over ? over.height + 30 : 0
  const room = box.h - head - MARK - 34
  const big = fit(serif, title, 7, box.w, room, 104, 30, 1.07, -8)
  return [
    ...(over ? setLines(over, sans, box.x, box.y, palette.quiet) : []),
    ...setLines(big, serif, box.x, box.y + head + Math.max(0, (room - big.height) * 0.18), palette.ink, -8),
    ...wordmark(box.x, box.y + box.h, palette),
  ]
}

interface Setting extends Lines {
  size: number
  leading: number
  height: number
}

/** The largest size at which a text fills a space without leaving it; below `least` its last line is shortened. */
function fit(
  face: Typeface,
  text: string,
  most: number,
  width: number,
  height: number,
  largest: number,
  least: number,
  leading: number,
  tracking = 0,
): Setting {
  for (let size = largest; size >= least; size -= size > 60 ? 2 : 1) {
    const inUnits = (width * 1000) / size
    const measure = (line: string) => face.measure(line, tracking)
    const words = (size < 40 ? cutWords(text, inUnits, measure) : text).split(/\s+/).filter(Boolean)
    for (let count = 1; count <= most && count * size * leading <= height; count++) {
      const broken = breakInto(words, count, inUnits, measure)
      if (broken) return { ...broken, size, leading, height: count * size * leading }
    }
  }
  if (text.length <= 1) return { lines: [text], width: 0, size: least, leading, height: least * leading }
  const shorter = `${text.slice(0, Math.floor(text.length * 0.94) - 1).trimEnd()}…`
  return fit(face, shorter, most, width, height, least, least, leading, tracking)
}

function setLines(
  { lines, size, leading }: Setting,
  face: Typeface,
  x: number,
  y: number,
  fill: string,
  tracking = 0,
): Xml[] {
  const scale = size / 1000
  return lines.map((text, i) =>
    element('path', {
      fill,
      transform: `translate(${x} ${Math.round(y + size * 0.76 + i * size * leading)}) scale(${scale})`,
      d: face.outline(text, tracking).path,
    }),
  )
}

/** The mark and the name, standing on `y`. */
const wordmark = (x: number, y: number, palette: Palette): Xml[] => [
  element(
    'g',
    { transform: `translate(${x - 3} ${y - 36}) scale(1.25)` },
    drawMark(palette.ink, palette.quiet),
  ),
  element('path', {
    fill: palette.ink,
    transform: `translate(${x + 46} ${y - 1}) scale(0.036)`,
    d: serif.outline('Amparo').path,
  }),
]
