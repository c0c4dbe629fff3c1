import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setImmediate as turn } from 'node:timers/promises'
import type { Font } from 'fontkit'
import { atWeight } from '../poster/typeface.server'
import { writeTrueType, type Face } from './write-truetype.server'

const { resolve } = createRequire(import.meta.url)

/** A face of the site at one weight, as a file that can be embedded. */
export interface PdfFace {
  name: string
  file: Buffer
  covers(text: string): boolean
}

const brygada = '@fontsource-variable/brygada-1918/files/brygada-1918'
const atkinson = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'

const made = new Map<string, Promise<PdfFace>>()
const face = (name: string, family: string, subsets: string[], weight: number) => (): Promise<PdfFace> => {
  let found = made.get(name)
  if (!found) {
    made.set(name, (found = makeFace(name, family, subsets, weight)))
    found.catch(() => made.delete(name))
  }
  return found
}

const latin = ['latin', 'latin-ext']
export const serifFace = face('Brygada1918-SemiBold', brygada, latin, 600)
export const sansFace = face('AtkinsonHyperlegibleNext-Regular', atkinson, latin, 400)
export const sansBold = face('AtkinsonHyperlegibleNext-Bold', atkinson, latin, 700)
/** For names the sans has no letters for: Vietnamese, Greek, Cyrillic. */
export const wideFace = face(
  'Brygada1918-Regular',
  brygada,
  [...latin, 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'],
  430,
)

/**
 * Joins the subsets of a variable woff2 into one static TrueType file: PDF knows neither woff2 nor variations. The first
 * subset keeps its glyph numbers, so its kerning and marks are taken over as they are. Takes a second or two, once, in
 * steps between which others have their turn.
 */
async function makeFace(name: string, family: string, subsets: string[], weight: number): Promise<PdfFace> {
  const fonts: Font[] = []
  for (const subset of subsets) {
    await turn()
    fonts.push(atWeight(readFileSync(resolve(`${family}-${subset}-wght-normal.woff2`)), weight))
  }
  const [first] = fonts as [Font, ...Font[]]
  const glyphs: Face['glyphs'] = []
  const characters: Face['characters'] = new Map()
  const add = (font: Font, id: number) => {
    const glyph = font.getGlyph(id)
    return glyphs.push({ outline: glyph.path.commands, advance: glyph.advanceWidth }) - 1
  }
  for (let id = 0; id < first.numGlyphs; id++) add(first, id)
  for (const font of fonts) {
    await turn()
    for (const code of font.characterSet) {
      if (characters.has(code)) continue
      const { id } = font.glyphForCodePoint(code)
      if (id) characters.set(code, font === first ? id : add(font, id))
    }
  }
  const { unitsPerEm, ascent, descent, capHeight, xHeight } = first
  const others = ['GPOS'].flatMap((tag) => {
    const bytes = tableOf(first, tag)
    return bytes ? [{ tag, bytes }] : []
  })
  const measures = { unitsPerEm, ascent, descent, capHeight, xHeight }
  return {
    name,
    file: writeTrueType({ name, bold: weight >= 600, ...measures, glyphs, characters, others }),
    covers: (text) =>
      [...text.normalize('NFC')].every((character) => characters.has(character.codePointAt(0)!)),
  }
}

/** The bytes of a table that woff2 leaves as it is. */
function tableOf(font: Font, tag: string): Buffer | null {
  const entry = font.directory.tables[tag]
  if (!entry) return null
  const { buffer } = font.stream
  return Buffer.from(buffer.subarray(entry.offset, entry.offset + entry.length))
}
