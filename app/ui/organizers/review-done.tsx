import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Notice } from '../notice'
import { Done } from './done'

const failed = ['decided-already', 'own', 'stale', 'incomplete']

/** What came of the form before this page. */
export function ReviewDone({ locale, done }: { locale: Locale; done: string | null }) {
  const sayings: Record<string, string> = organizerTexts(locale).review.page.done
  const text = done !== null && Object.hasOwn(sayings, done) ? sayings[done] : undefined
  if (!text) return null
  return failed.includes(done!) ? (
    <div className="mb-6">
      <Notice kind="error">{text}</Notice>
    </div>
  ) : (
    <Done text={text} />
  )
}
