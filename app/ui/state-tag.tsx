import type { PetitionState } from '../../db/schema'
import { texts, type Locale } from '../i18n'

/** The state of a petition in a word; an open one needs none. */
export function StateTag({ locale, state }: { locale: Locale; state: PetitionState }) {
  if (state === 'open') return null
  const look = state === 'won' ? 'border-good bg-good text-paper' : 'border-edge'
  return (
    <span
      className={`inline-block border px-2 font-sans text-sm font-medium tracking-normal normal-case ${look}`}
    >
      {texts(locale).states[state].label}
    </span>
  )
}
