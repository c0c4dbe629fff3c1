/** What a donor typed about themselves, as it is sealed. */
export interface SealedDonor {
  name: string
  email: string
}

/** The context a donor's data is sealed under: it opens in its own row only. */
export const sealedForDonor = (table: 'donations' | 'monthly_gifts', id: string): string => `${table}/${id}`
