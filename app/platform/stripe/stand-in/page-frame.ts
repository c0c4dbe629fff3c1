import { words, type Deed } from './words'

export interface PageAnswer {
  status: number
  headers?: Record<string, string>
  body: string
}

export type Words = (typeof words)['en']

export const wordsOf = (locale: unknown): Words => (locale === 'es' ? words.es : words.en)

export const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const link = (href: string, text: string) => `<p><a href="${safe(href)}">${safe(text)}</a></p>`

export const hidden = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${safe(value)}">`)
    .join('')

/** A button for each deed. */
export const forms = (deeds: Deed[], say: Words, fields: Record<string, string> = {}) =>
  `<form method="post">${hidden(fields)}${deeds
    .map((deed) => `<button name="deed" value="${deed}">${say.deeds[deed]}</button>`)
    .join('\n')}</form>`

const style = `body{font:1.125rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem}
h1{background:#7a1f00;color:#fff;padding:.75rem 1rem;font-size:1.25rem}.amount{font-size:2rem;font-weight:700}
form{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0;align-items:end}label{display:grid}
button,input{font:inherit;padding:.5rem 1rem;min-height:2.75rem}:root{color-scheme:light dark}`

/** A page of the stand-in. It names no `form-action`: pressing a button leads back to wherever the donor came from. */
export const page = (say: Words, body: string): PageAnswer => ({
  status: 200,
  headers: {
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'X-Robots-Tag': 'noindex',
  },
  body: `<!doctype html><html lang="${say.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title}</title><style>${style}</style></head><body><main><h1>${say.title}</h1>
${body}
</main></body></html>`,
})
