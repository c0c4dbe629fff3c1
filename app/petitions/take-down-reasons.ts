import type { Localized } from '../../db/schema'

export const takeDownReasons = ['unsafe', 'false', 'unlawful', 'private', 'asked', 'mistake'] as const
export type TakeDownReason = (typeof takeDownReasons)[number]

/** What stands on the page of a petition that was taken down. */
export const takeDownTexts: Record<TakeDownReason, Localized> = {
  unsafe: {
    en: 'It could put people in danger.',
    es: 'Podía poner en peligro a personas.',
  },
  false: {
    en: 'What it rested on turned out not to be true.',
    es: 'Aquello en lo que se basaba resultó no ser cierto.',
  },
  unlawful: {
    en: 'A law or a court required it.',
    es: 'Lo exigió una ley o un tribunal.',
  },
  private: {
    en: 'It showed something private about a person.',
    es: 'Mostraba algo privado de una persona.',
  },
  asked: {
    en: 'The people it speaks of asked for it.',
    es: 'Lo pidieron las personas de las que habla.',
  },
  mistake: {
    en: 'It was published by mistake.',
    es: 'Se publicó por error.',
  },
}
