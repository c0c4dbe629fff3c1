/** XML is put together from elements, so that no value reaches a document unescaped. */
export class Xml {
  constructor(readonly text: string) {}
  toString() {
    return this.text
  }
}

type Child = Xml | string | number | null | Child[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

// What XML 1.0 cannot carry, not even escaped: control characters, lone surrogates and the two noncharacters.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

export const escapeXml = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"']/g, (character) => entities[character]!)

/** One element; texts are escaped, attributes that are null are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | null> = {},
  ...children: Child[]
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  const inside = children.map(write).join('')
  return new Xml(inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`)
}

function write(child: Child): string {
  if (child === null) return ''
  if (Array.isArray(child)) return child.map(write).join('')
  return child instanceof Xml ? child.text : escapeXml(String(child))
}

export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`
