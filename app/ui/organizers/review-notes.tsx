import { formatDay, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { NoteView } from '../../review/notes.server'
import { Button } from '../button'
import { TextArea } from '../text-field'

interface Props {
  locale: Locale
  path: string
  notes: NoteView[]
  /** What was typed and refused, by the name of its field. */
  refused: { answers: Record<string, string>; problems: Record<string, unknown> } | null
}

/** What staff tell each other: a new note, one's own to mend, those of others to read. */
export function ReviewNotes({ locale, path, notes, refused }: Props) {
  const t = organizerTexts(locale).review.page
  const form = (note: NoteView | null) => (
    <form
      method="post"
      action={path}
      className="max-w-measure space-y-3"
      data-note={`${path}/note`}
      data-keeping={t.keeping}
      data-kept={t.kept}
      data-not-kept={t.notKept}
    >
      <input type="hidden" name="note" value={note?.id ?? ''} />
      <TextArea
        name={`text-${note?.id ?? 'new'}`}
        label={note ? t.note : t.noteNew}
        defaultValue={refused?.answers[`text-${note?.id ?? 'new'}`] ?? note?.text}
        error={refused?.problems[`text-${note?.id ?? 'new'}`] ? t.notKept : undefined}
        maxLength={5000}
        dir="auto"
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button name="intent" value="note">
          {t.keep}
        </Button>
        <span role="status" className="text-sm text-soft" />
      </div>
    </form>
  )
  return (
    <div className="space-y-8">
      {form(null)}
      {notes.length === 0 ? (
        <p className="text-soft">{t.notesNone}</p>
      ) : (
        <ul className="space-y-6">
          {notes.map((note) => (
            <li key={note.id} className="border-t border-line pt-4">
              <p className="text-sm text-soft">
                {note.by} · {formatDay(locale, note.at)}
              </p>
              {note.mine ? (
                form(note)
              ) : (
                <p dir="auto" className="max-w-measure whitespace-pre-line wrap-anywhere">
                  {note.text}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
