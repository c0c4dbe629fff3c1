import { and, asc, eq, ne } from 'drizzle-orm'
import { db } from '../../db/client'
import { givingSettings, organisations, petitions, type Localized } from '../../db/schema'
import { publicStates } from '../petitions/states'
import { provider } from '../platform/stripe/provider.server'
import { readBreaker } from './breaker.server'
import { floorOf } from './money'

/** Everything a giving page says, and what a gift there is checked against. */
export interface Giving {
  organisation: { id: string; slug: string; name: Localized }
  petition: { id: string; slug: string } | null
  legalName: string
  /** ISO 4217; the first is offered first. */
  currencies: string[]
  /** Suggested, in minor units of each currency, ascending. */
  amounts: Record<string, number[]>
  purpose: Localized
  receiptText: Localized
  /** No money moves. */
  test: boolean
  /** The smallest gift of each currency now: larger while strangers try cards. */
  floors: Record<string, number>
  /** Strangers try cards at this moment, and everybody waits some seconds. */
  guarded: boolean
}

/**
 * How one gives to a petition's organisation, or, without one, to the first organisation that takes gifts. Null where
 * nobody can: nothing is set up, whoever runs the instance has not agreed, or the petition is not public.
 */
export async function findGiving(petitionSlug: string | null, now = Date.now()): Promise<Giving | null> {
  const own = provider()
  if (!own) return null
  const found = petitionSlug === null ? await firstOrganisation() : await organisationOf(petitionSlug)
  if (!found) return null
  const { organisation, settings, petition } = found
  const guard = await readBreaker(organisation.id, now)
  const times = guard.open ? guard.floorTimes : 1
  return {
    organisation,
    petition,
    legalName: settings.legalName,
    currencies: settings.currencies,
    amounts: settings.amounts,
    purpose: settings.purpose,
    receiptText: settings.receiptText,
    test: !own.livemode,
    floors: Object.fromEntries(settings.currencies.map((code) => [code, floorOf(code) * times])),
    guarded: guard.open,
  }
}

const columns = {
  organisation: { id: organisations.id, slug: organisations.slug, name: organisations.name },
  settings: givingSettings,
}
const takesGifts = and(eq(organisations.takesGifts, true), ne(organisations.state, 'suspended'))

async function firstOrganisation() {
  const [found] = await db.read
    .select(columns)
    .from(organisations)
    .innerJoin(givingSettings, eq(givingSettings.organisationId, organisations.id))
    .where(takesGifts)
    .orderBy(asc(organisations.createdAt), asc(organisations.id))
    .limit(1)
  return found && { ...found, petition: null }
}

async function organisationOf(slug: string) {
  const [found] = await db.read
    .select({
      ...columns,
      petition: { id: petitions.id, slug: petitions.slug },
      state: petitions.state,
    })
    .from(petitions)
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .innerJoin(givingSettings, eq(givingSettings.organisationId, organisations.id))
    .where(and(eq(petitions.slug, slug), takesGifts))
  return found && found.state !== 'rejected' && publicStates.includes(found.state) ? found : null
}
