import { z } from 'zod'
import type { Audience } from '../../db/schema'
import { countries } from '../supporters/countries'

export const noAudience: Audience = {
  petitions: [],
  campaigns: [],
  subscribers: false,
  donors: false,
  countries: [],
  languages: [],
  notSent: [],
}

const id = z.uuid().transform((text) => text.toLowerCase())
const ids = (most: number) => z.array(id).max(most).transform(sorted)

/** One spelling for the same audience, so that it is counted once and its hash is the same. */
const schema = z.object({
  petitions: ids(200),
  campaigns: ids(50),
  subscribers: z.boolean(),
  donors: z.boolean().default(false),
  countries: z
    .array(z.enum(countries as unknown as [string, ...string[]]))
    .max(countries.length)
    .transform(sorted),
  languages: z
    .array(z.enum(['en', 'es']))
    .max(2)
    .transform(sorted),
  notSent: ids(20),
})

function sorted<T extends string>(items: T[]): T[] {
  return [...new Set(items)].sort()
}

/** Reads an audience in whatever shape it comes, or null when it is none. */
export function readAudience(value: unknown): Audience | null {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** The audience that a form's fields say: one field of a name for each choice, `subscribers` and `donors` ticked or not. */
export const audienceOfForm = (form: FormData): Audience | null =>
  readAudience({
    petitions: form.getAll('petition'),
    campaigns: form.getAll('campaign'),
    subscribers: form.has('subscribers'),
    donors: form.has('donors'),
    countries: form.getAll('country'),
    languages: form.getAll('language'),
    notSent: form.getAll('notSent'),
  })

/** Whether it names anybody at all. */
export const namesNobody = ({ petitions, campaigns, subscribers, donors }: Audience): boolean =>
  petitions.length === 0 && campaigns.length === 0 && !subscribers && !donors
