import { loadTemplates } from '../platform/mail/send-letters.server'
import { renderMarkdown } from '../platform/markdown.server'
import type { FrozenFacts } from '../../db/schema'
import { oneLine, withoutLinks } from '../../emails/defuse'
import { inLocale, type Locale } from '../i18n'
import { countField, fillFields, nobodysName } from './merge-fields'
import { languagesOf, type MailingTexts } from './text-problems'

/** What differs between two readers of the same language. */
export interface ReaderFields {
  /** Null: not shown, or nobody's. */
  name: string | null
  stopUrl: string
}

export interface Filled {
  subject: string
  html: string
  text: string
}

export interface CompiledMailing {
  locale: Locale
  textLocale: Locale
  fill(fields: ReaderFields): Filled
}

/** Stand in the template for what comes later; letters and digits alone, so that nothing on the way changes them. */
const NAME = 'q7slotq7nameq7'
const STOP = 'q7slotq7stopq7'

/**
 * Renders a mailing once for readers of a language, so that each reader costs the joining of a few pieces. Whoever reads a
 * language it is not written in gets the other, with a note. The same texts and facts give the same bytes.
 */
export async function compileMailing(
  texts: MailingTexts,
  facts: FrozenFacts,
  locale: Locale,
): Promise<CompiledMailing> {
  const written = languagesOf(texts)
  const textLocale = written.includes(locale) ? locale : (written[0] ?? locale)
  const { origin, organisation, petition, count, update } = facts
  const link = (path: string) => `${origin}${inLocale(locale, path)}`
  const fields = {
    name: NAME,
    ...(petition && { petition: petition.titles[textLocale], count: countField(textLocale, count) }),
  }
  const { subject, body } = texts[textLocale]
  const title = oneLine(fillFields(subject, fields))
  const bodyHtml = fillFields(renderMarkdown(body), {
    ...fields,
    ...(petition && { petition: escapeHtml(petition.titles[textLocale]) }),
  })
  const { renderUpdate } = await loadTemplates()
  const { html, text } = await renderUpdate({
    ...{ locale, textLocale, origin, title, bodyHtml },
    organisation: organisation[locale],
    petition: petition && { title: petition.titles[locale], url: link(`/petitions/${petition.slug}`) },
    page:
      petition && update !== null
        ? { number: update, url: link(`/petitions/${petition.slug}/updates/${update}`) }
        : null,
    preview: beginning(bodyHtml),
    stopUrl: STOP,
  })
  const pieces = { subject: cut(title), html: cut(html), text: cut(text) }
  const nobody = nobodysName[textLocale].one
  return {
    locale,
    textLocale,
    fill({ name, stopUrl }) {
      const plain = name === null ? nobody : withoutLinks(oneLine(name))
      return {
        subject: join(pieces.subject, plain, stopUrl),
        html: join(pieces.html, escapeHtml(plain), escapeHtml(stopUrl)),
        text: join(pieces.text, plain, stopUrl),
      }
    },
  }
}

/** Text between slots, and the slots. */
const cut = (text: string): string[] => text.split(new RegExp(`(${NAME}|${STOP})`))

function join(pieces: string[], name: string, stopUrl: string): string {
  let whole = ''
  for (const piece of pieces) whole += piece === NAME ? name : piece === STOP ? stopUrl : piece
  return whole
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!)
const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The first words of a text, for lists of mails. */
function beginning(html: string): string {
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&\w+;/g, (entity) => characters[entity] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > 140 ? `${text.slice(0, text.lastIndexOf(' ', 140))}…` : text
}
