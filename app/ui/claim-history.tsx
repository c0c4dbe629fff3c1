import type { ClaimChangeView } from '../evidence/views'
import { fill, formatDay, plural, texts, type Locale } from '../i18n'

/** What happened to a claim since it was recorded, folded away; nothing where nothing did. */
export function ClaimHistory({ locale, history }: { locale: Locale; history: ClaimChangeView[] }) {
  if (history.length === 0) return null
  const t = texts(locale).evidence
  return (
    <details className="mt-1 text-sm">
      <summary className="tap cursor-pointer py-2 font-medium">
        {plural(locale, t.history, history.length)}
      </summary>
      <ol className="border-s-3 border-line ps-4">
        {history.map((change) => (
          <li key={change.at} className="py-2">
            <p className="text-soft">
              {formatDay(locale, change.at)}
              {change.from !== change.to &&
                ` · ${fill(t.moved, { from: t.stateWords[change.from], to: t.stateWords[change.to] })}`}
            </p>
            {change.figureBefore && <p>{fill(t.figureBefore, { figure: change.figureBefore })}</p>}
            <p>{change.note}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
