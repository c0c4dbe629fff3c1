const slug = '[a-z0-9][a-z0-9-]{0,119}'
const image = ['shape']

/** The addresses whose answers are the same for everybody, and the query parameters they know. `q` is never among them. */
const keepable: [path: RegExp, parameters: string[]][] = [
  [/^\/$/, []],
  [/^\/petitions$/, ['page', 'campaign', 'state']],
  [/^\/petitions\.json$/, ['page']],
  [RegExp(`^/petitions/${slug}(\\.json|/[a-z-]{1,24}\\.(json|csv)|/sent)?$`), []],
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
  shape: /^(share|tall|strip)$/,
}

/** The key under which an address may be kept; null for any address, parameter or value that is not on the list. */
export function pageKey(pathname: string, search: string): string | null {
  const path = pathname.replace(/^\/es(?=\/|$)/, '') || '/'
  const entry = keepable.find(([known]) => known.test(path))
  if (!entry) return null
  if (search === '') return pathname
  const asked = new URLSearchParams(search)
  if (`?${asked}` !== search) return null // one spelling, one key
  const seen = new Set<string>()
  for (const [name, value] of asked) {
    if (seen.has(name) || !entry[1].includes(name) || !values[name]!.test(value)) return null
    seen.add(name)
  }
  return pathname + search
}
