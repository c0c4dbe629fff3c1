import { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import type { Locale } from '../../i18n'
import { sansBold, sansFace, serifFace, wideFace } from './faces.server'

export type Pdf = PDFKit.PDFDocument
export type FaceName = 'serif' | 'sans' | 'bold'
export type PaperSize = 'a4' | 'letter'

/** Dark enough for any printer; the accent is the site's. */
export const ink = '#1f1813'
export const soft = '#5c5047'
export const rule = '#a89a88'
export const accent = '#a52f17'

interface How {
  title: string
  author: string
  locale: Locale
  size: PaperSize
  /** Points on every side. */
  margin: number
}

/** An empty document with the site's faces embedded, its title and its language said; the first page is yours to add. */
export async function openPdf({ title, author, locale, size, margin }: How): Promise<Pdf> {
  const [serif, sans, bold] = await Promise.all([serifFace(), sansFace(), sansBold()])
  const doc = new PDFDocument({
    size: size === 'a4' ? 'A4' : 'LETTER',
    margin,
    autoFirstPage: false,
    font: null as never, // else Helvetica is loaded and named, and not embedded
    lang: locale,
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: author, Creator: 'Amparo', Producer: 'Amparo' },
  })
  doc.registerFont('serif', serif.file)
  doc.registerFont('sans', sans.file)
  doc.registerFont('bold', bold.file)
  return doc
}

/**
 * The face that can set a name: ours, the wide one, or null where neither has the letters. The wide one is made and
 * embedded at its first use.
 */
export function nameFaces(doc: Pdf): (name: string) => Promise<'sans' | 'wide' | null> {
  let registered = false
  return async (name) => {
    if ((await sansFace()).covers(name)) return 'sans'
    const wide = await wideFace()
    if (!wide.covers(name)) return null
    if (!registered) doc.registerFont('wide', wide.file)
    registered = true
    return 'wide'
  }
}

/** What our headings' face lacks is set in the wide one, so that no title prints empty boxes. */
export async function printable(text: string): Promise<string> {
  const [serif, sans] = await Promise.all([serifFace(), sansFace()])
  return [...text.normalize('NFC')].filter((letter) => serif.covers(letter) && sans.covers(letter)).join('')
}

/**
 * The bytes of a document while it is drawn: the next step is taken when the reader has taken what is there, so memory
 * stays flat however many pages come. `draw` yields after each page or so.
 */
export async function* pdfBytes(doc: Pdf, draw: AsyncIterable<void>): AsyncGenerator<Buffer> {
  for await (const _ of draw) {
    for (let chunk = doc.read() as Buffer | null; chunk; chunk = doc.read() as Buffer | null) yield chunk
  }
  doc.end()
  for await (const chunk of doc as unknown as Readable) yield chunk as Buffer
}

/** A whole document in memory, for a short one. */
export async function wholePdf(doc: Pdf): Promise<Buffer> {
  doc.end()
  const chunks: Buffer[] = []
  for await (const chunk of doc as unknown as Readable) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
