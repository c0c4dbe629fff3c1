import { blockDomain } from '../supporters/blocked-domains.server'
import type { Command } from './command'
import { fail, say } from './terminal'

export const blockDomainCommand: Command = {
  name: 'block-domain',
  usage: 'block-domain <example.org|*.example.org|**.example.org> [note]',
  does: 'takes signatures from a mail domain with the same face and never counts them',
  async run([pattern, note]) {
    if (!pattern || !(await blockDomain(pattern, note ?? null))) {
      return fail('A pattern is a domain, with *. before it for one label or **. for any number of them.')
    }
    say(`${pattern} is blocked`)
    return 0
  },
}
