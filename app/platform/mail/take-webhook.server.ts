import { Resend, type WebhookEventPayload } from 'resend'
import { db } from '../../../db/client'
import { mailEvents, type MailEventKind } from '../../../db/schema'
import { config } from '../../config.server'

export type TakenWebhook = 'stored' | 'refused' | 'not-here'

/**
 * Stores what the mail provider tells, once however often it is delivered; a job applies it. A signature that is wrong or
 * older than five minutes is refused. @throws StorageUnavailable, and the provider delivers it again
 */
export async function takeWebhook(request: Request, now = Date.now()): Promise<TakenWebhook> {
  const { way } = config.mail
  if (way.name !== 'resend' || !way.webhookSecret) return 'not-here'
  const eventId = request.headers.get('svix-id') ?? ''
  let event: WebhookEventPayload
  try {
    event = new Resend(way.apiKey).webhooks.verify({
      payload: await request.text(),
      headers: {
        id: eventId,
        timestamp: request.headers.get('svix-timestamp') ?? '',
        signature: request.headers.get('svix-signature') ?? '',
      },
      webhookSecret: way.webhookSecret,
    })
  } catch {
    return 'refused'
  }
  const kind = kindOf(event)
  const row = {
    eventId: eventId.slice(0, 200),
    type: String(event.type).slice(0, 80),
    kind,
    providerId: kind && 'email_id' in event.data ? String(event.data.email_id).slice(0, 100) : null,
    happenedAt: Date.parse(event.created_at) || now,
    state: kind ? ('waiting' as const) : ('ignored' as const),
    runAt: now,
    createdAt: now,
  }
  await db.write(async (tx) => {
    await tx.insert(mailEvents).values(row).onConflictDoNothing()
  })
  return 'stored'
}

/** What an event means to us; null where it means nothing. Only a lasting bounce ends mail to somebody. */
function kindOf(event: WebhookEventPayload): MailEventKind | null {
  switch (event.type) {
    case 'email.delivered':
      return 'delivered'
    case 'email.delivery_delayed':
      return 'delayed'
    case 'email.bounced':
      return event.data.bounce?.type === 'Permanent' ? 'bounced' : 'soft-bounced'
    case 'email.complained':
      return 'complained'
    case 'email.failed':
    case 'email.suppressed':
      return 'failed'
    default:
      return null
  }
}
