import type { Locale } from '../i18n'

/** What an empty page would not tell: the questions a good update answers. Sent as it is, it is refused. */
export const startingText: Record<Locale, string> = {
  en: `[What happened, in two or three sentences. When, where, and how we know.]

## What it means

[What is different now for the people this is about.]

## What comes next

[What we will do, and by when. What readers can do, if anything.]`,
  es: `[Qué ha pasado, en dos o tres frases. Cuándo, dónde y cómo lo sabemos.]

## Qué significa

[Qué cambia ahora para las personas de las que hablamos.]

## Qué viene después

[Qué haremos nosotros y para cuándo. Qué pueden hacer quienes leen, si algo pueden.]`,
}

const prompts = Object.values(startingText).flatMap((text) => text.match(/\[[^\]]+\]/g) ?? [])

/** Whether something of the starting text was left as it stood there. */
export const isUntouched = (body: string): boolean => prompts.some((prompt) => body.includes(prompt))
