import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { acceptedEncoding, entityTag, knowsAlready, type Encoding } from './compress.server'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

interface StaticFile {
  type: string
  cacheControl: string
  tag: string
  bytes: Record<Encoding | 'plain', Buffer | null>
}

/**
 * Reads the built client folder into memory, once: no path of a request ever reaches the file system, and a rebuild under
 * a running server takes nothing away. The folder is small; fonts and styles, no uploads.
 * @returns a function that answers a GET or HEAD for one of its files with the bytes it sent, anything else with null.
 */
export function staticFiles(folder: string | undefined) {
  const files = folder && existsSync(folder) ? readFolder(folder) : new Map<string, StaticFile>()
  return (request: IncomingMessage, response: ServerResponse, path: string, headers: [string, string][]) => {
    const file = files.get(path)
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return null
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    const chosen = encoding && file.bytes[encoding] ? encoding : 'plain'
    const body = file.bytes[chosen]!
    const out = [...headers, ['Cache-Control', file.cacheControl], ['ETag', file.tag]] as [string, string][]
    if (file.bytes.br ?? file.bytes.gzip) out.push(['Vary', 'Accept-Encoding'])
    if (knowsAlready(request.headers['if-none-match'], file.tag)) {
      response.writeHead(304, out.flat()).end()
      return 0
    }
    out.push(['Content-Type', file.type], ['Content-Length', String(body.length)])
    if (chosen !== 'plain') out.push(['Content-Encoding', chosen])
    response.writeHead(200, out.flat())
    const head = request.method === 'HEAD'
    response.end(head ? undefined : body)
    return head ? 0 : body.length
  }
}

function readFolder(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    if (/\/\.(?!well-known\/)/.test(path)) continue // a tool's own notes
    const read = (suffix: string) => (existsSync(file + suffix) ? readFileSync(file + suffix) : null)
    const plain = readFileSync(file)
    files.set(encodeURI(path), {
      type,
      cacheControl: path.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=3600',
      tag: entityTag(plain),
      bytes: { plain, br: read('.br'), gzip: read('.gz') },
    })
  }
  return files
}
