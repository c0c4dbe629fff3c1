import { and, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { organisations } from '../../db/schema'
import { forgetPages } from '../platform/page-cache.server'
import { record } from './audit.server'
import type { Actor } from './can'
import type { OrganisationAnswers } from './organisation-settings-form'

/** How an organisation shows itself, as its form shows it. */
export async function findOrganisation(
  id: string,
): Promise<{ slug: string; revision: number; answers: OrganisationAnswers } | null> {
  const [row] = await db.read.select().from(organisations).where(eq(organisations.id, id))
  if (!row) return null
  const { slug, revision, name, about, contact } = row
  return {
    slug,
    revision,
    answers: {
      'name-en': name.en,
      'name-es': name.es,
      'about-en': about.en,
      'about-es': about.es,
      contact: contact ?? '',
    },
  }
}

/** Stores how an organisation shows itself, unless somebody else did since the form was opened. */
export async function changeOrganisation(
  actor: Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } },
  revision: number,
  answers: OrganisationAnswers,
): Promise<{ outcome: 'saved' | 'stale' }> {
  const { id } = actor.organisation
  const saved = await db.write(async (tx) => {
    const [row] = await tx
      .update(organisations)
      .set({
        name: { en: answers['name-en'], es: answers['name-es'] },
        about: { en: answers['about-en'], es: answers['about-es'] },
        contact: answers.contact || null,
        revision: sql`${organisations.revision} + 1`,
      })
      .where(and(eq(organisations.id, id), eq(organisations.revision, revision)))
      .returning({ slug: organisations.slug })
    if (!row) return { outcome: 'stale' as const }
    await record(tx, { actor, organisationId: id, action: 'organisation.changed', about: row.slug })
    return { outcome: 'saved' as const }
  })
  if (saved.outcome === 'saved') await forgetPages()
  return saved
}
