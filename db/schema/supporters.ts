import { k } from '../columns'
import { createdAt } from './shared'

/** How a mail provider spells one mailbox; a domain without a row keeps its spelling, `+tags` apart. Editable. */
export const mailboxRules = k.table('mailbox_rules', {
  domain: k.text().primaryKey(),
  canonicalDomain: k.text().notNull(), // where this domain is an alias of another
  ignoresDots: k.flag().notNull(),
  tagSeparator: k.text(), // what starts a tag: '+', '-'; null: no tags
})

/** Secrets that were handed out, as SHA-256; each has one purpose and an end. */
export const tokens = k.table(
  'tokens',
  {
    hash: k.bytes().primaryKey(),
    purpose: k
      .text({
        enum: [
          'confirm',
          'thanks',
          'my',
          'withdraw',
          'unsubscribe',
          'setup',
          'invite',
          'recover',
          'passkey',
          'gift',
        ],
      })
      .notNull(),
    subject: k.int(), // the row it stands for; null once that row is gone, and for 'my'
    context: k.text(), // what may be told after the row is gone: the petition's slug; for 'my' the mailbox; for accounts and gifts an id or a challenge
    createdAt: createdAt(),
    expiresAt: k.int().notNull(), // epoch ms
  },
  (t) => [k.index('tokens_expiring').on(t.expiresAt), k.index('tokens_subject').on(t.purpose, t.subject)],
)

/** Mailboxes that want no letter from us; survives erasure because only the keyed hash is kept. */
export const suppressions = k.table('suppressions', {
  mailbox: k.bytes().primaryKey(), // HMAC-SHA-256 of the canonical mailbox
  reason: k.text({ enum: ['not-me', 'asked', 'bounced', 'complained', 'by-hand'] }).notNull(),
  createdAt: createdAt(),
})

/** Mail domains whose signatures are taken with the same face and never counted. `*.` matches one label, `**.` any. */
export const blockedDomains = k.table('blocked_domains', {
  pattern: k.text().primaryKey(),
  note: k.text(),
  createdAt: createdAt(),
})

/** Single mailboxes treated like a blocked domain. */
export const blockedMailboxes = k.table('blocked_mailboxes', {
  mailbox: k.bytes().primaryKey(), // HMAC-SHA-256 of the canonical mailbox
  note: k.text(),
  createdAt: createdAt(),
})
