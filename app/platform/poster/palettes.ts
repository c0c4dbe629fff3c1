export interface Palette {
  /** Behind the words. */
  ground: string
  /** The title, at 4.5:1 or more on the ground. */
  ink: string
  /** Small words, at 4.5:1 or more on the ground. */
  quiet: string
  /** Behind the drawing. */
  field: string
  /** Large shapes, from near to far. */
  shapes: [string, string, string]
  /** The one thing that is lit. */
  light: string
}

const paper = '#fbf7f0'
const sand = '#eadcc4'
const ink = '#1d1a16'
const vermilion = '#b3361f'
const ember = '#8a2614'
const clay = '#d9694a'
const ochre = '#e3a73c'
const teal = '#17484b'
const lagoon = '#2f7473'
const night = '#1e2645'
const dusk = '#4a5687'

export const palettes: Palette[] = [
  { ground: paper, ink, quiet: vermilion, field: vermilion, shapes: [ember, ink, clay], light: ochre },
  {
    ground: teal,
    ink: paper,
    quiet: '#f0cf93',
    field: '#0f3437',
    shapes: [lagoon, clay, sand],
    light: ochre,
  },
  { ground: vermilion, ink: paper, quiet: '#fbdcc0', field: ember, shapes: [ink, clay, sand], light: ochre },
  { ground: sand, ink, quiet: '#8f2a17', field: teal, shapes: [lagoon, vermilion, '#0f3437'], light: paper },
  {
    ground: night,
    ink: paper,
    quiet: '#f3c98a',
    field: '#141a33',
    shapes: [dusk, vermilion, sand],
    light: ochre,
  },
  { ground: ochre, ink, quiet: '#5e1a0d', field: vermilion, shapes: [ember, night, sand], light: paper },
  { ground: paper, ink, quiet: '#1b5558', field: sand, shapes: [teal, ochre, '#d8c4a2'], light: vermilion },
  {
    ground: ink,
    ink: paper,
    quiet: '#f0b98c',
    field: '#2b2620',
    shapes: [vermilion, '#5b4f42', sand],
    light: ochre,
  },
]
