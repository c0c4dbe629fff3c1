import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptPage, Travelling } from '../platform/page-cache.server'
import { acceptedEncoding, compress, entityTag, knowsAlready, smallestCompressed } from './compress.server'

/** Neither is compressed again. */
const dense = /^image\/(png|jpeg|webp)\b/

/** What a page weighs in memory beside its bodies, roughly. */
const overhead = 4096

/** Makes an answer ready for every reader: its ETag, and its bodies compressed once. */
export async function keepPage(answer: Response, defaults: [string, string][]): Promise<KeptPage> {
  const headers = new Headers(answer.headers)
  for (const [name, value] of defaults) if (!headers.has(name)) headers.set(name, value)
  const body = Buffer.from(await answer.arrayBuffer())
  const cacheControl = headers.get('cache-control') ?? ''
  const isPrivate = /no-store|private/.test(cacheControl) || headers.has('set-cookie')
  const keep = answer.status === 200 && !isPrivate && /\bpublic\b/.test(cacheControl)
  if (!isPrivate) headers.append('Vary', 'Accept-Encoding')
  const tag = keep ? (headers.get('etag') ?? entityTag(body)) : null
  if (tag) headers.set('ETag', tag)
  const audience = keep ? 'everybody' : isPrivate ? 'one' : 'waiting'
  const small = body.length < smallestCompressed || dense.test(headers.get('content-type') ?? '')
  const [br, gzip] =
    small || isPrivate
      ? [null, null]
      : await Promise.all([travelling(headers, body, 'br'), travelling(headers, body, 'gzip')])
  const plain = await travelling(headers, body)
  for (const name of ['content-type', 'content-length', 'last-modified']) headers.delete(name)
  const size = overhead + [plain, br, gzip].reduce((sum, way) => sum + (way?.body.length ?? 0), 0)
  const unchanged = [...headers].flat()
  return { status: answer.status, madeAt: performance.now(), tag, plain, br, gzip, unchanged, size, audience }
}

async function travelling(headers: Headers, plain: Buffer, encoding?: 'br' | 'gzip'): Promise<Travelling> {
  const body = encoding ? await compress(plain, encoding, 'many') : plain
  const own = new Headers(headers)
  if (encoding) own.set('Content-Encoding', encoding)
  own.set('Content-Length', String(body.length))
  return { headers: [...own].flat(), body }
}

/** Whether a page made for everybody may answer a request. Cookies do not matter: no public page reads one. */
export const isPublicRead = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && headers.authorization === undefined

/** Sends a page to one reader. @returns the bytes of the body, or null when a 304 was enough. */
export function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage): number | null {
  const age = ageOf(page)
  const known = request.headers['if-none-match']
  if (known !== undefined && page.tag !== null && knowsAlready(known, page.tag)) {
    response.writeHead(304, [...page.unchanged, ...age]).end()
    return null
  }
  const { headers, body } = wayFor(request.headers['accept-encoding'] as string | undefined, page)
  response.writeHead(page.status, [...headers, ...age])
  const head = request.method === 'HEAD'
  response.end(head ? undefined : body)
  return head ? 0 : body.length
}

/** Later caches count from when the page was made, so that thirty seconds are thirty seconds for the last reader too. */
function ageOf({ tag, madeAt }: KeptPage): string[] {
  const seconds = Math.floor((performance.now() - madeAt) / 1000)
  return tag !== null && seconds > 0 ? ['Age', String(seconds)] : []
}

function wayFor(accepted: string | undefined, { plain, br, gzip }: KeptPage): Travelling {
  if (accepted === undefined || br === null || gzip === null) return plain
  const encoding = acceptedEncoding(accepted)
  return encoding === 'br' ? br : encoding === 'gzip' ? gzip : plain
}
