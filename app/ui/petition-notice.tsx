import { fill, formatDay, inLocale, texts } from '../i18n'
import type { PetitionView } from '../petitions/views'
import { Notice } from './notice'

interface Props {
  petition: Pick<PetitionView, 'locale' | 'state' | 'stateReason' | 'stateChangedAt' | 'closesAt'>
  refused: boolean
}

/** Says why there is no form: since when, and what has become of the petition. Nothing while it is open. */
export function PetitionNotice({ petition, refused }: Props) {
  const { locale, state, stateReason, stateChangedAt, closesAt } = petition
  const t = texts(locale).petition
  const titles: Partial<Record<typeof state, string>> = t.notices
  const title = titles[state]
  if (!title) return null
  // A petition whose time came is closed from that moment, whenever its row was last changed.
  const since =
    state === 'closed' && closesAt !== null ? Math.min(closesAt, stateChangedAt ?? closesAt) : stateChangedAt
  return (
    <div className="mt-8 max-w-[40rem] space-y-4">
      {refused && (
        <Notice kind="error" title={t.notStored}>
          <p>{t.notStoredText}</p>
        </Notice>
      )}
      <Notice
        kind={state === 'won' ? 'done' : 'closed'}
        title={
          since === null ? texts(locale).states[state].label : fill(title, { day: formatDay(locale, since) })
        }
      >
        <p>{texts(locale).states[state].text}</p>
        {stateReason && (
          <p>
            <strong>{t.reason}</strong> {stateReason}
          </p>
        )}
        <p>
          <a href={inLocale(locale, '/petitions?state=open')}>{t.otherPetitions}</a>
        </p>
      </Notice>
    </div>
  )
}
