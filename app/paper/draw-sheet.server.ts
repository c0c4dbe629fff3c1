import { config } from '../config.server'
import { fill, inLocale, type Locale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import {
  accent,
  ink,
  openPdf,
  printable,
  rule,
  soft,
  wholePdf,
  type PaperSize,
  type Pdf,
} from '../platform/pdf/document.server'
import { drawQr } from '../platform/pdf/draw-qr.server'
import { ROWS } from './sheet-form'

const MARGIN = 36
const QR = 84
/** Points a hand needs. */
const ROW = { best: 44, least: 25 }

/** A sheet to print for a petition, in one of its languages; null where it is not public in that language. */
export async function drawSheet(slug: string, locale: Locale, size: PaperSize): Promise<Buffer | null> {
  const petition = await findPetition(locale, slug)
  if (isMissing(petition)) return null
  const t = organizerTexts(locale).paper.sheet
  const title = await printable(petition.title)
  const organisation = await printable(petition.organisation.name)
  const doc = await openPdf({
    title: fill(t.documentTitle, { title }),
    author: organisation,
    locale,
    size,
    margin: MARGIN,
  })
  doc.addPage()
  const wide = doc.page.width - 2 * MARGIN
  const text = wide - QR - 20
  const document = doc.struct('Document')
  doc.addStructure(document)
  const part = (tag: string, draw: () => void) => document.add(doc.struct(tag, {}, draw))

  part('P', () => {
    doc.font('bold').fontSize(8.5).fillColor(accent)
    doc.text(organisation.toLocaleUpperCase(locale), MARGIN, MARGIN, { width: text, characterSpacing: 0.6 })
  })
  part('H1', () => {
    doc
      .font('serif')
      .fontSize(title.length > 70 ? 17 : 20)
      .fillColor(ink)
    doc.text(title, MARGIN, doc.y + 4, { width: text, lineGap: 0 })
  })
  const targets = await printable(petition.targets.join(' · '))
  if (targets)
    part('P', () => {
      doc.font('sans').fontSize(9.5).fillColor(ink)
      doc.text(fill(t.to, { targets }), MARGIN, doc.y + 6, { width: text })
    })

  const address = config.publicOrigin + inLocale(locale, `/petitions/${slug}`)
  const qrX = MARGIN + wide - QR
  document.add(
    doc.struct('Figure', { alt: fill(t.qr, { address }) }, () =>
      drawQr(doc, `${address}?from=paper-link`, qrX, MARGIN, QR),
    ),
  )
  const below = doc.y
  part('P', () => {
    doc.font('sans').fontSize(7.5).fillColor(soft)
    doc.text(t.online, qrX - 12, MARGIN + QR + 5, { width: QR + 24, align: 'center', lineGap: 0.5 })
  })
  doc.y = Math.max(below, doc.y) + 8

  const asks = await Promise.all(petition.demands.map((demand) => printable(demand.text)))
  const long = asks.join('').length
  part('H2', () => {
    doc.font('bold').fontSize(9.5).fillColor(ink).text(t.asks, MARGIN, doc.y, { width: wide })
  })
  const demandSize = long > 1600 ? 7.5 : long > 900 ? 8.5 : 10
  asks.forEach((ask, i) =>
    part('P', () => {
      doc.font('sans').fontSize(demandSize).fillColor(ink)
      const at = doc.y + 3
      doc.text(`${i + 1}.`, MARGIN, at, { width: 16, lineBreak: false })
      doc.text(ask, MARGIN + 16, at, { width: wide - 16, lineGap: 0.5 })
    }),
  )

  const consent = `${fill(t.consent, { organisation })} ${t.choices}`
  doc.font('sans').fontSize(7.8)
  const consentHeight = doc.heightOfString(consent, { width: wide, lineGap: 0.6 })
  const foot = doc.page.height - MARGIN - 22
  let rowsFrom = doc.y + 10 + 14
  let room = foot - consentHeight - 12 - rowsFrom - 22
  if (room < 5 * ROW.least) {
    // A demand this long leaves no room to sign under it: the rows stand on the back.
    footOf(doc, t, address, wide)
    doc.addPage()
    part('H1', () => {
      doc.font('serif').fontSize(15).fillColor(ink).text(title, MARGIN, MARGIN, { width: wide })
    })
    rowsFrom = doc.y + 22
    room = foot - consentHeight - 12 - rowsFrom - 22
  }
  const rows = Math.min(ROWS, Math.max(5, Math.floor(room / ROW.least)))
  const height = Math.min(ROW.best, room / rows)
  drawRows(doc, part, t, { from: rowsFrom, rows, height, wide })
  part('P', () => {
    doc.font('sans').fontSize(7.8).fillColor(ink)
    doc.text(consent, MARGIN, rowsFrom + 22 + rows * height + 8, { width: wide, lineGap: 0.6 })
  })
  footOf(doc, t, address, wide)
  document.end()
  return wholePdf(doc)
}

type Texts = ReturnType<typeof organizerTexts>['paper']['sheet']

/** Shares of the width, in the order of the columns. */
const shares = {
  number: 0.035,
  name: 0.245,
  place: 0.15,
  country: 0.115,
  email: 0.2,
  deliver: 0.085,
  hand: 0.17,
}
const columns = Object.keys(shares) as (keyof typeof shares)[]

function drawRows(
  doc: Pdf,
  part: (tag: string, draw: () => void) => void,
  t: Texts,
  { from, rows, height, wide }: { from: number; rows: number; height: number; wide: number },
): void {
  const starts: number[] = []
  let x = MARGIN
  for (const column of columns) {
    starts.push(x)
    x += shares[column] * wide
  }
  part('P', () => {
    doc.font('bold').fontSize(7.5).fillColor(ink)
    columns.forEach((column, i) =>
      doc.text(t.columns[column], starts[i]! + 3, from, {
        width: shares[column] * wide - 6,
        height: 20,
        lineGap: 0,
      }),
    )
  })
  const top = from + 22
  doc
    .lineWidth(1)
    .strokeColor(ink)
    .moveTo(MARGIN, top)
    .lineTo(MARGIN + wide, top)
    .stroke()
  doc.lineWidth(0.5).strokeColor(rule)
  for (let row = 1; row <= rows; row++) {
    const y = top + row * height
    doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + wide, y)
      .stroke()
  }
  for (const start of starts.slice(1))
    doc
      .moveTo(start, top)
      .lineTo(start, top + rows * height)
      .stroke()
  const box = 11
  const tick = columns.indexOf('deliver')
  for (let row = 0; row < rows; row++) {
    const middle = top + row * height + height / 2
    doc.lineWidth(0.9).strokeColor(ink)
    doc.rect(starts[tick]! + (shares.deliver * wide - box) / 2, middle - box / 2, box, box).stroke()
  }
  part('P', () => {
    doc.font('sans').fontSize(8).fillColor(soft)
    for (let row = 0; row < rows; row++)
      doc.text(String(row + 1), starts[0]! + 2, top + row * height + height / 2 - 5, { lineBreak: false })
  })
}

function footOf(doc: Pdf, t: Texts, address: string, wide: number): void {
  const y = doc.page.height - MARGIN - 14
  doc.markContent('Artifact', { type: 'Pagination' })
  doc.font('sans').fontSize(8).fillColor(soft)
  doc.text(address, MARGIN, y, { lineBreak: false })
  doc.fillColor(ink)
  doc.text(t.number, MARGIN + wide - 190, y, { width: 80, lineBreak: false })
  doc.lineWidth(0.7).strokeColor(ink)
  doc
    .moveTo(MARGIN + wide - 110, y + 9)
    .lineTo(MARGIN + wide, y + 9)
    .stroke()
  doc.endMarkedContent()
}
