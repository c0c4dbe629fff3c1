import { k } from '../columns'
import { uuidv7 } from '../uuid'

/** The same short thing said in each language of the site; long texts have tables of their own. */
export interface Localized {
  en: string
  es: string
}

/** UUIDv7, made by us: sorts by time, and never a secret. */
export const id = () => k.id().primaryKey().$defaultFn(uuidv7)

/** Epoch milliseconds, UTC. */
export const createdAt = () =>
  k
    .int()
    .notNull()
    .$defaultFn(() => Date.now())

export const localized = () => k.json<Localized>()
