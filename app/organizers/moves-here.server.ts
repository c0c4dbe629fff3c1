import { can } from '../accounts/can'
import { movesFrom, transitionOf } from '../petitions/transitions'
import type { PetitionState } from '../../db/schema'
import type { MoveHere } from '../ui/organizers/settings-page'
import type { Organizer } from './enter.server'

/** The moves that are made from a petition's settings; the others belong to its review and its delivery. */
export const settingsMoves: readonly MoveHere[] = [
  'pause',
  'resume',
  'close',
  'reopen',
  'win',
  'take-back-win',
  'take-down',
  'restore',
]

export const isSettingsMove = (text: unknown): text is MoveHere => settingsMoves.some((move) => move === text)

/** Those that somebody may make from a state. `state`: as it is at this moment. */
export function movesHere(organizer: Organizer, state: PetitionState): MoveHere[] {
  const possible = movesFrom({ state, closesAt: null }, 0)
  return settingsMoves.filter((move) => {
    const { may } = transitionOf(move)
    return possible.includes(move) && may !== null && can(organizer, may, organizer.organisation.id)
  })
}
