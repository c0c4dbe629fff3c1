import { newSetupSecret } from '../accounts/first-owner.server'
import type { Command } from './command'
import { setupAddress } from './setup-address'
import { fail, say } from './terminal'

export const setup: Command = {
  name: 'setup',
  usage: 'setup',
  does: 'prints a one-time link for the first person of this installation, while there is nobody',
  async run() {
    const secret = await newSetupSecret()
    if (!secret) return fail('Somebody has an account already: owners invite others from their team page.')
    say(setupAddress(secret))
    return 0
  },
}
