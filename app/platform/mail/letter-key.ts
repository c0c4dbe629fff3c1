/** What a letter is called, by us and by the provider: made of its number and time, so the same for every attempt. */
export const letterKey = (letterId: number, createdAt: number): string =>
  `letter-${letterId}-${createdAt.toString(36)}`
