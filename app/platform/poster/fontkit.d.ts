/** The part of fontkit 2.0.4 that posters and PDFs use; it ships no types. Names with an underscore are its own insides. */
declare module 'fontkit' {
  export interface Point {
    onCurve: boolean
    endContour: boolean
    x: number
    y: number
    copy(): Point
  }
  export interface StoredGlyph {
    numberOfContours: number
    points?: Point[]
    components?: { dx: number; dy: number }[]
  }
  export interface Glyph {
    id: number
    advanceWidth: number
    path: { commands: { command: string; args: number[] }[] }
  }
  export interface Font {
    unitsPerEm: number
    capHeight: number
    xHeight: number
    ascent: number
    descent: number
    variationCoords: number[] | null
    _transformedGlyphs: StoredGlyph[]
    _transformGlyfTable(): void
    readonly _variationProcessor: { transformPoints(glyph: number, points: Point[]): void } | null
    readonly numGlyphs: number
    readonly characterSet: number[]
    readonly directory: { tables: Record<string, { offset: number; length: number }> }
    readonly stream: { buffer: Uint8Array }
    getGlyph(id: number): Glyph
    glyphForCodePoint(codePoint: number): Glyph
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): {
      glyphs: Glyph[]
      positions: { xAdvance: number; xOffset: number; yOffset: number }[]
    }
  }
  export function create(file: Buffer): Font
}
