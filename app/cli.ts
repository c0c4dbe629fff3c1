import { eq } from 'drizzle-orm'
import { db } from '../db/client'
import { migrate } from '../db/migrate'
import { mailboxRules, petitions, petitionStates, type PetitionState } from '../db/schema'
import { config } from './config.server'
import { plantDemonstration } from './demonstration.server'
import { changeState } from './petitions/change-state.server'
import { expireSignatures } from './petitions/expire.server'
import { reconcileCounters } from './petitions/reconcile.server'
import { blockDomain } from './supporters/blocked-domains.server'

interface Command {
  usage: string
  does: string
  /** Returns the exit code. */
  run(args: string[]): Promise<number>
}

const commands: Record<string, Command> = {
  seed: {
    usage: 'seed',
    does: 'plants the demonstration organisation and its petitions; what is there already stays as it is',
    async run() {
      say(`${await plantDemonstration()} petitions planted`)
      return 0
    },
  },
  recount: {
    usage: 'recount',
    does: 'counts the signatures, reports every total that differs and sets it right',
    async run() {
      const result = await reconcileCounters((done, of) => progress('petitions counted', done, of))
      if (result.outcome === 'already-running') return fail('Another count is under way; nothing was done.')
      for (const { slug, counter, stood, counted } of result.drift)
        say(`${slug}: ${counter} stood at ${stood}, is ${counted}`)
      say(`${result.petitions} petitions counted, ${result.drift.length} totals differed`)
      return 0
    },
  },
  expire: {
    usage: 'expire',
    does: 'deletes signatures that nobody confirmed within seven days',
    async run() {
      say(`${await expireSignatures()} signatures deleted`)
      return 0
    },
  },
  state: {
    usage: `state <petition> <${petitionStates.join('|')}> [reason in English] [reason in Spanish]`,
    does: 'moves a petition to a state',
    async run([slug, state, en, es]) {
      if (!slug || !petitionStates.includes(state as PetitionState))
        return fail(`Usage: ${commands.state!.usage}`)
      const [petition] = await db.read
        .select({ id: petitions.id })
        .from(petitions)
        .where(eq(petitions.slug, slug))
      if (!petition) return fail(`There is no petition called ${slug}.`)
      if (en && !es) return fail('A reason is public and needs both languages.')
      await changeState(petition.id, state as PetitionState, en && es ? { en, es } : null)
      say(`${slug} is ${state}`)
      return 0
    },
  },
  'block-domain': {
    usage: 'block-domain <example.org|*.example.org|**.example.org> [note]',
    does: 'takes signatures from a mail domain with the same face and never counts them',
    async run([pattern, note]) {
      if (!pattern || !(await blockDomain(pattern, note ?? null))) {
        return fail('A pattern is a domain, with *. before it for one label or **. for any number of them.')
      }
      say(`${pattern} is blocked`)
      return 0
    },
  },
  'mailbox-rule': {
    usage: 'mailbox-rule [<domain> <canonical domain> <dots|ignore-dots> <tag separator|none>]',
    does: 'lists how mail providers spell one mailbox, or sets the rule of one domain',
    async run([domain, canonicalDomain, dots, separator]) {
      if (!domain) {
        for (const rule of await db.read.select().from(mailboxRules).orderBy(mailboxRules.domain)) {
          say(
            `${rule.domain} → ${rule.canonicalDomain}, ${rule.ignoresDots ? 'ignores' : 'keeps'} dots, tags after ${rule.tagSeparator ?? 'nothing'}`,
          )
        }
        return 0
      }
      if (!canonicalDomain || !['dots', 'ignore-dots'].includes(dots ?? '') || !separator) {
        return fail(`Usage: ${commands['mailbox-rule']!.usage}`)
      }
      const rule = {
        canonicalDomain,
        ignoresDots: dots === 'ignore-dots',
        tagSeparator: separator === 'none' ? null : separator,
      }
      await db.write(async (tx) => {
        await tx
          .insert(mailboxRules)
          .values({ domain, ...rule })
          .onConflictDoUpdate({ target: mailboxRules.domain, set: rule })
      })
      say(`${domain} has its rule; signatures made before keep their spelling`)
      return 0
    },
  },
  help: {
    usage: 'help',
    does: 'lists the commands',
    async run() {
      for (const { usage, does } of Object.values(commands)) say(`  ${usage}\n      ${does}`)
      return 0
    },
  },
}

const say = (line: string) => process.stdout.write(`${line}\n`)

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}

function progress(what: string, done: number, of: number): void {
  if (!process.stderr.isTTY) return
  const width = 30
  const filled = Math.round((done / of) * width)
  process.stderr.write(
    `\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done} of ${of} ${what}${done === of ? '\n' : ''}`,
  )
}

async function main([name = 'help', ...args]: string[]): Promise<number> {
  const command = commands[name]
  if (!command) return fail(`There is no command called ${name}. "npm run amparo -- help" lists all.`)
  if (name === 'help') return command.run(args)
  await migrate(config.dialect, config.databaseUrl)
  try {
    return await command.run(args)
  } finally {
    await db.close()
  }
}

process.exitCode = await main(process.argv.slice(2))
