/** What an organizer's address is sealed under: the row is found by the hash of its mailbox. */
export const sealedPersonOf = (mailbox: Buffer): string => `people ${mailbox.toString('hex')}`
