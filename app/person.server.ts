import { donorKept } from './donations/donor-kept.server'
import { eraseDonor } from './donations/erase-donor.server'
import { eraseSupporter, type Erased } from './petitions/erase.server'
import { everythingKept } from './petitions/everything-kept.server'

/** What is done about a person in every subject at once. A subject that keeps something of people joins both. */

/** Erases everything kept about a mailbox, in all tables or, when any step fails, in none. */
export const erasePerson = (
  mailbox: Buffer,
  how: { never?: boolean; secret?: string } = {},
): Promise<Erased> => eraseSupporter(mailbox, { ...how, also: [eraseDonor] })

/** Everything kept about a mailbox, as JSON. */
export const personKept = async (mailbox: Buffer, now = Date.now()) => ({
  ...(await everythingKept(mailbox, now)),
  ...(await donorKept(mailbox)),
})
