import { removalReasons } from '../../db/schema'
import { findPetitionId } from '../petitions/find-id.server'
import { readRemovalReason } from '../petitions/hold.server'
import type { AskedConditions } from '../petitions/removal-conditions.server'
import { removeSignatures } from '../petitions/remove.server'
import { undoRemoval } from '../petitions/undo-removal.server'
import type { Command } from './command'
import { operator, readOptions } from './options'
import { fail, progress, say } from './terminal'

const usage =
  `remove <petition> <${removalReasons.join('|')}> [--domain example.org] [--country GT] [--from 2026-03-09] ` +
  '[--to 2026-03-10] [--network 192.0.2.7] [--score 6] [--state confirmed|held] [--dry-run] | remove undo <removal>'

export const remove: Command = {
  name: 'remove',
  usage,
  does: 'takes signatures that meet every condition out of the numbers, under a public reason; can be undone for 30 days',
  async run(args) {
    const options = readOptions(
      args,
      ['domain', 'country', 'from', 'to', 'network', 'score', 'state'],
      ['dry-run'],
    )
    const [first, second, ...more] = options?.words ?? []
    if (!options || !first || !second || more.length > 0) return fail(`Usage: ${usage}`)
    if (first === 'undo') return undo(second)
    const reason = readRemovalReason(second)
    if (!reason) return fail(`A removal needs one of these reasons: ${removalReasons.join(', ')}.`)
    const petitionId = await findPetitionId(first)
    if (!petitionId) return fail(`There is no petition called ${first}.`)

    const { domain, country, from, to, network, score, state } = options.given
    const conditions = {
      ...(domain === undefined ? {} : { mailDomain: domain }),
      ...(country === undefined ? {} : { country }),
      ...(from === undefined ? {} : { fromDay: from }),
      ...(to === undefined ? {} : { toDay: to }),
      ...(network === undefined ? {} : { network }),
      ...(score === undefined ? {} : { scoreAtLeast: Number(score) }),
      ...(state === undefined ? {} : { state: state as AskedConditions['state'] }),
    }
    const dryRun = options.flags.has('dry-run')
    const removed = await removeSignatures(
      { petitionId, conditions, reason, actor: operator(), dryRun },
      (done, of) => progress('signatures removed', done, of),
    )
    if (removed.outcome === 'malformed') return fail(`Nothing was removed: ${removed.why}.`)
    if (removed.outcome === 'counted') say(`${removed.matching} signatures would be removed`)
    else say(`${removed.removed} signatures were removed; "remove undo ${removed.id}" gives them back`)
    return 0
  },
}

async function undo(id: string): Promise<number> {
  const undone = await undoRemoval(id, operator(), (done, of) => progress('signatures restored', done, of))
  if (undone.outcome === 'unknown') return fail(`There is no removal ${id}.`)
  if (undone.outcome === 'too-late')
    return fail('That removal is more than 30 days old and cannot be undone.')
  if (undone.outcome === 'undone-before')
    return fail(`That removal was undone at ${new Date(undone.at).toISOString()}.`)
  say(`${undone.restored} signatures stand as before`)
  return 0
}
