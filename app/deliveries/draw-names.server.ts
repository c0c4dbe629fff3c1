import { fill, formatNumber, plural } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { ink, nameFaces, soft, type Pdf } from '../platform/pdf/document.server'
import type { OpenedPacket } from './open-packet.server'
import { namesOf } from './names.server'
import { GAP, MARGIN } from './packet-lines.server'
import { scriptOf } from './script-of'

/** The most that a letter prints, some three hundred pages; the table has all. What is drawn of a page is kept to its end. */
export const NAMES_IN_LETTER = 20_000

const NAME_COLUMNS = 3
const NAME_SIZE = 8.5
const NAME_LEADING = 11.5

/** The names in three columns, alphabetically; a page at a time. */
export async function* drawNames(
  doc: Pdf,
  packet: OpenedPacket,
  counted: number,
  most = NAMES_IN_LETTER,
): AsyncGenerator<void> {
  const t = organizerTexts(packet.locale).delivery.letter
  doc.addPage()
  const wide = doc.page.width - 2 * MARGIN
  const head = doc.struct('Sect')
  doc.addStructure(head)
  head.add(
    doc.struct('H2', {}, () => {
      doc.font('serif').fontSize(14).fillColor(ink).text(t.names, MARGIN, MARGIN, { width: wide })
    }),
  )
  const said =
    counted === 0
      ? t.namesNone
      : counted > most
        ? fill(t.namesFirst, {
            n: formatNumber(packet.locale, counted),
            most: formatNumber(packet.locale, most),
          })
        : plural(packet.locale, t.namesText, counted)
  head.add(
    doc.struct('P', {}, () => {
      doc
        .font('sans')
        .fontSize(9)
        .fillColor(soft)
        .text(said, MARGIN, doc.y + 4, { width: wide, lineGap: 1.5 })
    }),
  )
  head.end()
  const width = (wide - (NAME_COLUMNS - 1) * GAP) / NAME_COLUMNS
  const faceOf = nameFaces(doc)
  let top = doc.y + 12
  let column = 0
  let y = top
  let row = 0
  let shown: { name: string; face: string; x: number; y: number; lines: number }[] = []
  const flush = () => {
    const drawn = shown
    shown = []
    if (drawn.length === 0) return
    const element = doc.struct('P', {}, () => {
      for (const { name, face, x, y: at, lines } of drawn) {
        doc.font(face).fontSize(NAME_SIZE).fillColor(ink)
        doc.text(name, x, at, {
          width,
          height: lines * NAME_LEADING + 1,
          lineGap: NAME_LEADING - NAME_SIZE * 1.2,
        })
      }
    })
    doc.addStructure(element)
    element.end()
  }
  for await (const { name } of namesOf(packet.scope)) {
    if (row === most) break
    row++
    const known = name.normalize('NFC')
    const face = await faceOf(known)
    const printed = face
      ? known
      : fill(t.unprintable, {
          script: scriptOf(known, packet.locale, t.unknownScript),
          n: formatNumber(packet.locale, row),
        })
    doc.font(face ?? 'sans').fontSize(NAME_SIZE)
    const lines = Math.max(1, Math.ceil(doc.widthOfString(printed) / (width - 8)))
    const height = lines * NAME_LEADING + 2
    if (y + height > doc.page.height - MARGIN) {
      column++
      y = top
      if (column === NAME_COLUMNS) {
        flush()
        doc.addPage()
        column = 0
        top = MARGIN
        y = top
        yield
      }
    }
    shown.push({ name: printed, face: face ?? 'sans', x: MARGIN + column * (width + GAP), y, lines })
    y += height
  }
  flush()
  yield
}
