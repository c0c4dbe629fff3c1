import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.server'
import { checkPercentEncoding, strictText } from './target.server'

/** Bytes. */
export const largestBody = 1024 * 1024
/** Bytes where a picture is sent: 5 MiB of it, and the form around it. */
export const largestUpload = 5 * 1024 * 1024 + 64 * 1024
/** Bytes that are read and thrown away, so that whoever sent too large a picture can read why it was refused. */
const listenedTo = 32 * 1024 * 1024
/** Uploads held in memory at once. */
const mostUploads = 6
const mostFields = 100

/** The one address that takes a picture. */
const upload = /^\/manage\/petitions\/[a-z0-9-]{1,120}\/settings\/cover(\.data)?$/

let uploads = 0

/**
 * Reads a whole body. @throws Refusal 413 when it is larger than 1 MiB, or 5 MiB where a picture is sent, 415 when it is
 * compressed, 503 when too many pictures arrive at once.
 */
export async function readBody(request: IncomingMessage, pathname = '/'): Promise<Buffer> {
  if (request.headers['content-encoding'] ?? false) throw new Refusal(415, { Connection: 'close' })
  if (!upload.test(pathname)) return readUpTo(request, largestBody, 0)
  if (uploads >= mostUploads) throw new Refusal(503, { Connection: 'close', 'Retry-After': '10' })
  uploads++
  try {
    return await readUpTo(request, largestUpload, listenedTo)
  } finally {
    uploads--
  }
}

async function readUpTo(request: IncomingMessage, largest: number, listened: number): Promise<Buffer> {
  const tooLarge = () => new Refusal(413, { Connection: 'close' })
  const patience = Math.max(largest, listened)
  if (Number(request.headers['content-length'] ?? 0) > patience) throw tooLarge()
  let chunks: Buffer[] = []
  let size = 0
  // The response must still be sent on this socket, so a body that is cut short does not destroy the request.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length
    if (size > patience) throw tooLarge()
    if (size > largest) chunks = []
    else chunks.push(chunk as Buffer)
  }
  if (size > largest) throw tooLarge()
  return Buffer.concat(chunks)
}

/**
 * Makes sure that reading the body as a form cannot fail later: known type, at most 100 fields, UTF-8, no null bytes.
 * @returns the content type to hand on; an empty body without one counts as an empty form.
 * @throws Refusal 400, 413 or 415
 */
export async function checkForm(body: Buffer, contentType: string | undefined): Promise<string> {
  const type = contentType?.split(';', 1)[0]!.trim().toLowerCase()
  if (type === undefined && body.length === 0) return 'application/x-www-form-urlencoded'
  if (type === 'application/x-www-form-urlencoded') checkUrlencoded(body)
  else if (type === 'multipart/form-data') await checkMultipart(body, contentType!)
  else throw new Refusal(415)
  return contentType!
}

function checkUrlencoded(body: Buffer): void {
  const text = strictText(body)
  checkPercentEncoding(text)
  if (text.split('&', mostFields + 1).length > mostFields) throw new Refusal(413)
}

async function checkMultipart(body: Buffer, contentType: string): Promise<void> {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (!boundary) throw new Refusal(400)
  const parts = splitParts(body, boundary)
  if (parts.length > mostFields) throw new Refusal(413)
  for (const part of parts) {
    const headersEnd = part.indexOf('\r\n\r\n')
    if (headersEnd < 0) throw new Refusal(400)
    const headers = strictText(part.subarray(0, headersEnd))
    const isFile = /;\s*filename\*?=/i.test(headers)
    if (headers.includes('\0')) throw new Refusal(400)
    if (!isFile && strictText(part.subarray(headersEnd)).includes('\0')) throw new Refusal(400)
  }
  // The reader that the routes use has the last word, here, where its failure is a 400.
  await new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } })
    .formData()
    .catch(() => Promise.reject(new Refusal(400)))
}

function splitParts(body: Buffer, boundary: string): Buffer[] {
  const line = `\r\n--${boundary}`
  const opened = Buffer.concat([Buffer.from('\r\n'), body])
  const parts: Buffer[] = []
  let at = opened.indexOf(line)
  if (at !== 0) throw new Refusal(400)
  while (parts.length <= mostFields) {
    const start = at + line.length
    if (opened.subarray(start, start + 2).toString('latin1') === '--') return parts
    at = opened.indexOf(line, start)
    if (at < 0) throw new Refusal(400)
    parts.push(opened.subarray(start, at))
  }
  return parts
}
