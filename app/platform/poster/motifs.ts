import { element, type Xml } from '../xml'
import type { Palette } from './palettes'

/** A drawing that fills a box of any shape; what varies comes from `chance` alone. */
export type Motif = (box: { w: number; h: number }, palette: Palette, chance: () => number) => Xml[]

const round = (n: number) => Math.round(n * 10) / 10

/** A path from letters and numbers: `line('M', 0, 0, 'L', 10, 10)`. */
const line = (...parts: (string | number)[]) =>
  parts.map((part) => (typeof part === 'number' ? round(part) : part)).join(' ')

const shape = (fill: string, ...parts: (string | number)[]) => element('path', { fill, d: line(...parts) })
const disc = (fill: string, cx: number, cy: number, r: number) =>
  element('circle', { fill, cx: round(cx), cy: round(cy), r: round(r) })
const plane = (fill: string, x: number, y: number, width: number, height: number) =>
  element('rect', { fill, x: round(x), y: round(y), width: round(width), height: round(height) })
const stroke = (colour: string, width: number, ...parts: (string | number)[]) =>
  element('path', { fill: 'none', stroke: colour, 'stroke-width': round(width), d: line(...parts) })

/** A doorway with a round head, standing on `y`. */
const arch = (fill: string, cx: number, y: number, width: number, height: number) => {
  const r = width / 2
  return shape(
    fill,
    'M',
    cx - r,
    y,
    'V',
    y - height + r,
    'A',
    r,
    r,
    0,
    0,
    1,
    cx + r,
    y - height + r,
    'V',
    y,
    'Z',
  )
}

/** Doorway behind doorway, the last one lit. */
const arches: Motif = ({ w, h }, { shapes: [a, b, c], light }, chance) => {
  const size = Math.min(w, h * 0.8)
  const lean = (chance() - 0.5) * 0.24
  const colours = [a, c, b, a, light]
  const rows = Math.max(1, Math.round(w / size / 1.5))
  return Array.from({ length: rows }, (_, row) =>
    colours.map((fill, i) => {
      const t = i / colours.length
      const cx = (w * (row + 0.5)) / rows + lean * size * t
      return arch(fill, cx, h, size * (0.92 - t * 0.86), size * (1.16 - t * 0.92))
    }),
  ).flat()
}

/** A door stands open and its light falls across the floor. */
const door: Motif = ({ w, h }, { shapes: [a, b], light }, chance) => {
  const floor = h * 0.66
  const tall = Math.min(h * 0.5, w * 0.78)
  const wide = tall * 0.46
  const side = chance() < 0.5 ? 1 : -1
  const x = w / 2 - wide / 2 - side * wide * 0.35
  const far = side > 0 ? x + wide : x
  return [
    plane(a, 0, floor, w, h - floor),
    plane(light, x, floor - tall, wide, tall),
    shape(
      light,
      'M',
      x,
      floor,
      'H',
      x + wide,
      'L',
      x + wide + side * wide * 1.3 + wide * 0.5,
      h,
      'H',
      x + side * wide * 1.3 - wide * 0.5,
      'Z',
    ),
    shape(
      b,
      'M',
      far,
      floor - tall,
      'L',
      far + side * wide * 0.86,
      floor - tall * 1.12,
      'V',
      floor + tall * 0.14,
      'L',
      far,
      floor,
      'Z',
    ),
    disc(light, far + side * wide * 0.7, floor - tall * 0.46, wide * 0.045),
  ]
}

/** A sun on the water. */
const horizon: Motif = ({ w, h }, { shapes: [a, b, c], light }, chance) => {
  const level = h * (0.5 + chance() * 0.08)
  const r = Math.min(w * 0.36, level * 0.74)
  const cx = w * (0.42 + chance() * 0.2)
  const drawn = [disc(light, cx, level, r), plane(a, 0, level, w, h - level)]
  let y = level + h * 0.02
  for (let i = 0; y < h; i++) {
    const thick = h * (0.01 + i * 0.0065)
    const reach = r * (1 - i * 0.085) * (i % 2 ? 0.8 : 1.04)
    if (reach > 0)
      drawn.push(plane(i % 3 === 2 ? c : light, cx - reach + (chance() - 0.5) * r * 0.2, y, reach * 2, thick))
    y += thick * 2.15
  }
  drawn.push(shape(b, 'M', 0, level, 'Q', w * 0.16, level - h * 0.1, w * 0.36, level, 'Z'))
  return drawn
}

