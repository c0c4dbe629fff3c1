import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { acceptedEncoding, compress, entityTag, knowsAlready, smallestCompressed } from './compress.server'

/** Pages and feeds are small and whole; anything else, such as a download, is passed on as it comes. */
const whole =
  /^(text\/(html|plain|css|xml)|application\/(json|xml|rss\+xml|atom\+xml|feed\+json)|image\/svg\+xml)\b/

/**
 * Sends a fetch response over node's: defaults added where the answer has no header of its own, pages compressed, a weak
 * ETag on what may be cached, 304 when the reader has it. @returns the bytes of the body sent.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
  defaults: [string, string][],
): Promise<number> {
  const headers = new Headers(answer.headers)
  for (const [name, value] of defaults) if (!headers.has(name)) headers.set(name, value)
  const head = request.method === 'HEAD'
  const isDownload = headers.get('content-disposition')?.startsWith('attachment') ?? false
  if (answer.body && (isDownload || !whole.test(headers.get('content-type') ?? ''))) {
    response.writeHead(answer.status, flat(headers))
    return head ? (await answer.body.cancel(), response.end(), 0) : pour(answer.body, response)
  }
  let body: Buffer = Buffer.from(await answer.arrayBuffer())
  const mayBeKept = !/no-store|private/.test(headers.get('cache-control') ?? '') && !headers.has('set-cookie')
  if (mayBeKept && answer.status === 200 && (head || request.method === 'GET')) {
    const tag = headers.get('etag') ?? entityTag(body)
    headers.set('ETag', tag)
    headers.append('Vary', 'Accept-Encoding')
    if (knowsAlready(request.headers['if-none-match'], tag)) {
      for (const name of ['content-type', 'content-length', 'last-modified']) headers.delete(name)
      response.writeHead(304, flat(headers)).end()
      return 0
    }
  } else if (mayBeKept) headers.append('Vary', 'Accept-Encoding')
  // What is not to be kept carries tokens: compressing them beside what a reader typed would leak their length (BREACH).
  const encoding = mayBeKept ? acceptedEncoding(request.headers['accept-encoding']) : null
  if (encoding && body.length >= smallestCompressed && !headers.has('content-encoding')) {
    body = await compress(body, encoding, 'one')
    headers.set('Content-Encoding', encoding)
  }
  if (answer.status !== 204 && answer.status !== 304) headers.set('Content-Length', String(body.length))
  response.writeHead(answer.status, flat(headers))
  response.end(head ? undefined : body)
  return head ? 0 : body.length
}

const flat = (headers: Headers): string[] => [...headers].flat()

async function pour(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<number> {
  let bytes = 0
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(Readable.fromWeb(body as WebStream), counted, response)
  return bytes
}
