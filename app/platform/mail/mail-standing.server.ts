import { and, count, desc, eq, isNotNull } from 'drizzle-orm'
import { db } from '../../../db/client'
import { letters } from '../../../db/schema'
import { config } from '../../config.server'
import { checkDomain } from './check-domain.server'
import type { DomainChecks } from './domain-checks'
import { domainOf } from './transport.server'

const MOST_LISTED = 50

type Row = typeof letters.$inferSelect

/** A letter without whom it was to. Times are epoch ms, `error` is a code. */
export type LetterLine = Pick<Row, 'id' | 'template' | 'state' | 'error' | 'createdAt' | 'sentAt' | 'fate'>

export interface MailStanding {
  way: 'resend' | 'smtp' | 'outbox'
  /** The domain that mails come from. */
  domain: string
  /** Null where there is nothing to look up. */
  checks: DomainChecks | null
  /** The newest test. */
  test: LetterLine | null
  /** Letters that were tried and wait for another attempt. */
  waiting: number
  /** Letters that failed for good in the last 30 days. */
  failed: number
  /** The newest of them. */
  failures: LetterLine[]
}

const line = {
  id: letters.id,
  template: letters.template,
  state: letters.state,
  error: letters.error,
  createdAt: letters.createdAt,
  sentAt: letters.sentAt,
  fate: letters.fate,
}

/** How mail goes out, what the net says of its domain, and what did not go out: for whoever runs the instance. */
export async function mailStanding(): Promise<MailStanding> {
  const isFailed = eq(letters.state, 'failed')
  const [checks, [test], [waiting], [failed], failures] = await Promise.all([
    checkDomain(config.mail),
    db.read
      .select(line)
      .from(letters)
      .where(eq(letters.template, 'mail-test'))
      .orderBy(desc(letters.id))
      .limit(1),
    db.read
      .select({ n: count() })
      .from(letters)
      .where(and(eq(letters.state, 'queued'), isNotNull(letters.error))),
    db.read.select({ n: count() }).from(letters).where(isFailed),
    db.read.select(line).from(letters).where(isFailed).orderBy(desc(letters.createdAt)).limit(MOST_LISTED),
  ])
  const { way, from } = config.mail
  return {
    ...{ way: way.name, domain: domainOf(from), checks, failures },
    ...{ test: test ?? null, waiting: waiting!.n, failed: failed!.n },
  }
}
