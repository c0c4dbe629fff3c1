/** Why a petition is not accepted; its texts are in `i18n/organizers/review`. */
export const rejectionCodes = [
  'no-demand',
  'duplicate',
  'unsupported',
  'advertising',
  'personal-data',
  'hateful',
  'unsafe',
  'unlawful',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

/** With these the page would do the harm: the public never sees it, the back office does. */
export const hidingCodes: readonly RejectionCode[] = ['personal-data', 'hateful', 'unsafe', 'unlawful']

export const isHiding = (code: string | null): boolean => hidingCodes.some((hiding) => hiding === code)
