import { createHash } from 'node:crypto'
import type { Audience } from '../../db/schema'
import type { MailingTexts } from './text-problems'

interface Content {
  petitionId: string | null
  audience: Audience
}

/** SHA-256 of everything a second person reads before it is sent: the texts, and whom they go to. */
export function contentHash({ petitionId, audience }: Content, texts: MailingTexts): Buffer {
  const { petitions, campaigns, subscribers, countries, languages, notSent, donors } = audience
  const to = [petitions, campaigns, subscribers, countries, languages, notSent, ...(donors ? ['donors'] : [])]
  const said = [texts.en.subject, texts.en.body, texts.es.subject, texts.es.body]
  return createHash('sha256')
    .update(JSON.stringify([petitionId, to, said]))
    .digest()
}
