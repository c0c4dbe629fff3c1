import { and, desc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { notes, people } from '../../db/schema'
import { textProblem, tidyText } from '../supporters/person-text'

/** Characters. */
const MOST = 5000

export interface NoteView {
  id: number
  by: string | null
  mine: boolean
  text: string
  /** Epoch ms. */
  at: number
}

/** What staff told each other about a petition, the newest first. Never public. */
export async function listNotes(petitionId: string, personId: string): Promise<NoteView[]> {
  const rows = await db.read
    .select({ note: notes, by: people.name })
    .from(notes)
    .leftJoin(people, eq(people.id, notes.personId))
    .where(eq(notes.petitionId, petitionId))
    .orderBy(desc(notes.id))
    .limit(200)
  return rows.map(({ note, by }) => ({
    id: note.id,
    by,
    mine: note.personId === personId,
    text: note.text,
    at: note.createdAt,
  }))
}

export type KeptNote =
  | { outcome: 'kept'; id: number }
  /** Nothing was written, or it was emptied. */
  | { outcome: 'empty' }
  | { outcome: 'refused' }
  | { outcome: 'none' }

/**
 * Keeps a note on a petition: a new one, or one's own of that id as it reads now, so that it may be saved while it is
 * being written. An emptied one goes.
 */
export async function keepNote(
  personId: string,
  petitionId: string,
  typed: string,
  id: number | null,
  now = Date.now(),
): Promise<KeptNote> {
  const text = tidyText(typed.slice(0, 50_000))
  if (text !== '' && ['too-long', 'hidden'].includes(textProblem(text, MOST) ?? ''))
    return { outcome: 'refused' }
  return db.write(async (tx): Promise<KeptNote> => {
    if (id === null) {
      if (text === '') return { outcome: 'empty' }
      const [row] = await tx
        .insert(notes)
        .values({ petitionId, personId, text, createdAt: now })
        .returning({ id: notes.id })
      return { outcome: 'kept', id: row!.id }
    }
    const own = and(eq(notes.id, id), eq(notes.petitionId, petitionId), eq(notes.personId, personId))
    const rows =
      text === ''
        ? await tx.delete(notes).where(own).returning({ id: notes.id })
        : await tx.update(notes).set({ text }).where(own).returning({ id: notes.id })
    if (rows.length === 0) return { outcome: 'none' }
    return text === '' ? { outcome: 'empty' } : { outcome: 'kept', id }
  })
}

/** Keeps the note of a form, whichever field it was typed into. */
export async function readNote(personId: string, petitionId: string, form: FormData) {
  const named = String(form.get('note') ?? '')
  const id = /^\d{1,15}$/.test(named) ? Number(named) : null
  const field = `text-${id ?? 'new'}`
  const typed = String(form.get('text') ?? form.get(field) ?? '')
  return { field, typed, kept: await keepNote(personId, petitionId, typed, id) }
}
