import { and, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { works } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { forgetPages } from '../platform/page-cache.server'
import { firstFree, slugFrom } from '../platform/slug'
import { answersOfWork, type WorkFields } from './work-form.server'
import type { Answers } from './read-fields'

export type NewWork = Omit<typeof works.$inferInsert, 'id' | 'createdAt'>
type Person = Pick<Actor, 'personId' | 'name'>

/** Records a document that claims rest on, or finds the one that has this slug already. Returns its id. */
export function recordWork(work: NewWork): Promise<string> {
  return db.write(async (tx) => {
    const [created] = await tx.insert(works).values(work).onConflictDoNothing().returning({ id: works.id })
    if (created) return created.id
    const [existing] = await tx.select({ id: works.id }).from(works).where(eq(works.slug, work.slug))
    return existing!.id
  })
}

/** Records a new document of an organisation under a slug made from its title. Returns the slug. */
export async function addWork(person: Person, organisationId: string, fields: WorkFields): Promise<string> {
  const slug = await db.write(async (tx) => {
    const added = await firstFree(slugFrom(fields.title.en, 'source'), async (wish) => {
      const [row] = await tx
        .insert(works)
        .values({ ...fields, organisationId, slug: wish })
        .onConflictDoNothing()
        .returning({ slug: works.slug })
      return row
    })
    await record(tx, { actor: person, organisationId, action: 'evidence.source-recorded', about: added.slug })
    return added.slug
  })
  await forgetPages()
  return slug
}

export type ChangedWork =
  | { outcome: 'changed' }
  /** Somebody saved it since the form was opened: what stands now. */
  | { outcome: 'stale'; stored: Answers; revision: number }
  | { outcome: 'none' }

/** Changes a document of an organisation, unless somebody has since the form was opened at `revision`. */
export async function changeWork(
  person: Person,
  organisationId: string,
  slug: string,
  fields: WorkFields,
  revision: number,
): Promise<ChangedWork> {
  const own = and(eq(works.organisationId, organisationId), eq(works.slug, slug))
  const changed = await db.write(async (tx): Promise<ChangedWork> => {
    const rows = await tx
      .update(works)
      .set({ ...fields, revision: sql`${works.revision} + 1` })
      .where(and(own, eq(works.revision, revision)))
      .returning({ id: works.id })
    if (rows.length === 0) {
      const [stored] = await tx.select().from(works).where(own)
      if (!stored) return { outcome: 'none' }
      return { outcome: 'stale', stored: answersOfWork(stored), revision: stored.revision }
    }
    await record(tx, { actor: person, organisationId, action: 'evidence.source-changed', about: slug })
    return { outcome: 'changed' }
  })
  if (changed.outcome === 'changed') await forgetPages()
  return changed
}
