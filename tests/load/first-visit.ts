import { get as ask, type IncomingMessage } from 'node:http'

interface Fetched {
  headers: string[]
  bytes: Buffer
}

/** What a browser gets for an address, compressed as it asked. */
export function fetched(port: number, path: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br, gzip' }
    ask({ port, host: '127.0.0.1', path, headers }, async (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      resolve({ headers: response.rawHeaders, bytes: Buffer.concat(chunks) })
    }).on('error', reject)
  })
}

export interface FirstVisit {
  html: number
  css: number
  script: number
  fonts: number
}

/** Bytes on the wire of a page that is opened for the first time; `html` is the page, uncompressed. */
export async function firstVisit(port: number, path: string, html: string): Promise<FirstVisit> {
  const page = await fetched(port, path)
  const addresses = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map((match) => match[1]!))]
  const sum = async (list: string[]) => {
    let bytes = 0
    for (const address of list) bytes += (await fetched(port, address)).bytes.length
    return bytes
  }
  return {
    html: page.bytes.length,
    css: await sum(addresses(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)),
    script: await sum(addresses(/<script[^>]+src="([^"]+)"/g)),
    fonts: await sum(addresses(/href="([^"]+\.woff2)"/g)),
  }
}
