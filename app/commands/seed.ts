import { plantDemonstration } from '../demonstration.server'
import type { Command } from './command'
import { say } from './terminal'

export const seed: Command = {
  name: 'seed',
  usage: 'seed',
  does: 'plants the demonstration organisation and its petitions; what is there already stays as it is',
  async run() {
    say(`${await plantDemonstration()} petitions planted`)
    return 0
  },
}
