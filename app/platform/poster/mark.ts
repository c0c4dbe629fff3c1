import { element, xmlDocument, type Xml } from '../xml'

/** The mark in a box of 32: a roof that is also an A, and a person under it. */
export const drawMark = (roof: string, person: string): Xml[] => [
  element('path', {
    d: 'M3.2 28.5 16 4l12.8 24.5',
    fill: 'none',
    stroke: roof,
    'stroke-width': 3.4,
    'stroke-linejoin': 'bevel',
  }),
  element('circle', { cx: 16, cy: 23.4, r: 4.1, fill: person }),
]

/** The icon of the site: the mark on the accent. A `corner` of 0 is for systems that cut it themselves. */
export const drawIcon = (corner: number): string =>
  xmlDocument(
    element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', width: 64, height: 64, viewBox: '0 0 64 64' },
      element('rect', { width: 64, height: 64, rx: corner, fill: '#b3361f' }),
      element('g', { transform: 'translate(11 10) scale(1.3125)' }, drawMark('#fbf7f0', '#e3a73c')),
    ),
  )
