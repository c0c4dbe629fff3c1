import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { works } from '../../db/schema'

export type NewWork = Omit<typeof works.$inferInsert, 'id' | 'createdAt'>

/** Records a document that claims rest on, or finds the one that has this slug already. Returns its id. */
export function recordWork(work: NewWork): Promise<string> {
  return db.write(async (tx) => {
    const [created] = await tx.insert(works).values(work).onConflictDoNothing().returning({ id: works.id })
    if (created) return created.id
    const [existing] = await tx.select({ id: works.id }).from(works).where(eq(works.slug, work.slug))
    return existing!.id
  })
}
