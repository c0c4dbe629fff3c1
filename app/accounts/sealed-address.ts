/** What an invitation's address is sealed under. */
export const sealedInvitation = (id: string): string => `invitations ${id}`
