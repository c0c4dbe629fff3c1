import { and, asc, desc, eq, gt, max, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import {
  deliveries,
  petitionCounters,
  petitionCountries,
  petitionDays,
  petitionTargets,
  petitionTexts,
  signatures,
  targets,
} from '../../db/schema'
import type { Actor } from '../accounts/can'
import { record } from '../accounts/audit.server'
import type { Locale } from '../i18n'
import { countNames } from './names.server'

export type Prepared =
  | { outcome: 'prepared'; id: string }
  /** The petition is not addressed to it. */
  | { outcome: 'no-target' }
  /** The petition is not published in this language. */
  | { outcome: 'no-text' }

interface Preparing {
  petition: { id: string; organisationId: string }
  /** Slug of the target. */
  target: string
  locale: Locale
  actor: Pick<Actor, 'personId' | 'name'>
  now?: number
}

/** Makes a packet for a target, with the numbers as they stand at this moment. */
export function preparePacket({
  petition,
  target,
  locale,
  actor,
  now = Date.now(),
}: Preparing): Promise<Prepared> {
  return db.write(
    async (tx): Promise<Prepared> => {
      const [to] = await tx
        .select({ id: targets.id, slug: targets.slug })
        .from(petitionTargets)
        .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
        .where(and(eq(petitionTargets.petitionId, petition.id), eq(targets.slug, target)))
      if (!to) return { outcome: 'no-target' }
      const [text] = await tx
        .select({ version: petitionTexts.version })
        .from(petitionTexts)
        .where(
          and(
            eq(petitionTexts.petitionId, petition.id),
            eq(petitionTexts.locale, locale),
            eq(petitionTexts.current, true),
          ),
        )
      if (!text) return { outcome: 'no-text' }
      const counted = await countersNow(tx, petition.id)
      const [newest] = await tx
        .select({ id: max(signatures.id) })
        .from(signatures)
        .where(eq(signatures.petitionId, petition.id))
      const throughId = newest?.id ?? 0
      const names = await countNames(tx, { petitionId: petition.id, throughId, preparedAt: now })
      const [made] = await tx
        .insert(deliveries)
        .values({
          petitionId: petition.id,
          targetId: to.id,
          locale,
          ...counted,
          names,
          throughId,
          textVersion: text.version,
          preparedBy: actor.personId,
          preparedAt: now,
        })
        .returning({ id: deliveries.id })
      await record(tx, {
        actor,
        organisationId: petition.organisationId,
        action: 'delivery.prepared',
        petitionId: petition.id,
        about: to.slug,
        details: { confirmed: counted.confirmed, paper: counted.paper, names },
        now,
      })
      return { outcome: 'prepared', id: made!.id }
    },
    { alone: true },
  )
}

async function countersNow(tx: Tx, petitionId: string) {
  // The counter's row is taken first, as when counting anew: nothing moves between the sums.
  await tx
    .insert(petitionCounters)
    .values({ petitionId })
    .onConflictDoUpdate({ target: petitionCounters.petitionId, set: { petitionId } })
  const [counters] = await tx
    .select()
    .from(petitionCounters)
    .where(eq(petitionCounters.petitionId, petitionId))
  const days = await tx
    .select({ day: petitionDays.day, n: petitionDays.confirmed })
    .from(petitionDays)
    .where(and(eq(petitionDays.petitionId, petitionId), gt(petitionDays.confirmed, 0)))
    .orderBy(asc(petitionDays.day))
  const countries = await tx
    .select({ country: petitionCountries.country, n: petitionCountries.confirmed })
    .from(petitionCountries)
    .where(and(eq(petitionCountries.petitionId, petitionId), sql`${petitionCountries.confirmed} > 0`))
    .orderBy(desc(petitionCountries.confirmed), asc(petitionCountries.country))
  return {
    confirmed: counters?.confirmed ?? 0,
    paper: counters?.paper ?? 0,
    figures: {
      days: days.map(({ day, n }): [string, number] => [day, n]),
      countries: countries.map(({ country, n }): [string, number] => [country, n]),
    },
  }
}
