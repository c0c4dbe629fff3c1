import { createHmac } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { db } from '../../db/client'
import { mailboxRules } from '../../db/schema'
import { config } from '../config.server'
import { remembered } from '../platform/remembered.server'

export interface Mailbox {
  /** The address as letters are sent to it. */
  address: string
  domain: string
  /** Whether it was typed in the canonical spelling, letter case apart. */
  isCanonical: boolean
  /** HMAC-SHA-256 of the canonical spelling: the same for every spelling of one mailbox. */
  hash: Buffer
  /** HMAC-SHA-256 of its domain, the same for all the names of one provider. */
  domainHash: Buffer
}

type Rule = typeof mailboxRules.$inferSelect

const rules = remembered(async () => {
  const rows = await db.read.select().from(mailboxRules)
  return new Map(rows.map((row) => [row.domain, row]))
})

/** Reads an e-mail address as typed (RFC 5321 limits, internationalised domains in ASCII), or null when it is none. */
export async function readMailbox(text: string): Promise<Mailbox | null> {
  const typed = text.trim().normalize('NFC')
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, at)
  const domain = domainToASCII(typed.slice(at + 1)).toLowerCase()
  const address = `${local}@${domain}`
  if (at < 1 || local.length > 64 || address.length > 254) return null
  if (!domain.includes('.') || !z.regexes.html5Email.test(address)) return null
  const canonical = canonicalMailbox(local, domain, (await rules()).get(domain))
  const isCanonical = address.toLowerCase() === canonical
  return { address, domain, isCanonical, hash: hmac(canonical), domainHash: hashDomain(canonical) }
}

const hmac = (text: string): Buffer => createHmac('sha256', config.keys.mailbox).update(text).digest()

/** No mailbox begins with an @, so no hash of one is the hash of a domain. */
const hashDomain = (canonical: string): Buffer => hmac(canonical.slice(canonical.lastIndexOf('@')))

/** One spelling for all the spellings of one mailbox; a domain without a rule keeps its dots and loses `+tags`. */
export function canonicalMailbox(local: string, domain: string, rule?: Rule): string {
  const separator = rule ? rule.tagSeparator : '+'
  const tag = separator ? local.indexOf(separator, 1) : -1
  let name = (tag > 0 ? local.slice(0, tag) : local).toLowerCase()
  if (rule?.ignoresDots) name = name.replaceAll('.', '')
  return `${name}@${rule?.canonicalDomain ?? domain}`
}
