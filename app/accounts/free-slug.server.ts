import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { organisations } from '../../db/schema'
import { newSecret } from '../supporters/tokens.server'

/** A slug made of a name that no organisation has yet; a number where the plain one is taken. */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const plain =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'organisation'
  for (let n = 1; n <= 50; n++) {
    const slug = n === 1 ? plain : `${plain}-${n}`
    const [taken] = await tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.slug, slug))
    if (!taken) return slug
  }
  return `${plain}-${newSecret()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8)}`
}
