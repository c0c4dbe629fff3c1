import { k } from '../columns'
import { organisations, people } from './accounts'
import { createdAt, id, localized } from './shared'

/** An uploaded image as it was encoded anew: without the camera's and the place's data, in sizes of ours. */
export const images = k.table(
  'images',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    wide: k.bytes().notNull(), // WebP, 1600 px wide at most
    narrow: k.bytes().notNull(), // WebP, 800 px wide at most
    width: k.int().notNull(), // px of `wide`
    height: k.int().notNull(),
    alt: localized().notNull(),
    credit: k.text().notNull(), // whose picture it is, and by what right it stands here
    uploadedBy: k.id().references(() => people.id),
    createdAt: createdAt(),
  },
  (t) => [k.index('images_organisation').on(t.organisationId)],
)
