import { removalReasons } from '../../db/schema'
import { findPetitionId } from '../petitions/find-id.server'
import { decideHeld, listHeld } from '../petitions/hold.server'
import type { Command } from './command'
import { operator } from './options'
import { fail, say } from './terminal'

const usage = `hold list <petition> | hold accept <id> <why> | hold reject <id> <${removalReasons.join('|')}>`

export const hold: Command = {
  name: 'hold',
  usage,
  does: 'lists the signatures in review with what speaks against them, lets one count, or takes one out',
  async run([what, which, ...reason]) {
    if (what === 'list' && which) return list(which)
    if ((what !== 'accept' && what !== 'reject') || !/^\d{1,15}$/.test(which ?? ''))
      return fail(`Usage: ${usage}`)
    const { outcome } = await decideHeld(Number(which), what, reason.join(' '), operator())
    if (outcome === 'not-held') return fail(`Signature ${which} is not in review.`)
    if (outcome === 'needs-reason') {
      return fail(
        what === 'accept'
          ? 'Accepting needs a sentence that says why.'
          : `Rejecting needs one of these reasons: ${removalReasons.join(', ')}.`,
      )
    }
    say(`Signature ${which} is ${outcome}`)
    return 0
  },
}

async function list(slug: string): Promise<number> {
  const petitionId = await findPetitionId(slug)
  if (!petitionId) return fail(`There is no petition called ${slug}.`)
  let total = 0
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: Awaited<ReturnType<typeof listHeld>> = await listHeld(petitionId, cursor)
    for (const { id, confirmedAt, country, holdReason, score, reasons } of page.held) {
      const why = reasons.map(({ reason, points }) => `${reason} ${points}`).join(', ')
      say(`${id}  ${new Date(confirmedAt).toISOString()}  ${country}  ${holdReason}  ${score} points  ${why}`)
    }
    total += page.held.length
    cursor = page.next
  }
  say(`${total} signatures in review`)
  return 0
}
