import { db } from '../../db/client'
import { blockedDomains } from '../../db/schema'
import { remembered } from '../platform/remembered.server'

const patterns = remembered(async () => {
  const rows = await db.read.select({ pattern: blockedDomains.pattern }).from(blockedDomains)
  return rows.map((row) => domainPattern(row.pattern)).filter((pattern) => pattern !== null)
})

/** True when signatures from this mail domain are taken with the same face and never counted. */
export async function isBlockedDomain(domain: string): Promise<boolean> {
  return (await patterns()).some((pattern) => pattern.test(domain))
}

/** Reads `example.org`, `*.example.org` (one label) or `**.example.org` (any number); null when it is malformed. */
export function domainPattern(text: string): RegExp | null {
  const match = /^(\*\.|\*\*\.)?((?:[a-z0-9-]+\.)+[a-z0-9-]+)$/.exec(text.trim().toLowerCase())
  if (!match) return null
  const labels = match[1] === '**.' ? '(?:[a-z0-9-]+\\.)+' : match[1] ? '[a-z0-9-]+\\.' : ''
  return new RegExp(`^${labels}${match[2]!.replaceAll('.', '\\.')}$`)
}

/** Adds a pattern to the list. Returns false, and changes nothing, when it is malformed. */
export async function blockDomain(pattern: string, note: string | null): Promise<boolean> {
  if (!domainPattern(pattern)) return false
  await db.write(async (tx) => {
    await tx
      .insert(blockedDomains)
      .values({ pattern: pattern.trim().toLowerCase(), note })
      .onConflictDoNothing()
  })
  patterns.forget()
  return true
}
