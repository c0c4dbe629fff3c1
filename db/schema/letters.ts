import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { createdAt } from './shared'

/** bounced: the mailbox does not exist or takes nothing from us; soft-bounced: it may another time. */
export const mailEventKinds = [
  'delivered',
  'delayed',
  'soft-bounced',
  'bounced',
  'complained',
  'failed',
] as const
export type MailEventKind = (typeof mailEventKinds)[number]

/**
 * The transactional outbox: a letter is written with its cause and sent by the worker.
 * withheld: a cap, a block or a suppression decided that nothing is sent; the row is written all the same.
 */
export const letters = k.table(
  'letters',
  {
    id: k.serial(),
    template: k
      .text({
        enum: [
          'confirm',
          'already-signed',
          'expired',
          'withdrawn',
          'my-link',
          'invitation',
          'demand-changed',
          'delivered',
          'answered',
          'new-device',
          'factor-changed',
          'recover',
          'review-decided',
          'reported',
          'test-mailing',
          'mail-test',
          'receipt',
          'receipt-corrected',
          'renewal-failed',
          'renewal-needs-action',
          'monthly-ended',
          'yearly-statement',
          'card-testing',
          'dispute-opened',
        ],
      })
      .notNull(),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    mailbox: k.bytes().notNull(), // HMAC-SHA-256 of the canonical mailbox
    about: k.id(), // the petition it is about, if any; caps count by it
    sealed: k.bytes(), // AES-256-GCM of the address and the template's fields; emptied once sent
    state: k
      .text({ enum: ['queued', 'sent', 'failed', 'withheld'] })
      .notNull()
      .default('queued'),
    runAt: k.int().notNull(), // epoch ms; a claim moves it to the end of its lease
    attempts: k.int().notNull().default(0),
    error: k.text(), // a code, never an address
    createdAt: createdAt(),
    sentAt: k.int(),
    providerId: k.text(), // what the provider calls it in its webhooks
    fate: k.text({ enum: ['delivered', 'delayed', 'bounced', 'complained', 'failed'] }), // what became of it, if the provider told
  },
  (t) => [
    k
      .index('letters_due')
      .on(t.runAt)
      .where(sql`${t.state} = 'queued'`),
    k.index('letters_mailbox').on(t.mailbox, t.createdAt),
    k.index('letters_created').on(t.createdAt),
    k
      .index('letters_provider')
      .on(t.providerId)
      .where(sql`${t.providerId} is not null`),
    k
      .index('letters_failed')
      .on(t.createdAt)
      .where(sql`${t.state} = 'failed'`),
  ],
)

/** Trial's mail provider: what would have gone out, kept for `/outbox`. */
export const outboxMails = k.table(
  'outbox_mails',
  {
    id: k.serial(),
    letterId: k.int().notNull(), // 0: part of a mailing
    key: k.text(), // the mail's, the same for every attempt; null: kept by an older version, known by its letter
    sealed: k.bytes().notNull(), // AES-256-GCM of the whole mail
    createdAt: createdAt(),
  },
  (t) => [k.uniqueIndex('outbox_mails_key').on(t.key), k.index('outbox_mails_of_letter').on(t.letterId)],
)

/**
 * What the mail provider told by webhooks, each once however often it is delivered. Nothing personal: the mail is known by
 * the provider's id. waiting: perhaps its mail is not written down yet · applied · ignored: of no interest, or no mail of ours.
 */
export const mailEvents = k.table(
  'mail_events',
  {
    id: k.serial(),
    eventId: k.text().notNull(), // svix-id
    type: k.text().notNull(), // the provider's word
    kind: k.text({ enum: mailEventKinds }), // null: of no interest
    providerId: k.text(), // of the mail
    happenedAt: k.int().notNull(), // epoch ms, by the provider's clock
    state: k
      .text({ enum: ['waiting', 'applied', 'ignored'] })
      .notNull()
      .default('waiting'),
    runAt: k.int().notNull(), // epoch ms
    createdAt: createdAt(),
  },
  (t) => [
    k.uniqueIndex('mail_events_once').on(t.eventId),
    k
      .index('mail_events_waiting')
      .on(t.runAt)
      .where(sql`${t.state} = 'waiting'`),
    k.index('mail_events_created').on(t.createdAt),
  ],
)
