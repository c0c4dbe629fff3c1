import { inLocale, localeOf, texts } from '../i18n'

export type RefusalStatus = 400 | 403 | 405 | 408 | 413 | 414 | 415 | 421 | 431 | 500 | 503

/** Thrown inside the door when a request goes no further; it becomes a page with one sentence. */
export class Refusal extends Error {
  constructor(
    readonly status: RefusalStatus,
    readonly headers: Record<string, string> = {},
  ) {
    super(`Refused with ${status}`)
  }
}

export interface Asker {
  pathname: string
  accept?: string | undefined
  stylesheet?: string | undefined
}

/** The door's own answer: a small page in the language of the address, or plain text for a program. */
export function refusalResponse({ status, headers }: Refusal, asker: Asker): Response {
  const locale = localeOf(asker.pathname)
  const door = texts(locale).door
  const { title, text } = door.refusals[`${status}`]
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
<body class="refusal">
<main>
<h1>${title}</h1>
<p>${text}</p>
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
