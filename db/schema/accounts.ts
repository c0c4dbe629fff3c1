import { k } from '../columns'
import { createdAt, id, localized } from './shared'

export const organisations = k.table(
  'organisations',
  {
    id: id(),
    slug: k.text().notNull(),
    name: localized().notNull(),
    about: localized().notNull(),
    createdAt: createdAt(),
  },
  (t) => [k.uniqueIndex('organisations_slug').on(t.slug)],
)
