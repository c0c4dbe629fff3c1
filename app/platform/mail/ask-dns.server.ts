import { Resolver } from 'node:dns/promises'
import { config } from '../../config.server'
import { SECOND } from '../../duration'

const PATIENCE = 2 * SECOND
/** Answers that say: there is none. Any other fault leaves the question open. */
const none = new Set(['ENOTFOUND', 'ENODATA'])

/** The TXT records of a name, each put together; null when nobody answered. Asks the servers of `MAIL_DNS` or the system's. */
export async function textsAt(name: string): Promise<string[] | null> {
  const resolver = new Resolver({ timeout: PATIENCE, tries: 1 })
  if (config.mail.dns) resolver.setServers([config.mail.dns])
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
  } catch (error) {
    return none.has((error as NodeJS.ErrnoException).code ?? '') ? [] : null
  }
}
