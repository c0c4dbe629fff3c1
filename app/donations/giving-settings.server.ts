import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { givingSettings, organisations } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { forgetPages } from '../platform/page-cache.server'
import { checkGivingSettings, type GivingForm, type GivingProblems } from './giving-settings-form'

export type GivingSettings = GivingForm & { revision: number }

/** What an organisation says about giving, or null before it has said anything. */
export async function readGivingSettings(organisationId: string): Promise<GivingSettings | null> {
  const [row] = await db.read
    .select()
    .from(givingSettings)
    .where(eq(givingSettings.organisationId, organisationId))
  return row ?? null
}

/** Whether whoever runs the instance lets an organisation take gifts on its account. */
export async function mayTakeGifts(organisationId: string): Promise<boolean> {
  const [row] = await db.read
    .select({ takesGifts: organisations.takesGifts })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  return row?.takesGifts ?? false
}

/** Lets an organisation take gifts, or stops it; what was given stays. False where it stands so already. */
export async function allowGifts(
  actor: Pick<Actor, 'personId' | 'name'> | null,
  organisationId: string,
  allowed: boolean,
  now = Date.now(),
): Promise<boolean> {
  const changed = await db.write(async (tx) => {
    const moved = await tx
      .update(organisations)
      .set({ takesGifts: allowed })
      .where(and(eq(organisations.id, organisationId), eq(organisations.takesGifts, !allowed)))
      .returning({ slug: organisations.slug })
    if (!moved.length) return false
    const action = allowed ? 'gifts.allowed' : 'gifts.stopped'
    await record(tx, { actor, organisationId, action, about: moved[0]!.slug, now })
    return true
  })
  if (changed) await forgetPages()
  return changed
}

export type ChangedGiving =
  | { outcome: 'changed' }
  /** Somebody changed it meanwhile. */
  | { outcome: 'stale' }
  | { outcome: 'problems'; problems: GivingProblems }

/** Changes what is said about giving, over the revision it was read at; 0 for the first time. */
export async function changeGivingSettings(
  actor: Pick<Actor, 'personId' | 'name'> | null,
  organisationId: string,
  { revision, ...form }: GivingSettings,
  now = Date.now(),
): Promise<ChangedGiving> {
  const problems = checkGivingSettings(form)
  if (Object.keys(problems).length) return { outcome: 'problems', problems }
  const changed = await db.write(async (tx) => {
    if (!(await keep(tx, organisationId, { revision, ...form }, now))) return false
    const details = { legalName: form.legalName, currencies: form.currencies.join(' ') }
    await record(tx, { actor, organisationId, action: 'giving.changed', details, now })
    return true
  })
  if (!changed) return { outcome: 'stale' }
  await forgetPages()
  return { outcome: 'changed' }
}

async function keep(tx: Tx, organisationId: string, given: GivingSettings, now: number): Promise<boolean> {
  const { revision, legalName, currencies, amounts, purpose, receiptText } = given
  const row = { legalName, currencies, amounts, purpose, receiptText, changedAt: now }
  const kept =
    revision === 0
      ? await tx
          .insert(givingSettings)
          .values({ organisationId, ...row })
          .onConflictDoNothing()
          .returning({ id: givingSettings.organisationId })
      : await tx
          .update(givingSettings)
          .set({ ...row, revision: revision + 1 })
          .where(
            and(eq(givingSettings.organisationId, organisationId), eq(givingSettings.revision, revision)),
          )
          .returning({ id: givingSettings.organisationId })
  return kept.length > 0
}
