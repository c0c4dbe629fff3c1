import { readSwitch, readSwitches, switches, turnSwitch } from '../accounts/switches.server'
import type { Command } from './command'
import { fail, say } from './terminal'

export const switchCommand: Command = {
  name: 'switch',
  usage: `switch [<${switches.join('|')}> <on|off>]`,
  does: 'lists what can be turned on and off at once, or does it; running processes follow within three seconds',
  async run([given, to]) {
    const name = readSwitch(given)
    if (given === undefined) return list()
    if (!name || (to !== 'on' && to !== 'off')) return fail(`Usage: ${switchCommand.usage}`)
    await turnSwitch(null, name, to === 'on')
    say(`${name} is ${to}`)
    return 0
  },
}

async function list(): Promise<number> {
  for (const [name, on] of Object.entries(await readSwitches())) say(`${name} is ${on ? 'on' : 'off'}`)
  return 0
}
