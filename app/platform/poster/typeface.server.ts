import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font, type Point } from 'fontkit'

/** Text as outlines, so that a poster looks the same where no font of ours is installed. */
export interface Outline {
  /** A path in thousandths of the type size, y downwards, beginning at the origin on the base line. */
  path: string
  /** In thousandths of the type size. */
  width: number
}

export interface Typeface {
  outline(text: string, tracking?: number): Outline
  /** Width in thousandths of the type size. */
  measure(text: string, tracking?: number): number
  /** Whether every character of a text can be drawn. */
  covers(text: string): boolean
}

const { resolve } = createRequire(import.meta.url)

/** The two variable families of the site at one weight each; latin first, latin-ext for what it lacks. */
export const serif = typeface('@fontsource-variable/brygada-1918/files/brygada-1918', 600)
export const sans = typeface(
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next',
  600,
)

function typeface(family: string, weight: number): Typeface {
  let fonts: Font[] | null = null
  const load = () =>
    (fonts ??= ['latin', 'latin-ext'].map((subset) =>
      atWeight(readFileSync(resolve(`${family}-${subset}-wght-normal.woff2`)), weight),
    ))
  const fontFor = (character: string) =>
    load().find((font) => font.hasGlyphForCodePoint(character.codePointAt(0)!))
  const outline = (text: string, tracking = 0) => {
    let path = ''
    let x = 0
    for (const [font, run] of runs(text.normalize('NFC'), fontFor)) {
      const scale = 1000 / font.unitsPerEm
      const { glyphs, positions } = font.layout(run)
      glyphs.forEach((glyph, i) => {
        const { xAdvance, xOffset, yOffset } = positions[i]!
        path += place(glyph.path.commands, x + xOffset * scale, -yOffset * scale, scale)
        x += xAdvance * scale + tracking
      })
    }
    return { path, width: Math.max(0, x - tracking) }
  }
  const widths = new Map<string, number>()
  return {
    outline,
    measure(text, tracking = 0) {
      const key = `${tracking} ${text}`
      const width = widths.get(key) ?? outline(text, tracking).width
      if (widths.size > 2000) widths.clear()
      widths.set(key, width)
      return width
    },
    covers: (text) => [...text.normalize('NFC')].every((character) => fontFor(character)),
  }
}

/** Pieces of a text that one font can set; a character that no font has is left out. */
function runs(text: string, fontFor: (character: string) => Font | undefined): [Font, string][] {
  const pieces: [Font, string][] = []
  for (const character of text) {
    const font = fontFor(character)
    if (!font) continue
    const last = pieces.at(-1)
    if (last && last[0] === font) last[1] += character
    else pieces.push([font, character])
  }
  return pieces
}

const letters: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}

function place(commands: { command: string; args: number[] }[], x: number, y: number, scale: number): string {
  return commands
    .map(({ command, args }) => {
      const points = args.map((value, i) => Math.round(i % 2 ? y - value * scale : x + value * scale))
      return `${letters[command]}${points.join(' ')}`
    })
    .join('')
}

/**
 * Sets the weight of a variable woff2. fontkit 2.0.4 varies only uncompressed fonts (getVariation reads a woff2 as if
 * it were one), so its decoded outlines are moved here by its own variation table; advances and kerning then follow.
 */
export function atWeight(file: Buffer, weight: number): Font {
  const plain = create(file)
  plain._transformGlyfTable()
  const font = create(file)
  font._transformedGlyphs = plain._transformedGlyphs
  font.variationCoords = [weight]
  const { Point } = pointKind(font)
  font._transformedGlyphs.forEach((glyph, id) => {
    const own = glyph.points ?? glyph.components?.map(({ dx, dy }) => new Point(true, true, dx, dy))
    if (!own) return
    const phantoms = Array.from({ length: 4 }, () => new Point(false, true, 0, 0))
    font._variationProcessor!.transformPoints(id, [...own, ...phantoms])
    glyph.components?.forEach((component, i) => {
      component.dx = own[i]!.x
      component.dy = own[i]!.y
    })
  })
  return font
}

function pointKind(font: Font) {
  const some = font._transformedGlyphs.find((glyph) => glyph.points)!.points![0]!
  return {
    Point: some.constructor as new (onCurve: boolean, endContour: boolean, x: number, y: number) => Point,
  }
}
