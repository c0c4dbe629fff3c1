import { unseal } from '../platform/seal.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'

/** What a signer typed, or null where nothing is kept or an odd old record cannot be opened. */
export function openPerson(
  table: 'signatures' | 'submissions',
  row: { petitionId: string; mailbox: Buffer; sealed: Buffer | null },
): SealedPerson | null {
  if (!row.sealed) return null
  try {
    return unseal<SealedPerson>(sealedFor(table, row.petitionId, row.mailbox), row.sealed)
  } catch {
    return null
  }
}
