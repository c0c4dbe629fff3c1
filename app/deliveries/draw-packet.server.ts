import type { PacketFigures } from '../../db/schema'
import { config } from '../config.server'
import { findEvidence } from '../evidence/find.server'
import { countryName, fill, formatDay, formatNumber, inLocale, plural, type Locale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { accent, ink, openPdf, pdfBytes, printable, soft, type Pdf } from '../platform/pdf/document.server'
import { drawNames } from './draw-names.server'
import { findContent, type OpenedPacket } from './open-packet.server'
import { line, MARGIN, subheading, table } from './packet-lines.server'

/** A country with fewer signers than this is not named: its signers could be picked out. */
const FEWEST = 5

/** The letter of a packet with its names, as bytes that come while they are read. `mostNames`: that it prints. */
export async function* packetPdf(packet: OpenedPacket, mostNames?: number): AsyncGenerator<Buffer> {
  const { locale } = packet
  const content = (await findContent(packet.id))!
  const title = await printable(content.text.title)
  const organisation = await printable(content.organisation[locale])
  const doc = await openPdf({
    title: fill(organizerTexts(locale).delivery.letter.documentTitle, { title }),
    author: organisation,
    locale,
    size: 'a4',
    margin: MARGIN,
  })
  let page = 0
  doc.on('pageAdded', () => {
    page++
    numberPage(doc, page)
  })
  yield* pdfBytes(doc, draw(doc, packet, { ...content, title, organisation }, mostNames))
}

function numberPage(doc: Pdf, page: number): void {
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0 // else writing below it begins a page
  doc.markContent('Artifact', { type: 'Pagination' })
  doc.font('sans').fontSize(8).fillColor(soft)
  doc.text(String(page), MARGIN, doc.page.height - MARGIN + 18, {
    width: doc.page.width - 2 * MARGIN,
    align: 'center',
    lineBreak: false,
  })
  doc.endMarkedContent()
  doc.page.margins.bottom = bottom
  doc.x = MARGIN
  doc.y = MARGIN
}

type Content = Omit<NonNullable<Awaited<ReturnType<typeof findContent>>>, 'organisation'> & {
  title: string
  organisation: string
}

async function* draw(
  doc: Pdf,
  packet: OpenedPacket,
  content: Content,
  mostNames?: number,
): AsyncGenerator<void> {
  const { locale } = packet
  const { packet: facts, text, title, organisation, slug } = content
  const t = organizerTexts(locale).delivery.letter
  const n = (value: number) => formatNumber(locale, value)
  const wide = () => doc.page.width - 2 * MARGIN
  doc.addPage()
  const document = doc.struct('Document')
  doc.addStructure(document)
  const part = (tag: string, drawn: () => void) => document.add(doc.struct(tag, {}, drawn))
  const paragraph = (said: string, size = 10.5, below = 8) =>
    part('P', () => {
      doc.font('sans').fontSize(size).fillColor(ink)
      doc.text(said, MARGIN, doc.y, { width: wide(), lineGap: 2.5 })
      doc.y += below
    })
  const heading = (said: string) => {
    if (doc.y > doc.page.height - MARGIN - 90) doc.addPage()
    part('H2', () => {
      doc.font('serif').fontSize(14).fillColor(ink)
      doc.text(said, MARGIN, doc.y + 8, { width: wide() })
      doc.y += 4
    })
  }

  part('P', () => {
    doc.font('bold').fontSize(9).fillColor(accent)
    doc.text(organisation.toLocaleUpperCase(locale), MARGIN, MARGIN, { width: wide(), characterSpacing: 0.6 })
  })
  part('P', () => {
    doc.font('sans').fontSize(10).fillColor(soft)
    doc.text(formatDay(locale, facts.preparedAt), MARGIN, doc.y + 4, { width: wide() })
  })
  const target = await printable(content.target[locale])
  part('P', () => {
    doc.font('sans').fontSize(11).fillColor(ink)
    doc.text(fill(t.salutation, { target }), MARGIN, doc.y + 26, { width: wide() })
  })
  part('H1', () => {
    doc.font('serif').fontSize(22).fillColor(ink)
    doc.text(title, MARGIN, doc.y + 14, { width: wide(), lineGap: 1 })
    doc.y += 10
  })
  const onPaperAlone = facts.confirmed === 0 && facts.paper > 0
  if (!onPaperAlone) paragraph(plural(locale, t.intro, facts.confirmed), 12, 4)
  if (facts.paper > 0) paragraph(plural(locale, onPaperAlone ? t.paperAlone : t.paper, facts.paper), 12, 4)
  paragraph(await printable(text.summary))

  heading(t.asks)
  for (const [i, demand] of text.demands.entries()) {
    const said = await printable(demand.text)
    part('P', () => {
      const at = doc.y + 2
      doc.font('serif').fontSize(11.5).fillColor(accent)
      doc.text(`${i + 1}`, MARGIN, at, { width: 18 })
      doc.font('sans').fontSize(10.5).fillColor(ink)
      doc.text(said, MARGIN + 20, at, { width: wide() - 20, lineGap: 2.5 })
      doc.y += 5
    })
  }

  heading(t.numbers)
  for (const [term, value] of [
    [t.online, facts.confirmed],
    [t.onPaper, facts.paper],
    [t.named, facts.names],
  ] as const)
    part('P', () => line(doc, term, n(value), MARGIN, wide()))
  doc.y += 4
  paragraph(fill(t.asOf, { day: formatDay(locale, facts.preparedAt) }), 9, 2)

  const countries = countriesOf(facts.figures, locale, t.other)
  part('H3', () => subheading(doc, t.byCountry, wide()))
  yield* table(
    doc,
    part,
    countries.map(([term, value]) => [term, n(value)]),
    2,
    t.none,
  )
  part('H3', () => subheading(doc, t.byDay, wide()))
  yield* table(
    doc,
    part,
    facts.figures.days.map(([day, value]) => [day, n(value)]),
    4,
    t.none,
  )

  heading(t.method)
  for (const said of t.methods) paragraph(`– ${said}`, 10, 3)
  paragraph(fill(t.more, { address: config.publicOrigin + inLocale(locale, `/petitions/${slug}`) }), 10)
  yield

  const { subjects } = await findEvidence(locale, slug)
  const claims = subjects.flatMap((subject) => subject.claims)
  if (claims.length > 0) {
    heading(t.sources)
    for (const { figure, unit, by, asOfText, work } of claims) {
      const { title: named, publisher, dateText } = work
      const said = fill(t.source, {
        figure,
        unit,
        by,
        asOf: asOfText,
        work: named,
        publisher,
        date: dateText,
      })
      paragraph(`– ${await printable(said)}`, 9, 2)
    }
    yield
  }
  document.end()
  yield* drawNames(doc, packet, facts.names, mostNames)
}

function countriesOf({ countries }: PacketFigures, locale: Locale, other: string): [string, number][] {
  const named = countries.filter(([country, confirmed]) => country && confirmed >= FEWEST)
  const rest = countries
    .filter((row) => !named.includes(row))
    .reduce((sum, [, confirmed]) => sum + confirmed, 0)
  const rows = named.map(([country, n]): [string, number] => [countryName(locale, country), n])
  return rest > 0 ? [...rows, [other, rest]] : rows
}
