import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  CreateBatchSuccessResponse,
  CreateEmailResponseSuccess,
  EmailBouncedEvent,
  ErrorResponse,
  WebhookEventPayload,
} from 'resend'

/** A mail as it arrives on the wire. */
export interface WireMail {
  from: string
  to: string | string[]
  reply_to?: string
  subject: string
  html: string
  text: string
  headers?: Record<string, string>
}

export interface Accepted {
  id: string
  key: string
  mail: WireMail
}

/** What becomes of one request. `lose`: it is accepted and nothing is answered. `hang`: nothing happens at all. */
export type Behaviour =
  | 'accept'
  | 'lose'
  | 'hang'
  | { refuse: ErrorResponse; headers?: Record<string, string> }
  | { refuseAt: number[] }

export const fault = (
  statusCode: number,
  name: ErrorResponse['name'],
  headers?: Record<string, string>,
): Behaviour => ({ refuse: { statusCode, name, message: 'as told' }, headers })

export const rateLimited = fault(429, 'rate_limit_exceeded', {
  'retry-after': '1',
  'ratelimit-limit': '5',
  'ratelimit-remaining': '0',
  'ratelimit-reset': '1',
})

const KEPT = 24 * 60 * 60 * 1000

type Event = Extract<WebhookEventPayload, { data: { email_id: string } }>

/** A local Resend: its wire format, its keys remembered for 24 hours, and a ledger of what it took. */
export async function startResend(now: () => number = Date.now) {
  const ledger: Accepted[] = []
  const keys = new Map<string, { body: string; answer: unknown; at: number }>()
  const requests: { path: string; key: string | undefined; authorization: string | undefined }[] = []
  let behave: (request: number, mails: WireMail[]) => Behaviour = () => 'accept'
  const secret = Buffer.from('a secret of the local provider')

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const key = request.headers['idempotency-key'] as string | undefined
    const { authorization } = request.headers
    requests.push({ path: request.url!, key, authorization })
    const say = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, {
          'Content-Type': 'application/json',
          'ratelimit-limit': '1000',
          'ratelimit-remaining': '999',
          'ratelimit-reset': '1',
          ...headers,
        })
        .end(JSON.stringify(value))
    const no = (statusCode: number, name: ErrorResponse['name'], headers?: Record<string, string>) =>
      say(statusCode, { statusCode, name, message: 'no' } satisfies ErrorResponse, headers)

    const batch = request.url === '/emails/batch'
    if (request.method !== 'POST' || (!batch && request.url !== '/emails')) return no(404, 'not_found')
    if (!authorization?.startsWith('Bearer re_')) return no(403, 'invalid_api_key')
    const mails = batch ? (JSON.parse(body) as WireMail[]) : [JSON.parse(body) as WireMail]
    if (mails.length > 100) return no(422, 'validation_error')
    const behaviour = behave(requests.length, mails)
    if (behaviour === 'hang') return
    if (typeof behaviour === 'object' && 'refuse' in behaviour)
      return say(behaviour.refuse.statusCode ?? 500, behaviour.refuse, behaviour.headers)
    const known = key === undefined ? undefined : keys.get(key)
    if (known && now() - known.at < KEPT) {
      if (known.body !== body) return no(409, 'invalid_idempotent_request')
      return say(200, known.answer)
    }
    const refused = typeof behaviour === 'object' ? behaviour.refuseAt : []
    const taken = mails
      .filter((_, i) => !refused.includes(i))
      .map((mail) => ({ id: randomUUID(), key: key ?? '', mail }))
    ledger.push(...taken)
    const ids = taken.map(({ id }) => ({ id }))
    const value = batch
      ? ({
          data: ids,
          errors: refused.map((index) => ({ index, message: 'not an address' })),
        } satisfies CreateBatchSuccessResponse<{ batchValidation: 'permissive' }>)
      : (ids[0]! satisfies CreateEmailResponseSuccess)
    if (key !== undefined) keys.set(key, { body, answer: value, at: now() })
    if (behaviour === 'lose') return void request.socket.destroy()
    say(200, value)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    webhookSecret: `whsec_${secret.toString('base64')}`,
    ledger,
    requests,
    /** Decides about each request from now on; it is told how many there were. */
    behave: (how: (request: number, mails: WireMail[]) => Behaviour) => void (behave = how),
    /** A webhook as it is delivered: body and signed headers. The same `eventId` again is a second delivery. */
    webhook(
      event: WebhookEventPayload | { type: string; created_at: string; data: object },
      eventId = `msg_${randomUUID()}`,
    ) {
      const body = JSON.stringify(event)
      const timestamp = String(Math.floor(now() / 1000))
      const signature = createHmac('sha256', secret)
        .update(`${eventId}.${timestamp}.${body}`)
        .digest('base64')
      const headers = { 'svix-id': eventId, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` }
      return { body, headers: { ...headers, 'Content-Type': 'application/json' } }
    },
    /** What it tells of one of its mails. */
    event(id: string, type: Exclude<Event['type'], 'email.bounced'>): Event {
      return { type, created_at: new Date(now()).toISOString(), data: this.about(id) } as Event
    },
    bounce(id: string, type: 'Permanent' | 'Transient' = 'Permanent'): EmailBouncedEvent {
      const bounce = { type, subType: 'General', message: 'The mailbox does not exist' }
      return {
        type: 'email.bounced',
        created_at: new Date(now()).toISOString(),
        data: { ...this.about(id), bounce },
      }
    },
    about(id: string) {
      const mail = ledger.find((accepted) => accepted.id === id)?.mail
      return {
        email_id: id,
        message_id: `<${id}@provider.example>`,
        created_at: new Date(now()).toISOString(),
        from: mail?.from ?? 'nobody@example.org',
        to: [mail?.to ?? 'nobody@example.org'].flat(),
        subject: mail?.subject ?? '',
      }
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type LocalResend = Awaited<ReturnType<typeof startResend>>
