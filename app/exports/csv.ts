/**
 * What a spreadsheet would run when a cell begins with it (OWASP, CSV injection): also in full width, and behind spaces
 * or characters nobody sees, which some programs drop.
 */
const formula = /^[\s\p{Zs}\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠｜％]|^[\t\r\n]/u

/** A text that no spreadsheet runs; the apostrophe is how spreadsheets mark plain text. */
export const defused = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** One cell (RFC 4180): texts are quoted, so that no separator in them begins another cell. */
export const csvCell = (value: string | number | boolean): string =>
  typeof value === 'string' ? `"${defused(value).replaceAll('"', '""')}"` : String(value)

export const csvLine = (cells: (string | number | boolean)[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Without it Excel takes UTF-8 for its own code page and spoils every accent. */
export const BYTE_ORDER_MARK = '\u{feff}'
