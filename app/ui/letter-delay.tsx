import { fill, texts, type Locale } from '../i18n'
import { Notice } from './notice'

interface Props {
  locale: Locale
  /** How long letters take at the moment; null while none goes out. */
  minutes: number | null
  trial: boolean
}

/** Where the letter is when it is not in the mailbox within a minute or two. */
export function LetterDelay({ locale, minutes, trial }: Props) {
  const t = texts(locale).sent
  const late = minutes === null ? t.stuck : minutes >= 2 ? fill(t.backlog, { n: minutes }) : null
  if (!late && !trial) return null
  return (
    <div className="mt-8 max-w-measure space-y-4">
      {late && (
        <Notice>
          <p>{late}</p>
        </Notice>
      )}
      {trial && (
        <Notice>
          <p>
            {t.trial} <a href="/outbox">{t.trialLink}</a>
          </p>
        </Notice>
      )}
    </div>
  )
}
