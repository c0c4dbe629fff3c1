import type { Glyph } from 'fontkit'

/** What a TrueType file is made of. Measures are in units of the em. */
export interface Face {
  /** Letters and digits, as PDF readers name it. */
  name: string
  bold: boolean
  unitsPerEm: number
  ascent: number
  descent: number
  capHeight: number
  xHeight: number
  /** In the order of their numbers; the first stands for what is missing. */
  glyphs: { outline: Glyph['path']['commands']; advance: number }[]
  /** Numbers of glyphs by code point. */
  characters: Map<number, number>
  /** Tables taken over as they are; their glyphs are those numbered above. */
  others: { tag: string; bytes: Buffer }[]
}

/** Writes a static TrueType font (OpenType 1.9): quadratic outlines, one weight, no hints. */
export function writeTrueType(face: Face): Buffer {
  const drawn = face.glyphs.map(({ outline }) => glyphOf(outline))
  const loca = Buffer.alloc((drawn.length + 1) * 4)
  let end = 0
  drawn.forEach(({ bytes }, i) => {
    end += bytes.length
    loca.writeUInt32BE(end, (i + 1) * 4)
  })
  const hmtx = Buffer.alloc(drawn.length * 4)
  drawn.forEach(({ box }, i) => {
    hmtx.writeUInt16BE(Math.max(0, Math.round(face.glyphs[i]!.advance)), i * 4)
    hmtx.writeInt16BE(box[0], i * 4 + 2)
  })
  const boxes = drawn.filter(({ bytes }) => bytes.length).map(({ box }) => box)
  const bounds = [0, 1, 2, 3].map((side) =>
    (side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side]!)),
  )
  return file([
    { tag: 'OS/2', bytes: os2(face) },
    { tag: 'cmap', bytes: cmap(face.characters) },
    { tag: 'glyf', bytes: Buffer.concat(drawn.map(({ bytes }) => bytes)) },
    { tag: 'head', bytes: head(face, bounds) },
    { tag: 'hhea', bytes: hhea(face) },
    { tag: 'hmtx', bytes: hmtx },
    { tag: 'loca', bytes: loca },
    { tag: 'maxp', bytes: maxp(face.glyphs.length, drawn) },
    { tag: 'name', bytes: names(face.name) },
    { tag: 'post', bytes: words([0x0003, 0, 0, 0, -100, 50, ...Array<number>(10).fill(0)]) },
    ...face.others,
  ])
}

interface Drawn {
  bytes: Buffer
  box: [number, number, number, number]
  points: number
  contours: number
}

/** One contour after another; points on the curve have the flag's first bit, deltas are two bytes each. */
function glyphOf(commands: Glyph['path']['commands']): Drawn {
  const points: [x: number, y: number, on: number][] = []
  const ends: number[] = []
  for (const { command, args } of commands) {
    const [x = 0, y = 0, toX = 0, toY = 0] = args.map(Math.round)
    if (command === 'quadraticCurveTo') points.push([x, y, 0], [toX, toY, 1])
    else if (command === 'moveTo' || command === 'lineTo') points.push([x, y, 1])
    else if (command === 'closePath') ends.push(points.length - 1)
    else throw new Error(`A TrueType outline has no ${command}`)
  }
  if (points.length === 0) return { bytes: Buffer.alloc(0), box: [0, 0, 0, 0], points: 0, contours: 0 }
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const box: Drawn['box'] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const deltas = (line: number[]) => line.map((at, i) => at - (i ? line[i - 1]! : 0))
  const bytes = Buffer.concat([
    words([ends.length, ...box, ...ends, 0]),
    Buffer.from(points.map(([, , on]) => on)),
    words(deltas(xs)),
    words(deltas(ys)),
  ])
  const padding = Buffer.alloc(-bytes.length & 3)
  return { bytes: Buffer.concat([bytes, padding]), box, points: points.length, contours: ends.length }
}

