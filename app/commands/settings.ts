import { changeSetting, listSettings } from '../platform/settings.server'
import type { Command } from './command'
import { fail, say } from './terminal'

export const settings: Command = {
  name: 'settings',
  usage: 'settings [<name> <value>]',
  does: 'lists every limit with its value and what it does, or sets one; running processes follow within three seconds',
  async run([name, ...value]) {
    if (!name) return list()
    if (value.length === 0) return fail(`Usage: ${settings.usage}`)
    const changed = await changeSetting(name, value.join(' '))
    if (changed.outcome === 'unknown') return fail(`There is no setting called ${name}.`)
    if (changed.outcome === 'refused') return fail(`Nothing was changed: ${changed.why}.`)
    say(`${name} is ${value.join(' ').trim() || 'empty'}`)
    return 0
  },
}

async function list(): Promise<number> {
  for (const { name, value, initial, does } of await listSettings()) {
    const changed = value === initial ? '' : ` (otherwise ${initial === '' ? 'empty' : initial})`
    say(`${name} = ${value === '' ? 'empty' : value}${changed}\n    ${does}`)
  }
  return 0
}
