import { and, desc, eq, gte, isNotNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures } from '../../db/schema'
import { HOUR } from '../duration'
import { openPerson } from '../petitions/open-person.server'

/** Signatures of the last hour that are looked at: the newest ones, a bounded part of an index. */
const LOOKED_AT = 5_000
/** From how many of one network or domain on it is worth a look. */
const UNUSUAL = 20
const SHOWN = 5

export interface Unusual {
  /** Confirmed within the hour that were looked at. */
  lookedAt: number
  /** The newest signature of each network stands for it: its address is not known. */
  networks: { n: number; example: number }[]
  domains: { n: number; example: number; domain: string }[]
}

/** Networks and mail domains that stand out among the newest signatures of the last hour. */
export async function findUnusual(petitionId: string, now = Date.now()): Promise<Unusual> {
  const rows = await db.read
    .select({ id: signatures.id, network: signatures.network, domain: signatures.domain })
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, petitionId),
        isNotNull(signatures.confirmedAt),
        gte(signatures.confirmedAt, now - HOUR),
      ),
    )
    .orderBy(desc(signatures.confirmedAt), desc(signatures.id))
    .limit(LOOKED_AT)
  const domains = await Promise.all(
    unusual(rows, 'domain').map(async (one) => ({ ...one, domain: await domainOf(one.example) })),
  )
  return { lookedAt: rows.length, networks: unusual(rows, 'network'), domains }
}

function unusual(
  rows: { id: number; network: Buffer | null; domain: Buffer | null }[],
  by: 'network' | 'domain',
) {
  const seen = new Map<string, { n: number; example: number }>()
  for (const row of rows) {
    const hash = row[by]?.toString('base64')
    if (!hash) continue
    const known = seen.get(hash)
    if (known) known.n++
    else seen.set(hash, { n: 1, example: row.id })
  }
  return [...seen.values()]
    .filter(({ n }) => n >= UNUSUAL)
    .sort((a, b) => b.n - a.n)
    .slice(0, SHOWN)
}

/** The domain alone of one signer's address. */
async function domainOf(id: number): Promise<string> {
  const [row] = await db.read.select().from(signatures).where(eq(signatures.id, id))
  const email = (row && openPerson('signatures', row)?.email) ?? ''
  return email.slice(email.lastIndexOf('@') + 1)
}