function words(values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => bytes.writeUInt16BE(value & 0xffff, i * 2))
  return bytes
}

const long = (value: number): number[] => [(value >>> 16) & 0xffff, value & 0xffff]

/** Format 12, for every plane. */
function cmap(characters: Map<number, number>): Buffer {
  const pairs = [...characters].sort(([a], [b]) => a - b)
  const groups = pairs.flatMap(([code, glyph]) => [...long(code), ...long(code), ...long(glyph)])
  const length = 16 + pairs.length * 12
  return words([
    ...[0, 1, 3, 10, ...long(12)],
    ...[12, 0, ...long(length), ...long(0), ...long(pairs.length)],
    ...groups,
  ])
}

const head = (face: Face, bounds: number[]): Buffer =>
  words([
    ...[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 3, face.unitsPerEm],
    ...Array<number>(8).fill(0), // made and changed: no time, so that the same font is the same bytes
    ...bounds,
    ...[face.bold ? 1 : 0, 8, 2, 1, 0],
  ])

const hhea = ({ ascent, descent, glyphs }: Face): Buffer => {
  const widest = Math.max(...glyphs.map(({ advance }) => Math.round(advance)))
  return words([1, 0, ascent, descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length])
}

const maxp = (glyphs: number, drawn: Drawn[]): Buffer => {
  const most = (of: 'points' | 'contours') => Math.max(...drawn.map((one) => one[of]))
  return words([1, 0, glyphs, most('points'), most('contours'), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])
}

const os2 = ({ bold, unitsPerEm, ascent, descent, capHeight, xHeight }: Face): Buffer =>
  words([
    ...[4, Math.round(unitsPerEm / 2), bold ? 700 : 400, 5, 0],
    ...Array<number>(10).fill(Math.round(unitsPerEm / 3)),
    ...[0, 0, 0, 0, 0, 0], // family class and PANOSE: not said
    ...Array<number>(8).fill(0),
    ...[0x414d, 0x5052, bold ? 0x20 : 0x40, 0x20, 0xffff],
    ...[ascent, descent, 0, ascent, -descent],
    ...[0, 1, 0, 0, xHeight, capHeight, 0, 0x20, 2],
  ])

/** Family, style, full and PostScript name, for Windows in English. */
function names(name: string): Buffer {
  const records = [1, 2, 4, 6].map((id) => ({ id, text: id === 2 ? 'Regular' : name }))
  const texts = records.map(({ text }) => words([...text].map((letter) => letter.charCodeAt(0))))
  let at = 0
  const rows = records.flatMap(({ id }, i) => {
    const row = [3, 1, 0x409, id, texts[i]!.length, at]
    at += texts[i]!.length
    return row
  })
  return Buffer.concat([words([0, records.length, 6 + records.length * 12, ...rows]), ...texts])
}

function file(tables: { tag: string; bytes: Buffer }[]): Buffer {
  const sorted = tables.sort((a, b) => (a.tag < b.tag ? -1 : 1))
  let at = 12 + sorted.length * 16
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  const header = words([1, 0, sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16])
  const entries = sorted.map(({ tag, bytes }) => {
    const entry = Buffer.alloc(16)
    entry.write(tag, 'latin1')
    entry.writeUInt32BE(sum(bytes), 4)
    entry.writeUInt32BE(at, 8)
    entry.writeUInt32BE(bytes.length, 12)
    at += bytes.length + (-bytes.length & 3)
    return entry
  })
  const padded = sorted.flatMap(({ bytes }) => [bytes, Buffer.alloc(-bytes.length & 3)])
  return Buffer.concat([header, ...entries, ...padded])
}

function sum(bytes: Buffer): number {
  let total = 0
  for (let i = 0; i < bytes.length; i += 4) {
    const left = bytes.length - i
    total =
      (total + (left >= 4 ? bytes.readUInt32BE(i) : bytes.readUIntBE(i, left) * 256 ** (4 - left))) >>> 0
  }
  return total
}
