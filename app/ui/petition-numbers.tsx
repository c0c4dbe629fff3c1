import { plural, texts } from '../i18n'
import type { PetitionView } from '../petitions/views'
import { Numbers } from './numbers'
import { Progress } from './progress'

type Counted = Pick<
  PetitionView,
  | 'locale'
  | 'slug'
  | 'state'
  | 'confirmed'
  | 'goal'
  | 'pending'
  | 'held'
  | 'withdrawn'
  | 'removed'
  | 'paper'
  | 'removedFor'
>

/** How many have signed, and apart from them how many do not count, and why. A rejected petition has no count. */
export function PetitionNumbers({ petition }: { petition: Counted }) {
  const { locale, slug, state, confirmed, goal, pending, held, paper } = petition
  if (state === 'rejected') return null
  const { petition: t, counting } = texts(locale)
  const open = state === 'open'
  return (
    <>
      <div data-count={open ? `/petitions/${slug}/count.json` : undefined}>
        <Progress locale={locale} confirmed={confirmed} goal={goal} open={open} size="large" />
        {open && <p role="status" className="sr-only" />}
        {paper > 0 && <p className="mt-2 font-medium">{plural(locale, t.onPaper, paper)}</p>}
        {open && pending > 0 && (
          <p className="mt-2 text-sm text-soft">{plural(locale, t.waiting, pending)}</p>
        )}
        {held > 0 && <p className="mt-1 text-sm text-soft">{plural(locale, t.held, held)}</p>}
      </div>
      <details className="mt-1">
        <summary className="tap inline-flex cursor-pointer items-center text-sm underline decoration-accent underline-offset-4">
          {counting.numbersTitle}
        </summary>
        <Numbers {...petition} />
      </details>
    </>
  )
}
