/** The context under which a letter's address and fields are sealed; its row has no id yet when that happens. */
export const sealedLetter = (mailbox: Buffer, createdAt: number): string =>
  `letters/${mailbox.toString('hex')}/${createdAt}`
