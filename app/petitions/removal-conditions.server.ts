import { and, eq, gte, inArray, lt, lte, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { signatures, type RemovalConditions } from '../../db/schema'
import { DAY } from '../duration'
import { hashesOfNetwork, networkPrefix } from '../platform/network.server'
import { countries } from '../supporters/countries'
import { readMailbox } from '../supporters/mailbox.server'

/** Conditions as a moderator gives them; domain and network are turned into keyed hashes before anything is stored. */
export interface AskedConditions {
  mailDomain?: string
  country?: string
  fromDay?: string
  toDay?: string
  /** An address of the network; found while its hash is kept, 72 hours. */
  network?: string
  scoreAtLeast?: number
  state?: 'confirmed' | 'held'
}

const day = z.iso.date('a day is written like 2026-03-09')
const asked = z.strictObject({
  mailDomain: z.string().optional(),
  country: z
    .string()
    .toUpperCase()
    .refine((code) => countries.includes(code), 'a country is a code of two letters, such as GT')
    .optional(),
  fromDay: day.optional(),
  toDay: day.optional(),
  network: z
    .string()
    .refine((address) => networkPrefix(address) !== null, 'a network is an IPv4 or IPv6 address')
    .optional(),
  scoreAtLeast: z.coerce
    .number('a score is a whole number')
    .int('a score is a whole number')
    .min(1)
    .optional(),
  state: z.enum(['confirmed', 'held'], 'a state is confirmed or held').optional(),
})

export type ReadConditions =
  | { outcome: 'read'; conditions: RemovalConditions }
  /** `at`: the condition that cannot be read; null where none was given. */
  | { outcome: 'malformed'; why: string; at: keyof AskedConditions | null }

/** Checks what was asked for; at least one condition must stand. */
export async function readConditions(given: AskedConditions, now: number): Promise<ReadConditions> {
  const parsed = asked.safeParse(given)
  if (!parsed.success) {
    const { message, path } = parsed.error.issues[0]!
    return { outcome: 'malformed', why: message, at: (path[0] as keyof AskedConditions | undefined) ?? null }
  }
  const { mailDomain, network, ...rest } = parsed.data
  const conditions: RemovalConditions = rest
  if (mailDomain !== undefined) {
    const mailbox = await readMailbox(`anyone@${mailDomain}`)
    if (!mailbox)
      return { outcome: 'malformed', why: 'a mail domain is written like example.org', at: 'mailDomain' }
    conditions.domain = mailbox.domainHash.toString('hex')
  }
  if (network !== undefined)
    conditions.networks = hashesOfNetwork(network, now).map((hash) => hash.toString('hex'))
  const stands = Object.values(conditions).some((value) => value !== undefined)
  return stands
    ? { outcome: 'read', conditions }
    : { outcome: 'malformed', why: 'a removal needs a condition', at: null }
}

const bytes = (hex: string) => Buffer.from(hex, 'hex')

/** The signatures of a petition that a removal takes: counted or in review, confirmed before it began. */
export function matching(petitionId: string, conditions: RemovalConditions, before: number): SQL {
  const { domain, country, fromDay, toDay, networks, scoreAtLeast, state } = conditions
  return and(
    eq(signatures.petitionId, petitionId),
    inArray(signatures.state, state ? [state] : ['confirmed', 'held']),
    lte(signatures.confirmedAt, before),
    domain === undefined ? undefined : eq(signatures.domain, bytes(domain)),
    country === undefined ? undefined : eq(signatures.country, country),
    fromDay === undefined ? undefined : gte(signatures.confirmedAt, Date.parse(fromDay)),
    toDay === undefined ? undefined : lt(signatures.confirmedAt, Date.parse(toDay) + DAY),
    networks === undefined ? undefined : inArray(signatures.network, networks.map(bytes)),
    scoreAtLeast === undefined ? undefined : gte(signatures.score, scoreAtLeast),
  )!
}