/** A way through the hills. */
const path: Motif = ({ w, h }, { shapes: [a, b, c], light }, chance) => {
  const top = h * 0.42
  const flip = chance() < 0.5
  const x = (t: number) => (flip ? w * (1 - t) : w * t)
  const end = 0.6 + chance() * 0.1
  const u = Math.min(w, h)
  return [
    disc(light, x(end - 0.02), top - u * 0.14, u * 0.13),
    shape(
      c,
      'M',
      x(0),
      top + h * 0.02,
      'Q',
      x(0.28),
      top - h * 0.14,
      x(0.56),
      top,
      'T',
      x(1),
      top - h * 0.04,
      'V',
      h,
      'H',
      x(0),
      'Z',
    ),
    shape(
      b,
      'M',
      x(0),
      top + h * 0.14,
      'Q',
      x(0.3),
      top + h * 0.2,
      x(0.62),
      top + h * 0.05,
      'T',
      x(1),
      top + h * 0.08,
      'V',
      h,
      'H',
      x(0),
      'Z',
    ),
    shape(
      a,
      'M',
      x(0),
      top + h * 0.1,
      'Q',
      x(0.36),
      top + h * 0.06,
      x(0.7),
      top + h * 0.2,
      'T',
      x(1),
      top + h * 0.3,
      'V',
      h,
      'H',
      x(0),
      'Z',
    ),
    shape(
      light,
      ...[
        'M',
        x(end - 0.012),
        top + h * 0.075,
        'C',
        x(end + 0.2),
        top + h * 0.16,
        x(0.1),
        top + h * 0.2,
        x(0.14),
        top + h * 0.33,
      ],
      ...['C', x(0.18), top + h * 0.46, x(0.6), top + h * 0.44, x(0.5), h, 'H', x(0.9)],
      ...['C', x(0.86), top + h * 0.4, x(0.3), top + h * 0.42, x(0.28), top + h * 0.32],
      ...['C', x(0.26), top + h * 0.22, x(end + 0.3), top + h * 0.17, x(end + 0.012), top + h * 0.075, 'Z'],
    ),
  ]
}

/** Roof beside roof; someone is home. */
const roofs: Motif = ({ w, h }, { shapes: [a, b, c], light }, chance) => {
  const u = Math.min(w, h)
  const house = (fill: string, cx: number, wide: number, eaves: number) =>
    shape(
      fill,
      'M',
      cx - wide / 2,
      h,
      'V',
      eaves,
      'L',
      cx,
      eaves - wide * 0.4,
      'L',
      cx + wide / 2,
      eaves,
      'V',
      h,
      'Z',
    )
  const row = (fills: string[], wide: number, eaves: number, shift: number) => {
    const count = Math.ceil(w / wide / 2) + 1
    return Array.from({ length: count * 2 + 1 }, (_, i) => {
      const cx = w / 2 + (i - count + shift) * wide
      return house(fills[Math.abs(i - count) % fills.length]!, cx, wide, eaves - chance() * h * 0.09)
    })
  }
  const home = h * 0.72
  return [
    disc(light, w / 2 + (chance() < 0.5 ? -1 : 1) * w * 0.3, h * 0.16, u * 0.085),
    ...row([b, b], u * 0.3, h * 0.46, 0.5),
    ...row([a, c], u * 0.44, h * 0.66, 0),
    ...row([b, a], u * 0.56, h * 0.9, 0.5),
    house(c, w / 2, u * 0.5, home),
    arch(light, w / 2, h, u * 0.17, (h - home) * 0.78),
  ]
}

/** Many, standing round one. */
const assembly: Motif = ({ w, h }, { shapes: [a, b, c], light }, chance) => {
  const u = Math.min(w, h)
  const cx = w / 2
  const cy = h * 0.5
  const rings = Math.ceil(Math.hypot(w, h) / 2 / (u * 0.088))
  const turn = chance()
  const drawn = [disc(light, cx, cy, u * 0.115)]
  for (let ring = 2; ring <= rings; ring++) {
    const radius = ring * u * 0.092
    const count = Math.round((Math.PI * 2 * ring) / 1.06)
    for (let i = 0; i < count; i++) {
      const angle = (i / count + turn * ring * 0.37) * Math.PI * 2
      const colour = ring === 2 ? c : chance() < 0.24 ? b : chance() < 0.2 ? a : c
      const x = cx + Math.cos(angle) * radius
      const y = cy + Math.sin(angle) * radius
      const r = u * (0.036 - Math.min(0.016, ring * 0.0016))
      if (x > -r && x < w + r && y > -r && y < h + r) drawn.push(disc(colour, x, y, r))
    }
  }
  return drawn
}

