import { locales, type Locale } from '../i18n'
import { hasHidden, tidyDraftLine } from './draft-text'
import type { Revisions } from './plan-publication.server'
import { readRevision } from './text-form'

/** Code points of a note to readers. */
const NOTE_LENGTH = 500

export type NoteProblem = 'empty' | 'too-long' | 'hidden'

export interface PublishForm {
  notes: Partial<Record<Locale, string>>
  problems: Partial<Record<Locale, NoteProblem>>
  revisions: Revisions
  /** The writer says that they know that signers are told. */
  seen: boolean
}

/** Reads the form that publishes a change; each language whose readers are told needs its note. */
export function readPublishForm(form: FormData, noted: Locale[]): PublishForm {
  const read: PublishForm = { notes: {}, problems: {}, revisions: {}, seen: form.get('seen') === 'on' }
  for (const locale of locales) read.revisions[locale] = readRevision(form, `revision-${locale}`)
  for (const locale of noted) {
    const value = form.get(`note-${locale}`)
    const note = tidyDraftLine(typeof value === 'string' ? value : '')
    read.notes[locale] = note
    const problem = noteProblem(note)
    if (problem) read.problems[locale] = problem
  }
  return read
}

function noteProblem(note: string): NoteProblem | null {
  if (note === '') return 'empty'
  if ([...note].length > NOTE_LENGTH) return 'too-long'
  return hasHidden(note) ? 'hidden' : null
}
