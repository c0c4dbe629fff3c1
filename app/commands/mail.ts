import { fill } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { sendMailTest } from '../accounts/send-mail-test.server'
import { isGood } from '../platform/mail/domain-checks'
import { mailStanding, type LetterLine } from '../platform/mail/mail-standing.server'
import type { Command } from './command'
import { readOptions } from './options'
import { fail, say } from './terminal'

const usage = 'mail [--test <e-mail>]'

export const mail: Command = {
  name: 'mail',
  usage,
  does: 'shows how mail goes out, checks SPF, DKIM, DMARC and alignment of its domain, and lists what failed; writes a test letter',
  async run(args) {
    const options = readOptions(args, ['test'])
    if (!options || options.words.length) return fail(`Usage: ${usage}`)
    const t = organizerTexts('en').mail
    const { test } = options.given
    if (test !== undefined) {
      const { outcome } = await sendMailTest(test, 'en')
      if (outcome !== 'written') return fail(t.test[outcome])
      say(t.test.written)
    }
    const { way, domain, checks, test: last, failed, failures, waiting } = await mailStanding()
    say(`${t.ways[way]} ${fill(t.from, { domain })}`)
    if (!checks) say(t.nothing)
    for (const [name, { state, at, found }] of Object.entries(checks ?? {})) {
      const check = t[name as keyof NonNullable<typeof checks>] as Record<string, string>
      say(`\n${check.name}: ${isGood(state) ? 'ok' : 'ATTENTION'}`)
      say(`  ${fill(check[state]!, { at, found: found ?? '' })}`)
      if (found) say(`  ${at}: ${found}`)
    }
    if (last) say(`\n${t.test.last} ${standingOf(last)}`)
    say(`\n${fill(t.waiting, { n: waiting })} ${fill(t.failed.n, { n: failed })}`)
    for (const letter of failures) say(`  ${standingOf(letter)}`)
    return Object.values(checks ?? {}).every(({ state }) => isGood(state)) ? 0 : 1
  },
}

/** Nothing of whom it was to. */
const standingOf = ({ id, template, state, error, fate, createdAt }: LetterLine): string =>
  [`#${id}`, template, new Date(createdAt).toISOString(), fate ?? state, error].filter(Boolean).join('  ')
