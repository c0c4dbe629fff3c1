import { db } from '../db/client'
import { migrate } from '../db/migrate'
import { backup } from './commands/backup'
import { blockDomainCommand } from './commands/block-domain'
import { blockMailboxCommand } from './commands/block-mailbox'
import type { Command } from './commands/command'
import { erase } from './commands/erase'
import { hold } from './commands/hold'
import { mail } from './commands/mail'
import { mailboxRule } from './commands/mailbox-rule'
import { moveTo } from './commands/move-to'
import { reconcile } from './commands/reconcile'
import { recount } from './commands/recount'
import { recover } from './commands/recover'
import { restore } from './commands/restore'
import { remove } from './commands/remove'
import { retention } from './commands/retention'
import { seed } from './commands/seed'
import { settings } from './commands/settings'
import { setup } from './commands/setup'
import { state } from './commands/state'
import { switchCommand } from './commands/switch'
import { takeGifts } from './commands/take-gifts'
import { fail, say } from './commands/terminal'
import { config } from './config.server'

/** What an operator can do: `npm run amparo -- <command>`. */
const commands: Command[] = [
  setup,
  recover,
  seed,
  backup,
  restore,
  moveTo,
  recount,
  reconcile,
  takeGifts,
  erase,
  state,
  blockDomainCommand,
  blockMailboxCommand,
  mailboxRule,
  mail,
  settings,
  switchCommand,
  hold,
  remove,
  retention,
]

async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (name === 'help') {
    for (const { usage, does } of commands) say(`  ${usage}\n      ${does}`)
    return 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) return fail(`There is no command called ${name}. "npm run amparo -- help" lists all.`)
  if (!command.asItStands) await migrate(config.dialect, config.databaseUrl)
  try {
    return await command.run(args)
  } finally {
    await db.close()
  }
}

// Whoever reads the output may stop reading: `amparo -- help | head`.
process.stdout.on('error', () => process.exit())

process.exitCode = await main(process.argv.slice(2))
