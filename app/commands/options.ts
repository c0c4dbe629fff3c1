import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'

/** Who acts from a command line, for what is written down about it. */
export const operator = (): string => `command line: ${userInfo().username}`

export interface Options {
  words: string[]
  /** `--country GT` */
  given: Record<string, string>
  /** `--dry-run` */
  flags: Set<string>
}

/** Reads words, `--name value` and `--flag`; null when something else stands among them. */
export function readOptions(args: string[], names: string[], flags: string[] = []): Options | null {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((flag) => [flag, { type: 'boolean' as const }]),
  ])
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const entries = Object.entries(values)
    return {
      words: positionals,
      given: Object.fromEntries(
        entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
      flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
    }
  } catch {
    return null
  }
}
