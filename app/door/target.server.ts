import { Refusal } from './refusal.server'

/** Bytes of an address, query included. */
const longestTarget = 8 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as text. @throws Refusal 400 when they are not UTF-8. */
export function strictText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal(400)
  }
}

/** Refuses malformed percent signs, percent-encoded bytes that are not UTF-8, and null bytes. @throws Refusal 400 */
export function checkPercentEncoding(text: string): void {
  let decoded: string
  try {
    decoded = decodeURIComponent(text)
  } catch {
    throw new Refusal(400)
  }
  if (decoded.includes('\0')) throw new Refusal(400)
}

export interface Target {
  /** Normalised as every later reader will see it: without dot segments. */
  pathname: string
  search: string
}

/**
 * Reads the request line's address.
 * @throws Refusal 414 when it is too long, 400 when it is damaged, in absolute form, or has an empty segment (`//host`
 * would become another site in a link made from it), or carries `_data`, which Remix would answer with an empty page.
 */
export function readTarget(raw: string): Target {
  if (raw.length > longestTarget) throw new Refusal(414)
  if (!raw.startsWith('/')) throw new Refusal(400)
  checkPercentEncoding(raw) // node itself refuses bytes that are not ASCII
  const base = 'http://door'
  if (!URL.canParse(base + raw)) throw new Refusal(400)
  const { pathname, search, host } = new URL(base + raw)
  if (host !== 'door' || pathname.includes('//')) throw new Refusal(400)
  if (search !== '' && new URLSearchParams(search).has('_data')) throw new Refusal(400)
  return { pathname, search }
}
