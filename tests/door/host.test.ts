import { describe, expect, it } from 'vitest'
import { noForm } from '../../app/door/form.server'
import { readerNetwork } from '../../app/door/host.server'
import type { DoorContext } from '../../app/door/context'
import { aDoor, live, trial } from '../support/door'

describe('the host guard', () => {
  it.each(['localhost', 'LOCALHOST:81', '127.0.0.1:9', '127.1.2.3', '[::1]:3000'])(
    'in trial lets %s in',
    async (host) => {
      const door = await aDoor()
      expect((await door.get('/', { host })).status).toBe(200)
    },
  )

  it.each(['evil.example', 'localhost.evil.example', '192.168.1.5', '0.0.0.0', 'localhost@evil'])(
    'in trial turns “%s” away with a sentence',
    async (host) => {
      const door = await aDoor()
      const answer = await door.get('/', { host })
      expect(answer.status).toBe(421)
      expect(answer.body).toContain('<h1>')
    },
  )

  it('in trial lets in the host it was told to bind', async () => {
    const door = await aDoor({ config: { ...trial, host: '192.168.1.5' } })
    expect((await door.get('/', { host: '192.168.1.5:3000' })).status).toBe(200)
  })

  it.each([
    ['amparo.example', 200],
    ['Amparo.Example:443', 200],
    ['amparo.example:8443', 421],
    ['www.amparo.example', 421],
    ['localhost', 421],
    ['127.0.0.1', 421],
  ])('live answers %s with %i', async (host, status) => {
    const door = await aDoor({ config: live })
    expect((await door.get('/', { host })).status).toBe(status)
  })

  it('turns away two hosts and a request that names another site in its first line', async () => {
    const door = await aDoor()
    const start = (line: string) =>
      door.raw(`${line}\r\nHost: localhost\r\nConnection: close\r\n`.concat('\r\n'))
    expect(
      await door.raw('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1.1 400 .*<h1>/s)
    expect(await start('GET http://evil.example/ HTTP/1.1')).toMatch(/^HTTP\/1.1 400 /)
    expect(await start('GET //evil.example/ HTTP/1.1')).toMatch(/^HTTP\/1.1 400 /)
    expect(await start('GET /\\evil.example/ HTTP/1.1')).toMatch(/^HTTP\/1.1 400 /)
  })
})

describe('the request that the handler sees', () => {
  const seen = async (config: Parameters<typeof aDoor>[0], headers: Record<string, string>) => {
    let last: { request: Request; context: DoorContext } | undefined
    const handle = async (request: Request, context: DoorContext) => {
      last = { request, context }
      return new Response('ok')
    }
    const door = await aDoor({ ...config, handle })
    await door.get('/es/petitions?q=a', headers)
    return last!
  }

  it('has the public origin when live, its own host in trial', async () => {
    expect((await seen({ config: live }, {})).request.url).toBe('https://amparo.example/es/petitions?q=a')
    expect((await seen({}, { host: 'localhost:77' })).request.url).toBe(
      'http://localhost:77/es/petitions?q=a',
    )
  })

  it('carries nothing a proxy or a forger wrote, and no Origin', async () => {
    const forged = {
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-host': 'evil',
      forwarded: 'for=9.9.9.9',
      origin: 'null',
    }
    const { request, context } = await seen({}, { ...forged, 'accept-language': 'es' })
    for (const name of Object.keys(forged)) expect(request.headers.has(name)).toBe(false)
    expect(request.headers.get('accept-language')).toBe('es')
    expect(context).toEqual({ network: '127.0.0.1', locale: 'es', form: noForm, nonce: null })
  })

  it.each([
    [0, '9.9.9.9, 8.8.8.8', '127.0.0.1'],
    [1, '9.9.9.9, 8.8.8.8', '8.8.8.8'],
    [2, '9.9.9.9, 8.8.8.8', '9.9.9.9'],
    [2, '6.6.6.6, 9.9.9.9, 8.8.8.8', '9.9.9.9'],
    [3, '9.9.9.9, 8.8.8.8', '9.9.9.9'],
    [1, 'nonsense', '127.0.0.1'],
    [1, '[2001:DB8::1]:443', '2001:db8::1'],
    [1, '::ffff:9.9.9.9', '9.9.9.9'],
    [1, '9.9.9.9:1234', '9.9.9.9'],
  ])('believes %i proxies about “%s”: %s', (proxies, forwarded, reader) => {
    const request = {
      headers: { 'x-forwarded-for': forwarded },
      socket: { remoteAddress: '::ffff:127.0.0.1' },
    }
    expect(readerNetwork(request as never, proxies)).toBe(reader)
  })
})
