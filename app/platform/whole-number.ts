/** A whole number of at most nine digits, as an address or a form says it; 0 for anything else, which no revision is. */
export const readWhole = (said: unknown): number =>
  typeof said === 'string' && /^\d{1,9}$/.test(said) ? Number(said) : 0
