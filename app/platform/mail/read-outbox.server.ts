import { count, desc, eq } from 'drizzle-orm'
import { db } from '../../../db/client'
import { outboxMails } from '../../../db/schema'
import { config } from '../../config.server'
import { unseal } from '../seal.server'
import { sealedMail } from './outbox-transport.server'
import type { Mail } from './transport.server'

const PAGE = 30

export interface OutboxEntry {
  id: number
  to: string
  subject: string
  /** Epoch ms. */
  at: number
}

export type OutboxMail = Mail & { id: number; at: number }

/** The newest mails of the trial's outbox; a page beyond the end is the last one. Null when this is no trial. */
export async function listOutbox(
  asked: number,
): Promise<{ mails: OutboxEntry[]; page: number; pages: number } | null> {
  if (config.mode !== 'trial') return null
  const [all] = await db.read.select({ n: count() }).from(outboxMails)
  const pages = Math.max(1, Math.ceil(all!.n / PAGE))
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages)
  const rows = await db.read
    .select()
    .from(outboxMails)
    .orderBy(desc(outboxMails.id))
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  const mails = rows.map((row) => {
    const { to, subject } = unseal<Mail>(sealedMail(row), row.sealed)
    return { id: row.id, to, subject, at: row.createdAt }
  })
  return { mails, page, pages }
}

/** One mail, or null when there is none of that id or this is no trial. */
export async function readOutboxMail(id: string | undefined): Promise<OutboxMail | null> {
  if (config.mode !== 'trial' || !/^[1-9]\d{0,14}$/.test(id ?? '')) return null
  const [row] = await db.read
    .select()
    .from(outboxMails)
    .where(eq(outboxMails.id, Number(id)))
  return row ? { ...unseal<Mail>(sealedMail(row), row.sealed), id: row.id, at: row.createdAt } : null
}

/** Where a letter's links lead, each once, in their order. */
export function linksOf(html: string): string[] {
  const links = [...html.matchAll(/<a\b[^>]*?\bhref="(https?:\/\/[^"]+)"/g)].map((match) =>
    match[1]!.replaceAll('&amp;', '&'),
  )
  return [...new Set(links)]
}
