import { countryName, type Locale } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { namesOf, type Scope } from './names.server'

/** A cell that no spreadsheet runs: what begins like a formula is led by an apostrophe (OWASP, CSV injection). */
export const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The names of a packet as CSV (RFC 4180, UTF-8 with its mark, which spreadsheets need), as they are read. */
export async function* namesCsv(scope: Scope, locale: Locale): AsyncGenerator<Buffer> {
  const t = organizerTexts(locale).delivery.letter
  let lines = `\ufeff${t.csv.map(cell).join(',')}\r\n`
  let kept = 0
  for await (const { name, country, day, on } of namesOf(scope)) {
    const cells = [
      name,
      country && countryName(locale, country),
      day,
      on === 'online' ? t.csvOnline : t.csvPaper,
    ]
    lines += `${cells.map(cell).join(',')}\r\n`
    if (++kept < 500) continue
    yield Buffer.from(lines)
    lines = ''
    kept = 0
  }
  yield Buffer.from(lines)
}
