const slug = '[a-z0-9][a-z0-9-]{0,119}'
const image = ['shape']

/** The addresses whose answers are the same for everybody, and the query parameters they know. `q` is never among them. */
const keepable: [path: RegExp, parameters: string[]][] = [
  [/^\/$/, []],
  [/^\/petitions$/, ['page', 'campaign', 'state']],
  [/^\/petitions\.json$/, ['page']],
  [RegExp(`^(/petitions/${slug})?/donate$`), ['currency']],
  [RegExp(`^/petitions/${slug}(\\.json|/[a-z-]{1,24}\\.(json|csv)|/sent|/versions)?$`), []],
  [RegExp(`^(/(petitions|campaigns)/${slug})?/poster\\.(png|svg)$`), image],
  [RegExp(`^/campaigns/${slug}$`), []],
  [RegExp(`^/sources(/${slug})?$`), []],
  [/^\/(about|accessibility|privacy|counting)$/, []],
  [/^\/((feed|sitemap)\.xml|robots\.txt|\.well-known\/security\.txt)$/, []],
]

const values: Record<string, RegExp> = {
  page: /^[1-9]\d{0,3}$/,
  campaign: RegExp(`^${slug}$`),
  state: /^[a-z]{1,12}$/,
  currency: /^[A-Z]{3}$/,
  shape: /^(share|tall|strip)$/,
}

/**
 * Whether an address is the same for everybody, however it is asked, and may be some seconds old. Whoever sees the page
 * after signing has just written.
 */
export const isForEverybody = (pathname: string): boolean =>
  !pathname.endsWith('/sent') && entryOf(pathname) !== undefined

/** What others append to a link they pass on. */
const tracking =
  /^(utm_\w{1,40}|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|si|ref|ref_src|src|from)$/

/** Remix's own: they ask for something else than the page. */
const framework = new Set(['index', '_data', '_routes'])

/**
 * The key under which an address may be kept, which is also the address that is rendered for it; null for any address,
 * parameter or value that is not on the list. A page without parameters is the same whatever is asked of it.
 */
export function pageKey(pathname: string, search: string): string | null {
  const entry = entryOf(pathname)
  if (!entry) return null
  if (search === '') return pathname
  const asked = new URLSearchParams(search)
  for (const name of asked.keys()) if (framework.has(name)) return null
  const [, parameters] = entry
  return parameters.length === 0 ? pathname : queriedKey(pathname, search, parameters)
}

function entryOf(pathname: string) {
  const path = pathname.replace(/^\/es(?=\/|$)/, '') || '/'
  return keepable.find(([known]) => known.test(path))
}

function queriedKey(pathname: string, search: string, parameters: string[]): string | null {
  const parts = search.slice(1).split('&')
  const query = parts.filter((part) => !tracking.test(part.split('=', 1)[0]!)).join('&')
  if (query === '') return pathname
  const asked = new URLSearchParams(query)
  if (asked.toString() !== query) return null // one spelling, one key
  const seen = new Set<string>()
  for (const [name, value] of asked) {
    if (seen.has(name) || !parameters.includes(name) || !values[name]!.test(value)) return null
    seen.add(name)
  }
  return `${pathname}?${query}`
}
