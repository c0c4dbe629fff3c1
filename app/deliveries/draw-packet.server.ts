import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  deliveries,
  organisations,
  petitions,
  petitionTexts,
  targets,
  type PacketFigures,
} from '../../db/schema'
import { config } from '../config.server'
import { findEvidence } from '../evidence/find.server'
import { countryName, fill, formatDay, formatNumber, inLocale, plural, type Locale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import {
  accent,
  ink,
  nameFaces,
  openPdf,
  pdfBytes,
  printable,
  rule,
  soft,
  type Pdf,
} from '../platform/pdf/document.server'
import { namesOf, type Scope } from './names.server'

const MARGIN = 56
/** A country with fewer signers than this is not named: its signers could be picked out. */
const FEWEST = 5
const NAME_COLUMNS = 3
const GAP = 14
const NAME_SIZE = 8.5
const NAME_LEADING = 11.5

export interface OpenedPacket {
  id: string
  slug: string
  locale: Locale
  scope: Scope
}

/** What the documents of a packet are made from; null where it is not there. */
export async function openPacket(id: string): Promise<OpenedPacket | null> {
  const [row] = await db.read
    .select({ packet: deliveries, slug: petitions.slug })
    .from(deliveries)
    .innerJoin(petitions, eq(petitions.id, deliveries.petitionId))
    .where(eq(deliveries.id, id))
  if (!row) return null
  const { locale, petitionId, throughId, preparedAt } = row.packet
  return { id, slug: row.slug, locale, scope: { petitionId, throughId, preparedAt } }
}

async function contentOf(id: string) {
  const [row] = await db.read
    .select({
      packet: deliveries,
      target: targets.name,
      organisation: organisations.name,
      slug: petitions.slug,
      text: petitionTexts,
    })
    .from(deliveries)
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .innerJoin(petitions, eq(petitions.id, deliveries.petitionId))
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .innerJoin(
      petitionTexts,
      and(
        eq(petitionTexts.petitionId, deliveries.petitionId),
        eq(petitionTexts.locale, deliveries.locale),
        eq(petitionTexts.version, deliveries.textVersion),
      ),
    )
    .where(eq(deliveries.id, id))
  return row!
}

/** The letter of a packet with its names, as bytes that come while they are read: memory is flat at any length. */
export async function* packetPdf(packet: OpenedPacket): AsyncGenerator<Buffer> {
  const { locale } = packet
  const content = await contentOf(packet.id)
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
  yield* pdfBytes(doc, draw(doc, packet, { ...content, title, organisation }))
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

type Content = Omit<Awaited<ReturnType<typeof contentOf>>, 'organisation'> & {
  title: string
  organisation: string
}

async function* draw(doc: Pdf, packet: OpenedPacket, content: Content): AsyncGenerator<void> {
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
  yield* drawNames(doc, packet, facts.names)
}

function countriesOf({ countries }: PacketFigures, locale: Locale, other: string): [string, number][] {
  const named = countries.filter(([country, confirmed]) => country && confirmed >= FEWEST)
  const rest = countries
    .filter((row) => !named.includes(row))
    .reduce((sum, [, confirmed]) => sum + confirmed, 0)
  const rows = named.map(([country, n]): [string, number] => [countryName(locale, country), n])
  return rest > 0 ? [...rows, [other, rest]] : rows
}

function line(doc: Pdf, term: string, value: string, x: number, width: number, size = 10.5): void {
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

function subheading(doc: Pdf, said: string, width: number): void {
  if (doc.y > doc.page.height - MARGIN - 70) doc.addPage()
  doc
    .font('bold')
    .fontSize(10)
    .fillColor(ink)
    .text(said, MARGIN, doc.y + 10, { width })
  doc.y += 2
}

/** Rows in columns, down one and then the next; one element of the structure for each page. */
async function* table(
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

/** The names in three columns, alphabetically; a page at a time. */
async function* drawNames(doc: Pdf, packet: OpenedPacket, counted: number): AsyncGenerator<void> {
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
  const said = counted > 0 ? plural(packet.locale, t.namesText, counted) : t.namesNone
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

const scripts = [
  'Arabic',
  'Hebrew',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Thai',
  'Armenian',
  'Georgian',
  'Ethiopic',
] as const
const codes: Record<(typeof scripts)[number], string> = {
  Arabic: 'Arab',
  Hebrew: 'Hebr',
  Han: 'Hani',
  Hiragana: 'Jpan',
  Katakana: 'Jpan',
  Hangul: 'Hang',
  Devanagari: 'Deva',
  Bengali: 'Beng',
  Tamil: 'Taml',
  Thai: 'Thai',
  Armenian: 'Armn',
  Georgian: 'Geor',
  Ethiopic: 'Ethi',
}

/** The name of the script that our faces lack, in the language of the letter. */
function scriptOf(name: string, locale: Locale, unknown: string): string {
  const script = scripts.find((one) => new RegExp(`\\p{Script=${one}}`, 'u').test(name))
  return script ? (new Intl.DisplayNames(locale, { type: 'script' }).of(codes[script]) ?? unknown) : unknown
}
