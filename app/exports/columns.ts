import type { SignatureSource } from '../../db/schema'
import type { Locale } from '../i18n'
import type { SealedPerson } from '../supporters/sealed-person'

/** A counted signature as an export reads it; `person` is opened only where a column asks for it. */
export interface ExportedRow {
  number: number
  country: string
  /** UTC day of confirmation. */
  day: string
  locale: Locale
  source: SignatureSource
  shownName: string | null
  shownComment: string | null
  updates: boolean
  deliver: boolean
  person: () => SealedPerson | null
}

/**
 * Which consent lets a column out of the product. none: nothing of a person · shown: the signer chose to be shown ·
 * updates: agreed to be written to · deliver: agreed that the name is handed over. Postcodes and the comments of who is
 * not shown are released by nothing, so no column holds them.
 */
export type Release = 'none' | 'shown' | 'updates' | 'deliver'

interface ExportColumn {
  release: Release
  /** Empty where this signer did not agree. */
  read: (row: ExportedRow) => string | number | boolean
}

export const exportColumns = {
  number: { release: 'none', read: (row) => row.number },
  day: { release: 'none', read: (row) => row.day },
  country: { release: 'none', read: (row) => row.country },
  language: { release: 'none', read: (row) => row.locale },
  source: { release: 'none', read: (row) => row.source },
  shown_name: { release: 'shown', read: (row) => row.shownName ?? '' },
  shown_comment: { release: 'shown', read: (row) => (row.shownName ? (row.shownComment ?? '') : '') },
  name_to_deliver: { release: 'deliver', read: (row) => (row.deliver ? (row.person()?.name ?? '') : '') },
  email: { release: 'updates', read: (row) => (row.updates ? (row.person()?.email ?? '') : '') },
  wants_updates: { release: 'none', read: (row) => row.updates },
  may_be_delivered: { release: 'none', read: (row) => row.deliver },
} as const satisfies Record<string, ExportColumn>

export type ColumnName = keyof typeof exportColumns
export const columnNames = Object.keys(exportColumns) as ColumnName[]

/** What is ticked before anybody ticks anything: no more than the petition's page shows. */
export const usualColumns: readonly ColumnName[] = ['day', 'country', 'language', 'shown_name']

export const readColumns = (given: string[]): ColumnName[] =>
  columnNames.filter((name) => given.includes(name))
