import { once } from 'node:events'
import { request as ask, type IncomingHttpHeaders } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createDoor, type DoorOptions } from '../../app/door/door.server'
import { createLog } from '../../app/platform/log.server'

export const trial = {
  mode: 'trial',
  publicOrigin: 'http://127.0.0.1:0',
  host: '127.0.0.1',
  trustedProxies: 0,
} as const
export const live = {
  ...trial,
  mode: 'live',
  publicOrigin: 'https://amparo.example',
  host: '0.0.0.0',
} as const

/** A listening door with a plain handler behind it; it is closed when the test ends. */
export async function aDoor(options: Partial<DoorOptions> = {}) {
  const logged: string[] = []
  const log = createLog('debug', { write: (line: string) => void logged.push(line) })
  const handle = async () => new Response('<p>hello</p>', { headers: { 'Content-Type': 'text/html' } })
  const server = createDoor({ config: trial, handle, log, ...options })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const isLive = options.config?.mode === 'live'
  const host = isLive ? 'amparo.example' : `127.0.0.1:${port}`
  const origin = isLive ? 'https://amparo.example' : `http://${host}`
  return { server, port, host, origin, logged, get: request('GET'), post: request('POST'), request, raw }

  function request(method: string) {
    return (path: string, headers: Record<string, string | string[]> = {}, body?: string | Buffer) => {
      return new Promise<Answer>((resolve, reject) => {
        const posting = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
        const req = ask({ port, host: '127.0.0.1', method, path, headers: { host, ...posting, ...headers } })
        req.on('error', reject)
        req.on('response', async (res) => {
          const chunks: Buffer[] = []
          for await (const chunk of res) chunks.push(chunk as Buffer)
          const bytes = Buffer.concat(chunks)
          resolve({ status: res.statusCode!, headers: res.headers, bytes, body: bytes.toString() })
        })
        req.end(body)
      })
    }
  }

  /** Sends bytes as they are and reads until the door hangs up. */
  async function raw(bytes: string | Buffer): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
    socket.on('error', () => {}) // the door may hang up while we are still sending
    socket.write(bytes)
    return new Promise((resolve) => socket.once('close', () => resolve(answer)))
  }
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  body: string
}
