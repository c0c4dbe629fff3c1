import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, petitionStates, type PetitionState } from '../../db/schema'
import { changeState } from '../petitions/change-state.server'
import type { Command } from './command'
import { fail, say } from './terminal'

export const state: Command = {
  name: 'state',
  usage: `state <petition> <${petitionStates.join('|')}> [reason in English] [reason in Spanish]`,
  does: 'moves a petition to a state',
  async run([slug, to, en, es]) {
    if (!slug || !petitionStates.includes(to as PetitionState)) return fail(`Usage: ${state.usage}`)
    const [petition] = await db.read
      .select({ id: petitions.id })
      .from(petitions)
      .where(eq(petitions.slug, slug))
    if (!petition) return fail(`There is no petition called ${slug}.`)
    if (en && !es) return fail('A reason is public and needs both languages.')
    await changeState(petition.id, to as PetitionState, en && es ? { en, es } : null)
    say(`${slug} is ${to}`)
    return 0
  },
}
