import { sampleLetters, sampleUpdate } from '../../../emails/samples'
import { config } from '../../config.server'
import type { Locale } from '../../i18n'
import { loadTemplates } from './send-letters.server'

/** What the gallery calls the letter to many; every other name is a letter's template. */
const UPDATE = 'update'

/** Every kind of mail, by name. Null where the instance is live: there is no gallery. */
export const sampleNames = (): string[] | null =>
  config.mode === 'trial'
    ? [UPDATE, ...sampleLetters('en', config.publicOrigin).map(({ template }) => template)]
    : null

/** A mail with invented people, as it would leave now; null for an unknown name, and always when live. */
export async function sampleMail(name: string | undefined, locale: Locale) {
  if (config.mode !== 'trial') return null
  const { publicOrigin } = config
  const { renderEmail, renderUpdate } = await loadTemplates()
  if (name === UPDATE) {
    const update = sampleUpdate(locale, publicOrigin)
    return { subject: update.title, ...(await renderUpdate(update)) }
  }
  const letter = sampleLetters(locale, publicOrigin).find(({ template }) => template === name)
  return letter ? renderEmail(letter, publicOrigin) : null
}
