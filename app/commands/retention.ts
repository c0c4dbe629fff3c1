import { applyRetention, countRetention, type Retained } from '../petitions/retain.server'
import type { Command } from './command'
import { readOptions } from './options'
import { fail, progress, say } from './terminal'

const sentences: Record<keyof Retained, string> = {
  unconfirmed: 'signatures that nobody confirmed within seven days',
  networks: 'hashes of networks older than 72 hours',
  removed: 'signatures removed more than 30 days ago, to be emptied',
  anonymised: 'signatures of petitions closed for six months, to be anonymised',
}

export const retention: Command = {
  name: 'retention',
  usage: 'retention [--dry-run]',
  does: 'lets go of everything whose time is over, as the worker does every hour; --dry-run counts what would go',
  async run(args) {
    const options = readOptions(args, [], ['dry-run'])
    if (!options || options.words.length > 0) return fail(`Usage: ${retention.usage}`)
    const due = await countRetention()
    if (options.flags.has('dry-run')) {
      tell(due)
      return 0
    }
    const done = await applyRetention(Date.now(), (rule, n) => progress(rule, n, Math.max(n, due[rule])))
    tell(done)
    if (!done.leftTheFile)
      return fail('The database was busy: what was deleted leaves its log with the next run.')
    return 0
  },
}

function tell(retained: Retained) {
  for (const [rule, sentence] of Object.entries(sentences))
    say(`${retained[rule as keyof Retained]} ${sentence}`)
}
