import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { createdAt } from './shared'

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
  },
  (t) => [
    k
      .index('letters_due')
      .on(t.runAt)
      .where(sql`${t.state} = 'queued'`),
    k.index('letters_mailbox').on(t.mailbox, t.createdAt),
    k.index('letters_created').on(t.createdAt),
  ],
)

/** Trial's mail provider: what would have gone out, kept for `/outbox`. */
export const outboxMails = k.table(
  'outbox_mails',
  {
    id: k.serial(),
    letterId: k.int().notNull(),
    sealed: k.bytes().notNull(), // AES-256-GCM of the whole mail
    createdAt: createdAt(),
  },
  (t) => [k.uniqueIndex('outbox_mails_letter').on(t.letterId)],
)
