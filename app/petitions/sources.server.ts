import { signatureSources, type SignatureSource } from '../../db/schema'

/** What a link may say of where it was shared: `?from=whatsapp`. The page itself and the one-press way say it of themselves. */
export const sharedSources = signatureSources.filter((source) => source !== 'page' && source !== 'another')

/** Reads where a link was shared from what it says; anything that is not on the list is the page itself. */
export const readSource = (text: string | null): SignatureSource =>
  sharedSources.find((source) => source === text) ?? 'page'

/**
 * How a signer came: by the form's own field, where an earlier answer kept it, or by the address of the page the form
 * stood on, which a browser names to its own site. Nothing is set or read on the reader's side.
 */
export function sourceOf(typed: string, referrer: string | null, host: string | null): SignatureSource {
  const said = readSource(typed)
  if (said !== 'page' || !referrer || !URL.canParse(referrer)) return said
  const url = new URL(referrer)
  return url.host === host ? readSource(url.searchParams.get('from')) : 'page'
}
