import { accent, ink, printable, rule, soft, wholePdf, type Pdf } from '../platform/pdf/document.server'

export const MARGIN = 64
/** Points: terms of facts, before what they are. */
const TERMS = 150

interface Head {
  organisation: string
  title: string
  /** Below the title. */
  under: string
  /** Said above everything where no money moved. */
  test: string | null
}

/** A plain page under an organisation's name, to which parts are added from above; further pages come by themselves. */
export async function beginPaper(doc: Pdf, { organisation, title, under, test }: Head) {
  doc.addPage()
  const wide = doc.page.width - 2 * MARGIN
  const document = doc.struct('Document')
  doc.addStructure(document)
  const part = (tag: string, draw: () => void) => document.add(doc.struct(tag, {}, draw))
  const line = () =>
    doc
      .lineWidth(0.5)
      .strokeColor(rule)
      .moveTo(MARGIN, doc.y)
      .lineTo(MARGIN + wide, doc.y)
      .stroke()

  const above = await printable(organisation)
  if (test)
    part('P', () => {
      doc.font('bold').fontSize(14).fillColor(accent).text(test, MARGIN, MARGIN, { width: wide })
      doc.moveDown(1)
    })
  part('P', () => {
    doc.font('bold').fontSize(10).fillColor(soft)
    doc.text(above, MARGIN, test ? doc.y : MARGIN, { width: wide })
  })
  part('H1', () => {
    doc
      .font('serif')
      .fontSize(26)
      .fillColor(ink)
      .text(title, MARGIN, doc.y + 6, { width: wide })
  })
  part('P', () => {
    doc
      .font('sans')
      .fontSize(12)
      .fillColor(soft)
      .text(under, MARGIN, doc.y + 2, { width: wide })
    doc.moveDown(1.2)
  })

  return {
    async paragraph(text: string) {
      const printed = await Promise.all(text.split('\n').map(printable))
      part('P', () => {
        doc.font('sans').fontSize(10.5).fillColor(ink)
        doc.text(printed.join('\n'), MARGIN, doc.y, { width: wide, lineGap: 2 })
        doc.moveDown(1)
      })
    },
    /** One line under the other, each a term and what it is. */
    async facts(items: [term: string, value: string][]) {
      for (const [term, value] of items) {
        const text = await printable(value)
        doc.font('sans').fontSize(10.5)
        const height = Math.max(
          doc.heightOfString(text, { width: wide - TERMS }),
          doc.heightOfString(term, { width: TERMS - 12 }),
        )
        if (doc.y + height + 14 > doc.page.height - MARGIN) doc.addPage()
        part('P', () => {
          line()
          const y = doc.y + 6
          doc
            .font('sans')
            .fillColor(soft)
            .text(term, MARGIN, y, { width: TERMS - 12 })
          doc.fillColor(ink).text(text, MARGIN + TERMS, y, { width: wide - TERMS })
          doc.y = y + height + 6
        })
      }
      line()
      doc.x = MARGIN
      doc.moveDown(1.2)
    },
    end(): Promise<Buffer> {
      document.end()
      return wholePdf(doc)
    },
  }
}
