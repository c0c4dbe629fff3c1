import { db } from '../../db/client'
import { mailboxRules } from '../../db/schema'
import type { Command } from './command'
import { fail, say } from './terminal'

export const mailboxRule: Command = {
  name: 'mailbox-rule',
  usage: 'mailbox-rule [<domain> <canonical domain> <dots|ignore-dots> <tag separator|none>]',
  does: 'lists how mail providers spell one mailbox, or sets the rule of one domain',
  async run([domain, canonicalDomain, dots, separator]) {
    if (!domain) return list()
    if (!canonicalDomain || !['dots', 'ignore-dots'].includes(dots ?? '') || !separator) {
      return fail(`Usage: ${mailboxRule.usage}`)
    }
    const rule = {
      canonicalDomain: canonicalDomain.toLowerCase(),
      ignoresDots: dots === 'ignore-dots',
      tagSeparator: separator === 'none' ? null : separator,
    }
    await db.write(async (tx) => {
      await tx
        .insert(mailboxRules)
        .values({ domain: domain.toLowerCase(), ...rule })
        .onConflictDoUpdate({ target: mailboxRules.domain, set: rule })
    })
    say(`${domain} has its rule; signatures made before keep their spelling`)
    return 0
  },
}

async function list(): Promise<number> {
  for (const rule of await db.read.select().from(mailboxRules).orderBy(mailboxRules.domain)) {
    const dots = rule.ignoresDots ? 'ignores' : 'keeps'
    say(
      `${rule.domain} → ${rule.canonicalDomain}, ${dots} dots, tags after ${rule.tagSeparator ?? 'nothing'}`,
    )
  }
  return 0
}
