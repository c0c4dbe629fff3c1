import { and, asc, eq, lte } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { mailings, organisations, petitionCounters, petitions, type FrozenFacts } from '../../db/schema'
import { record } from '../accounts/audit.server'
import { config } from '../config.server'
import { forgetPages } from '../platform/page-cache.server'
import { anybodyIn } from './count-audience.server'
import { contentHash } from './content-hash'
import { aboutOf, holdMailing, readOwnMailing, textsOf, type In, type Mailing } from './own-mailing.server'
import { titlesOfPetition } from './petition-titles.server'
import { again, publishIn } from './publish-update.server'

export type Started = {
  outcome:
    | 'started'
    /** Nobody in its audience may be written to. */
    | 'nobody'
    /** It is not what was approved; it is a draft again. */
    | 'changed'
    | 'petition-not-public'
    | 'not-from-here'
    | 'unknown'
}

/**
 * Begins a mailing that may be sent: an update becomes public, what the letters say is fixed, and a job freezes the
 * audience and sends. Pressing twice starts it once.
 */
export async function startMailing(actor: In, reference: string, now = Date.now()): Promise<Started> {
  const mailing = await readOwnMailing(actor.organisation.id, reference)
  return mailing ? begin(mailing, actor, now) : { outcome: 'unknown' }
}

/** Starts mailings whose time has come. One that cannot start waits without a time for a person. Returns how many began. */
export async function startDueMailings(now = Date.now()): Promise<number> {
  const due = await db.read
    .select()
    .from(mailings)
    .where(and(eq(mailings.state, 'scheduled'), lte(mailings.scheduledAt, now)))
    .orderBy(asc(mailings.scheduledAt))
  let started = 0
  for (const mailing of due) {
    const { outcome } = await begin(mailing, null, now)
    if (outcome === 'started') started++
    else
      await db.write(async (tx) => {
        await tx
          .update(mailings)
          .set({ scheduledAt: null })
          .where(and(eq(mailings.id, mailing.id), eq(mailings.state, 'scheduled')))
      })
  }
  return started
}

async function begin(
  { organisationId, reference, audience }: Mailing,
  actor: In | null,
  now: number,
): Promise<Started> {
  if (!(await anybodyIn(organisationId, audience))) return { outcome: 'nobody' }
  const started = await again(() =>
    db.write(async (tx): Promise<Started> => {
      const mailing = (await holdMailing(tx, organisationId, reference))!
      if (mailing.state !== 'scheduled') return { outcome: 'not-from-here' }
      const texts = await textsOf(tx, mailing.id)
      if (!mailing.contentHash?.equals(contentHash(mailing, texts))) {
        await tx.update(mailings).set({ state: 'draft' }).where(eq(mailings.id, mailing.id))
        return { outcome: 'changed' }
      }
      const update = mailing.petitionId ? await publishIn(tx, mailing, actor, now) : null
      if (mailing.petitionId && update === null) return { outcome: 'petition-not-public' }
      const facts = await readFacts(tx, mailing, update)
      await tx
        .update(mailings)
        .set({ state: 'sending', startedAt: now, facts })
        .where(eq(mailings.id, mailing.id))
      await record(tx, {
        actor,
        organisationId,
        action: 'mailing.started',
        petitionId: mailing.petitionId,
        about: await aboutOf(tx, mailing),
        now,
      })
      return { outcome: 'started' }
    }),
  )
  if (started.outcome === 'started') await forgetPages()
  return started
}

/** What every letter of a mailing says beside its text, as it stands now. */
export async function readFacts(
  tx: Tx | typeof db.read,
  { organisationId, petitionId }: Pick<Mailing, 'organisationId' | 'petitionId'>,
  update: number | null,
): Promise<FrozenFacts> {
  const [organisation] = await tx.select().from(organisations).where(eq(organisations.id, organisationId))
  const [petition] = petitionId
    ? await tx
        .select({ slug: petitions.slug, count: petitionCounters.confirmed })
        .from(petitions)
        .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
        .where(eq(petitions.id, petitionId))
    : []
  const { name, contact, slug: organisationSlug } = organisation!
  return {
    ...{ origin: config.publicOrigin, organisation: name, contact, organisationSlug, update },
    petition: petition
      ? { id: petitionId!, slug: petition.slug, titles: await titlesOfPetition(tx, petitionId!) }
      : null,
    count: petition?.count ?? 0,
  }
}
