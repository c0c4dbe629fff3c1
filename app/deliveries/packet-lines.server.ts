import { ink, rule, type Pdf } from '../platform/pdf/document.server'

/** Points around every page of a packet's letter. */
export const MARGIN = 56
/** Points between columns. */
export const GAP = 14

/** A term, and its number at the end of the line, above a rule. */
export function line(doc: Pdf, term: string, value: string, x: number, width: number, size = 10.5): void {
  const y = doc.y
  doc.font('sans').fontSize(size).fillColor(ink)
  doc.text(term, x, y + 3, { width: width - 60, height: size * 1.4, ellipsis: true })
  doc.font('bold').text(value, x + width - 60, y + 3, { width: 60, align: 'right', lineBreak: false })
  const below = y + size * 1.3 + 6
  doc
    .lineWidth(0.4)
    .strokeColor(rule)
    .moveTo(x, below)
    .lineTo(x + width, below)
    .stroke()
  doc.x = MARGIN
  doc.y = below
}

export function subheading(doc: Pdf, said: string, width: number): void {
  if (doc.y > doc.page.height - MARGIN - 70) doc.addPage()
  doc
    .font('bold')
    .fontSize(10)
    .fillColor(ink)
    .text(said, MARGIN, doc.y + 10, { width })
  doc.y += 2
}

/** Rows in columns, down one and then the next; one element of the structure for each page. */
export async function* table(
  doc: Pdf,
  part: (tag: string, drawn: () => void) => void,
  rows: [string, string][],
  columns: number,
  none: string,
): AsyncGenerator<void> {
  const size = 8.5
  const height = size * 1.3 + 6
  const wide = doc.page.width - 2 * MARGIN
  const width = (wide - (columns - 1) * GAP) / columns
  if (rows.length === 0)
    part('P', () => doc.font('sans').fontSize(9).text(none, MARGIN, doc.y, { width: wide }))
  for (let at = 0; at < rows.length;) {
    const top = doc.y
    const room = Math.max(1, Math.floor((doc.page.height - MARGIN - top) / height))
    const deep = Math.min(room, Math.ceil((rows.length - at) / columns))
    const here = rows.slice(at, at + deep * columns)
    part('P', () =>
      here.forEach(([term, value], i) => {
        doc.y = top + (i % deep) * height
        line(doc, term, value, MARGIN + Math.floor(i / deep) * (width + GAP), width, size)
      }),
    )
    doc.y = top + Math.min(deep, here.length) * height + 6
    at += here.length
    if (at < rows.length) doc.addPage()
    yield
  }
}
