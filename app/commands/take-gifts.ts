import { findOrganisation } from '../accounts/instance.server'
import { allowGifts } from '../donations/giving-settings.server'
import type { Command } from './command'
import { fail, say } from './terminal'

export const takeGifts: Command = {
  name: 'take-gifts',
  usage: 'take-gifts <organisation> <yes|no>',
  does: "lets an organisation take gifts on this instance's account, or stops it",
  async run([slug = '', answer]) {
    if (answer !== 'yes' && answer !== 'no') return fail(`Usage: ${takeGifts.usage}`)
    const organisation = await findOrganisation(slug, 'en')
    if (!organisation) return fail(`There is no organisation called ${slug}.`)
    const changed = await allowGifts(null, organisation.id, answer === 'yes')
    const now = answer === 'yes' ? 'takes gifts, once it has said what they do' : 'takes no gifts'
    say(`${slug} ${now}${changed ? '' : ', as before'}`)
    return 0
  },
}
