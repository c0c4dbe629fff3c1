import { erasePerson } from '../person.server'
import { readMailbox } from '../supporters/mailbox.server'
import type { Command } from './command'
import { fail, say } from './terminal'

export const erase: Command = {
  name: 'erase',
  usage: 'erase <e-mail> [no-letters]',
  does: 'erases everything kept about a mailbox, for good; with no-letters, only the wish for none stays',
  async run([email = '', wish]) {
    const mailbox = await readMailbox(email)
    if (!mailbox || (wish !== undefined && wish !== 'no-letters')) return fail(`Usage: ${erase.usage}`)
    const erased = await erasePerson(mailbox.hash, { never: wish === 'no-letters' })
    say(`${erased.withdrawn} signatures stand among the withdrawn now, without a person`)
    say(`${erased.deleted} signatures that were never counted are deleted`)
    say(`${erased.former} signatures that had ended before are without a person now`)
    if (erased.paper) say(`${erased.paper} rows of paper are without a person now`)
    if (erased.gifts) say(`${erased.gifts} gifts stand in the books without a person now`)
    if (erased.monthly) say(`${erased.monthly} monthly gifts end`)
    say(`${erased.letters} letters are deleted`)
    say(erased.kept ? 'The fingerprint of the mailbox stays, for a block or a wish' : 'Nothing else is kept')
    return 0
  },
}
