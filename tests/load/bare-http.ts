// The floor of a cached page: node:http, the same headers and bytes from memory, for whoever asks.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'

const { headers, body } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as {
  headers: string[]
  body: string
}
const bytes = Buffer.from(body, 'base64')
const server = createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(bytes)
})
server.listen(Number(process.argv[3]), '127.0.0.1', () => console.log('open'))
