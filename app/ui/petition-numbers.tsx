import { plural, texts } from '../i18n'
import type { PetitionView } from '../petitions/views'
import { Progress } from './progress'

type Numbers = Pick<PetitionView, 'locale' | 'slug' | 'state' | 'confirmed' | 'goal' | 'pending' | 'held'>

/** How many have signed, and apart from them how many wait or are in review. A rejected petition has no count. */
export function PetitionNumbers({ petition }: { petition: Numbers }) {
  const { locale, slug, state, confirmed, goal, pending, held } = petition
  if (state === 'rejected') return null
  const t = texts(locale).petition
  const open = state === 'open'
  return (
    <div data-count={open ? `/petitions/${slug}/count.json` : undefined}>
      <Progress locale={locale} confirmed={confirmed} goal={goal} open={open} size="large" />
      {open && pending > 0 && <p className="mt-2 text-sm text-soft">{plural(locale, t.waiting, pending)}</p>}
      {held > 0 && <p className="mt-1 text-sm text-soft">{plural(locale, t.held, held)}</p>}
    </div>
  )
}
