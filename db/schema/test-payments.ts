import { sql } from 'drizzle-orm'
import { k } from '../columns'

/** Trial's payment provider: what it would keep, as it would tell it. Empty when live. */
export const testPaymentObjects = k.table(
  'test_payment_objects',
  {
    seq: k.serial(),
    id: k.text().notNull(),
    kind: k.text().notNull(), // the provider's word, such as `charge`
    about: k.text(), // the payment, subscription or payout it belongs to
    object: k.json<Record<string, unknown>>().notNull(),
    notes: k.json<Record<string, unknown>>().notNull(), // what the provider knows and does not tell
    deliverAt: k.int(), // epoch ms; of an event that has not arrived yet
  },
  (t) => [
    k.uniqueIndex('test_payment_objects_id').on(t.id),
    k.index('test_payment_objects_kind').on(t.kind, t.seq),
    k.index('test_payment_objects_about').on(t.about, t.kind),
    k
      .index('test_payment_objects_due')
      .on(t.deliverAt)
      .where(sql`${t.deliverAt} is not null`),
  ],
)
