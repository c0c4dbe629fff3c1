import { makeRecoveryLink } from '../accounts/recover.server'
import type { Command } from './command'
import { operator } from './options'
import { fail, say } from './terminal'

export const recover: Command = {
  name: 'recover',
  usage: 'recover <e-mail>',
  does: 'prints a link of one hour by which an organizer sets up a new way to sign in; every way before it ends',
  async run([email = '']) {
    const link = await makeRecoveryLink(email, operator())
    if (!link) return fail('No organizer has this address.')
    say(link)
    return 0
  },
}
