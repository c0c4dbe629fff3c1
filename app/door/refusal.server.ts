import { inLocale, localeOf, texts } from '../i18n'
import { escapeXml } from '../platform/xml'

export type RefusalStatus = 400 | 403 | 405 | 408 | 413 | 414 | 415 | 421 | 431 | 500 | 503

/** Thrown inside the door when a request goes no further; it becomes a page with one sentence. */
export class Refusal extends Error {
  /** A 503 with a sentence of its own. */
  why?: 'busy' | 'readOnly'
  /** What was typed: the page holds it, with a button that sends it again. */
  typed?: FormData

  constructor(
    readonly status: RefusalStatus,
    readonly headers: Record<string, string> = {},
  ) {
    super(`Refused with ${status}`)
  }
}

/** A form that is handed back for now, with all that was typed into it. */
export function handedBack(typed: FormData, again: string, why?: Refusal['why']): Refusal {
  return Object.assign(new Refusal(503, { 'Retry-After': again }), { typed, ...(why && { why }) })
}

export interface Asker {
  pathname: string
  accept?: string | undefined
  stylesheet?: string | undefined
}

/** The door's own answer: a small page in the language of the address, or plain text for a program. */
export function refusalResponse({ status, headers, why, typed }: Refusal, asker: Asker): Response {
  const locale = localeOf(asker.pathname)
  const door = texts(locale).door
  const { title, text } = why ? door.held[why] : door.refusals[`${status}`]
  const plain = /\.(data|json)$/.test(asker.pathname) || /^application\/json\b/.test(asker.accept ?? '')
  const body = plain
    ? `${title}. ${text}\n`
    : `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Amparo</title>
${asker.stylesheet ? `<link rel="stylesheet" href="${asker.stylesheet}">` : ''}
</head>
<body class="page refusal">
<main class="max-w-measure space-y-6 py-6 md:py-12">
<h1>${title}</h1>
<p>${text}</p>
${typed ? formAgain(typed, asker.pathname, door.again) : ''}
<p><a href="${inLocale(locale, '/')}">${door.home}</a></p>
</main>
</body>
</html>
`
  return new Response(body, {
    status,
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': plain ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
      ...headers,
    },
  })
}

/** Everything that was typed, out of sight, and a button that sends it to where it was meant for. */
function formAgain(typed: FormData, pathname: string, t: { kept: string; send: string }): string {
  const fields = [...typed].map(([name, value]) =>
    typeof value === 'string'
      ? `<input type="hidden" name="${escapeXml(name)}" value="${escapeXml(value)}">`
      : '',
  )
  return `<form method="post" action="${escapeXml(pathname)}" class="space-y-4">
${fields.join('\n')}
<p>${t.kept}</p>
<button type="submit" class="button button-act">${t.send}</button>
</form>`
}
