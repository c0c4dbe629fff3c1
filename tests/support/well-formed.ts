/** The first thing that keeps a document from being well-formed XML, or null. A check for tests, no parser. */
export function xmlProblem(xml: string): string | null {
  const open: string[] = []
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trimEnd()
  const token = /<(\/?)([\w:-]+)((?:\s+[\w:-]+="(?:[^"<&]|&(?:amp|lt|gt|quot|apos);)*")*)(\/?)>|([^<]+)/gy
  let at = 0
  while (at < body.length) {
    token.lastIndex = at
    const found = token.exec(body)
    if (!found) return `at ${at}: ${body.slice(at, at + 60)}`
    at = token.lastIndex
    const [, closes, name = '', attributes = '', empty, text] = found
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) return `a bare & in ${text}`
      if (open.length === 0) return `text outside the root: ${text}`
      continue
    }
    const names = [...attributes.matchAll(/\s([\w:-]+)=/g)].map((match) => match[1])
    if (new Set(names).size < names.length) return `an attribute twice in ${found[0]}`
    if (closes) {
      if (open.pop() !== name) return `</${name}> closes nothing`
    } else if (!empty) open.push(name)
    if (open.length === 0 && at < body.length) return 'more than one root'
  }
  return open.length ? `<${open.at(-1)}> stays open` : null
}
