import { sql, type Placeholder } from 'drizzle-orm'
import type { Reader } from './database'

/** The places in a prepared query that are filled at each run. */
export type Slots<V> = { [K in keyof V]: Placeholder }

const slots = new Proxy({}, { get: (_, name: string) => sql.placeholder(name) })

/**
 * A query that Drizzle builds once per connection instead of at every run, which is most of what a small query costs.
 * It can be kept by connection because `tx` is the same object in all transactions of one (Drizzle's own
 * `transaction` makes a new one each time). PostgreSQL gets a named statement, planned once per connection; so a name
 * is used once in the whole product.
 *
 * Defaults that the schema makes in JavaScript (`$defaultFn`: ids, times) would be frozen at the first run: give such
 * columns a slot.
 */
export function prepared<D extends Reader, V extends object, R>(
  name: string,
  build: (db: D, slots: Slots<V>) => PromiseLike<R>,
): (db: D, values: V) => Promise<R> {
  type Prepared = { execute(values: V): PromiseLike<R> }
  const queries = new WeakMap<D, Prepared>()
  return async (db, values) => {
    let query = queries.get(db)
    if (!query) {
      query = (build(db, slots as Slots<V>) as unknown as { prepare(name: string): Prepared }).prepare(name)
      queries.set(db, query)
    }
    return await query.execute(values)
  }
}
