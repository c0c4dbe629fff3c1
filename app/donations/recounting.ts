import { and, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm'
import { donations, giftStates } from '../../db/schema'
import { wasPaid } from './states'

/** A total that stood wrong, and was set right. */
export interface TotalDrift {
  organisation: string
  total: string
  stood: number
  counted: number
}

export const startOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`)

export function endOf(month: string): number {
  const start = new Date(startOf(month))
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1)
}

const counting = giftStates.filter(wasPaid)

/** A condition on `donations`: they count in this UTC month of an organisation. */
export const paidIn = (organisationId: string, month: string): SQL =>
  and(
    eq(donations.organisationId, organisationId),
    gte(donations.paidAt, startOf(month)),
    lt(donations.paidAt, endOf(month)),
    inArray(donations.state, counting),
  )!

export const summed = (what: SQL): SQL<number> => sql<number>`coalesce(sum(${what}), 0)`.mapWith(Number)

/** Rows of two lists that have the same name, side by side. */
export function paired<A, B>(
  stood: A[],
  counted: B[],
  name: (row: A | B) => string,
): [A | undefined, B | undefined][] {
  const [was, is] = [
    new Map(stood.map((row) => [name(row), row])),
    new Map(counted.map((row) => [name(row), row])),
  ]
  return [...new Set([...was.keys(), ...is.keys()])].sort().map((key) => [was.get(key), is.get(key)])
}
