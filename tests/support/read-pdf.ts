import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  pages: number
  /** Names of the fonts, each with whether its file is inside. */
  fonts: { name: string; embedded: boolean }[]
  language: string
  /** What can be searched in it, by the tables that map glyphs back to letters. */
  text: string
}

/** Reads a PDF as PDFKit writes it: objects one after another, streams deflated, text as glyphs with a table to letters. */
export function readPdf(bytes: Buffer): ReadPdf {
  const raw = bytes.toString('latin1')
  const objects = new Map<number, string>()
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(Number(match[1]), match[2]!)
  const streamOf = (object: string): string => {
    const at = object.indexOf('stream\n')
    if (at < 0) return ''
    const body = Buffer.from(object.slice(at + 7, object.lastIndexOf('\nendstream')), 'latin1')
    return (object.slice(0, at).includes('/FlateDecode') ? inflateSync(body) : body).toString('latin1')
  }
  const all = [...objects.values()]
  const descriptors = all.filter((object) => object.includes('/Type /FontDescriptor'))
  const fonts = descriptors.map((object) => ({
    name: /\/FontName \/\w+\+([\w-]+)/.exec(object)?.[1] ?? '',
    embedded: object.includes('/FontFile2'),
  }))
  const letters = new Map<string, Map<number, string>>()
  for (const object of all) {
    for (const [, name, id] of object.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      if (letters.has(name!)) continue
      const font = objects.get(Number(id)) ?? ''
      const table = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1])) ?? ''
      letters.set(name!, tableOf(streamOf(table)))
    }
  }
  let text = ''
  for (const object of all) {
    if (!object.includes('stream\n') || object.includes('/Length1') || object.includes('/CIDInit')) continue
    const content = streamOf(object)
    if (!content.includes(' Tf')) continue
    let table = new Map<number, string>()
    for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g)) {
      if (font) table = letters.get(font) ?? new Map()
      else {
        for (const [, hex] of shown!.matchAll(/<([0-9a-f]*)>/g))
          for (let i = 0; i < hex!.length; i += 4)
            text += table.get(parseInt(hex!.slice(i, i + 4), 16)) ?? '\ufffd'
        text += '\n'
      }
    }
  }
  return {
    pages: all.filter((object) => /\/Type \/Page\b(?!s)/.test(object)).length,
    fonts,
    language: /\/Lang \(([\w-]+)\)/.exec(raw)?.[1] ?? '',
    text,
  }
}

function tableOf(cmap: string): Map<number, string> {
  const table = new Map<number, string>()
  for (const [, from, , list] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    let glyph = parseInt(from!, 16)
    for (const [, hex] of list!.matchAll(/<([0-9a-f ]*)>/g))
      table.set(glyph++, Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
  }
  return table
}
