/** What a signer typed about themselves, as it is sealed. */
export interface SealedPerson {
  name: string
  email: string
  postcode: string
  comment: string
}

/** The context a signer's data is sealed under: it opens in its own table, petition and mailbox only. */
export const sealedFor = (table: 'signatures' | 'submissions', petitionId: string, mailbox: Buffer): string =>
  `${table}/${petitionId}/${mailbox.toString('hex')}`
