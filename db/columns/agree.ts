import type { postgresKit } from './postgres'
import type { sqliteKit } from './sqlite'

type Sqlite = typeof sqliteKit
type Postgres = typeof postgresKit

type Holds<Word> = Word extends (...args: never[]) => { _: infer Column }
  ? Column extends { data: infer D; notNull: infer N; hasDefault: infer H }
    ? [D, N, H]
    : never
  : never
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Words = 'text' | 'id' | 'int' | 'flag' | 'json' | 'bytes' | 'serial'
type Disagreement = {
  [W in Words]: Same<Holds<Sqlite[W]>, Holds<Postgres[W]>> extends true ? never : W
}[Words]

/** Do not compile when a word is missing in one kit, or means another TypeScript type there. */
export const sameWords: Same<keyof Sqlite, keyof Postgres> = true
export const sameTypes: [Disagreement] extends [never] ? true : Disagreement = true
