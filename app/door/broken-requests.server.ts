import { STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { Refusal, refusalResponse, type RefusalStatus } from './refusal.server'

const statusOf: Record<string, RefusalStatus> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_INVALID_METHOD: 405,
}

/** Milliseconds to read why; whoever does not hang up by then holds a descriptor for nothing. */
const LINGER = 2_000

/** Answers what node could not read as HTTP, and CONNECT, with the same pages as everything else. */
export function answerBrokenRequests(server: Server, headers: [string, string][], stylesheet?: string): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    void answer(socket, statusOf[error.code ?? ''] ?? 400)
  })
  server.on('connect', (_request, socket) => void answer(socket, 405))

  async function answer(socket: Duplex, status: RefusalStatus) {
    const page = refusalResponse(new Refusal(status), { pathname: '/', stylesheet })
    const body = Buffer.from(await page.arrayBuffer())
    const lines = [...page.headers, ...headers.filter(([name]) => !page.headers.has(name))]
    lines.push(['Content-Length', String(body.length)], ['Connection', 'close'])
    if (status === 405) lines.push(['Allow', 'GET, HEAD, POST'])
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    socket.on('error', () => socket.destroy())
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`)
    socket.end(body)
    const hangUp = setTimeout(() => socket.destroy(), LINGER)
    socket.on('close', () => clearTimeout(hangUp))
  }
}