/** Lines that bend to make room for a shelter. */
const shelter: Motif = ({ w, h }, { shapes: [a, b, c], light }, chance) => {
  const u = Math.min(w, h)
  const cx = w * (w > h * 1.4 ? 0.66 : 0.5)
  const base = h * 0.84
  const r = u * (0.2 + chance() * 0.03)
  const step = u * 0.064
  const lines = Math.ceil(base / step)
  const drawn = [plane(a, 0, base, w, h - base)]
  for (let i = lines; i >= 0; i--) {
    const y = base - i * step - step * 0.4
    const dome = r + step * (i + 0.9)
    const lift = Math.max(0, dome - (base - y)) * 0.96 ** i + Math.max(0, r * 1.1 * 0.84 ** i)
    const wide = dome * 1.2
    drawn.push(
      stroke(
        i % 4 === 3 ? b : c,
        step * 0.3,
        ...[
          'M',
          -10,
          y,
          'H',
          cx - wide * 1.35,
          'C',
          cx - wide * 0.72,
          y,
          cx - wide * 0.62,
          y - lift,
          cx,
          y - lift,
        ],
        ...['C', cx + wide * 0.62, y - lift, cx + wide * 0.72, y, cx + wide * 1.35, y, 'H', w + 10],
      ),
    )
  }
  drawn.push(arch(light, cx, base, r * 1.0, r * 1.15))
  return drawn
}

/** Two unlike weights in balance. */
const level: Motif = ({ w, h }, { shapes: [a, b, c], light }, chance) => {
  const u = Math.min(w, h)
  const cx = w / 2
  const beam = h * 0.56
  const side = chance() < 0.5 ? 1 : -1
  const r = u * 0.19
  const thick = u * 0.034
  const reach = u * 0.44
  const small = r * 1.5
  return [
    disc(a, cx, beam, u * 0.62),
    shape(b, 'M', cx, beam, 'L', cx + (h - beam) * 0.62, h, 'H', cx - (h - beam) * 0.62, 'Z'),
    plane(c, cx - reach, beam - thick / 2, reach * 2, thick),
    disc(light, cx - side * (reach - r), beam - thick / 2 - r, r),
    plane(c, cx + side * (reach - small / 2) - small / 2, beam - thick / 2 - small, small, small),
    arch(b, cx + side * (reach - small / 2), beam - thick / 2, small * 0.4, small * 0.66),
  ]
}

/** A quilt of quarters. */
const quilt: Motif = ({ w, h }, { field, shapes: [a, b, c], light }, chance) => {
  const across = w > h * 1.4 ? 9 : 4
  const tile = w / across
  const down = Math.ceil(h / tile)
  const litAt = Math.floor(across * (Math.floor(down / 2) + 0.5))
  return Array.from({ length: across * down }, (_, i) => {
    const x = (i % across) * tile
    const y = Math.floor(i / across) * tile
    const [back, front] = [
      [field, a],
      [a, c],
      [b, field],
      [field, c],
      [c, b],
    ][Math.floor(chance() * 5)]!
    const turn = Math.floor(chance() * 4)
    const kind = chance()
    if (i === litAt)
      return [plane(b, x, y, tile, tile), arch(light, x + tile / 2, y + tile, tile * 0.62, tile * 0.84)]
    const drawing =
      kind < 0.62
        ? line('M', 0, 0, 'H', tile, 'A', tile, tile, 0, 0, 1, 0, tile, 'Z')
        : kind < 0.84
          ? line('M', 0, 0, 'A', tile / 2, tile / 2, 0, 0, 0, tile, 0, 'Z')
          : line('M', 0, 0, 'L', tile, tile, 'H', 0, 'Z')
    const place = `translate(${round(x)} ${round(y)}) rotate(${turn * 90} ${round(tile / 2)} ${round(tile / 2)})`
    return [
      plane(back!, x, y, tile + 0.5, tile + 0.5),
      element('path', { fill: front!, d: drawing, transform: place }),
    ]
  }).flat()
}

/** A bridge; the sun behind it lies in the water. */
const bridge: Motif = ({ w, h }, { field, shapes: [a, b, c], light }, chance) => {
  const u = Math.min(w, h)
  const water = h * 0.7
  const deck = h * 0.4
  const span = u * (0.42 + chance() * 0.06)
  const spans = Math.ceil(w / span / 2) * 2 + 1
  const sun = w * (0.36 + chance() * 0.28)
  const r = u * 0.21
  const centres = Array.from({ length: spans }, (_, i) => w / 2 + span * (i - (spans - 1) / 2))
  const bars = Array.from({ length: 6 }, (_, i) =>
    plane(
      i % 2 ? c : light,
      sun - r * (1 - i * 0.12),
      water + h * (0.03 + i * 0.045),
      r * 2 * (1 - i * 0.12),
      h * 0.014,
    ),
  )
  return [
    disc(light, sun, deck, r),
    plane(c, 0, deck, w, water - deck),
    plane(b, 0, deck, w, u * 0.036),
    ...centres.map((cx) => arch(field, cx, water, span * 0.78, water - deck - u * 0.085)),
    plane(a, 0, water, w, h - water),
    ...bars,
  ]
}

export const motifs: Record<string, Motif> = {
  arches,
  door,
  horizon,
  path,
  roofs,
  assembly,
  shelter,
  level,
  quilt,
  bridge,
}
