import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { claims } from '../../db/schema'
import type { Actor } from '../../app/accounts/can'
import type { ClaimChange } from '../../app/evidence/claim-form.server'
import { addClaim } from '../../app/evidence/record-claim.server'
import { addWork } from '../../app/evidence/record-work.server'
import type { WorkFields } from '../../app/evidence/work-form.server'

const both = (text: string) => ({ en: text, es: `${text} (es)` })

export const workFields = (title = 'A report on the camps'): WorkFields => ({
  kind: 'report',
  title: both(title),
  author: null,
  publisher: both('An institute'),
  dateText: both('May 2025'),
  date: '2025-05',
  dateInferred: false,
  languages: ['en'],
  addresses: [{ language: 'en', url: 'https://example.org/report' }],
  about: both('What it is'),
  archivedCopy: both('Kept at the library since 2025'),
})

type Subject = Exclude<ClaimChange['subject'], string>
export const newSubject = (title = 'People held', disagreeing = false): Subject => ({
  title: both(title),
  scope: both('In May 2025'),
  disagreeing,
  note: disagreeing ? both('They count differently') : null,
})

export const claimChange = (figure = '84,000', how: Partial<ClaimChange> = {}): ClaimChange => ({
  fields: {
    statement: both(`An institute said that ${figure} people were held.`),
    figure: both(figure),
    unit: both('people held'),
    by: both('An institute'),
    asOfText: both('May 2025'),
    asOf: '2025-05',
    passage: both('page 3'),
    state: 'stands',
    ...how.fields,
  },
  subject: how.subject ?? newSubject(),
  note: how.note ?? null,
})

export const acting = (person: {
  id: string
  name?: string
}): Pick<Actor, 'personId' | 'name' | 'locale'> => ({
  personId: person.id,
  name: person.name ?? 'Ana Lucía Pérez',
  locale: 'en',
})

/** A document with one claim. Returns their slugs. */
export async function aClaim(
  person: { id: string },
  organisation: { id: string },
  figure = '84,000',
  how: Partial<ClaimChange> = {},
): Promise<{ work: string; claim: string }> {
  const work = await addWork(acting(person), organisation.id, workFields())
  const added = await addClaim(acting(person), organisation.id, work, claimChange(figure, how))
  if (added.outcome !== 'added') throw new Error(added.outcome)
  return { work, claim: added.slug }
}

export async function claimRow(organisation: { id: string }, slug: string) {
  const [row] = await db.read
    .select()
    .from(claims)
    .where(and(eq(claims.organisationId, organisation.id), eq(claims.slug, slug)))
  return row!
}
