import { blockMailbox } from '../supporters/blocked-mailboxes.server'
import type { Command } from './command'
import { fail, say } from './terminal'

export const blockMailboxCommand: Command = {
  name: 'block-mailbox',
  usage: 'block-mailbox <address> [note]',
  does: 'takes signatures of one mailbox, however it is spelled, with the same face and never counts them',
  async run([address, note]) {
    if (!address || !(await blockMailbox(address, note ?? null))) return fail('That is no mail address.')
    say('The mailbox is blocked; only the keyed hash of its address is kept')
    return 0
  },
}
