import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { TextArea, TextField } from '../text-field'
import { DemandRows } from './demand-rows'
import { problemsByField } from './draft-problem-text'
import { StoryField } from './story-field'
import type { TextPageProps } from './text-page-props'

/** The form of one text. Every button sends all of it, so that no press loses what was typed. */
export function TextForm({ locale, language, slug, draft, choices, claims, may, refused }: TextPageProps) {
  const t = organizerTexts(locale).workshop.text
  const path = `/manage/petitions/${slug}/text`
  const text = refused?.text ?? draft.text
  const settled = draft.translation === 'reviewed' || (draft.published !== null && !draft.changed && !refused)
  const errors = problemsByField(locale, refused?.problems ?? [])
  const lasting = { lang: language, dir: 'auto' }
  const said = Object.fromEntries(
    Object.entries(t.autosave).map(([name, words]) => [`data-${name.toLowerCase()}`, words]),
  )
  return (
    <form
      method="post"
      action={`${path}?language=${language}`}
      noValidate
      autoComplete="off"
      data-autosave={`${path}.json?language=${language}`}
      className="space-y-6"
    >
      {/* What Enter in a field presses. */}
      <button name="do" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t.save}
      </button>
      <input type="hidden" name="revision" value={refused?.revision ?? draft.revision} />
      <input type="hidden" name="petition" value={slug} />
      <input type="hidden" name="language" value={language} />
      <TextField
        name="title"
        label={t.fields.title}
        hint={t.titleHint}
        defaultValue={text.title}
        error={errors.title}
        {...lasting}
      />
      <TextArea
        name="summary"
        label={t.fields.summary}
        hint={t.summaryHint}
        rows={3}
        defaultValue={text.summary}
        error={errors.summary}
        {...lasting}
      />
      <DemandRows
        {...{ locale, language, choices, errors }}
        demands={text.demands}
        settings={`/manage/petitions/${slug}/settings`}
      />
      <StoryField {...{ locale, language, claims }} value={text.story} error={errors.story} />
      <TextArea
        name="evidenceFrom"
        label={t.fields.evidenceFrom}
        hint={t.evidenceFromHint}
        rows={2}
        defaultValue={text.evidenceFrom}
        error={errors.evidenceFrom}
        {...lasting}
      />
      <div className="save-bar border-t border-ink bg-paper py-3">
        <p role="status" data-autosave-said {...said} className="min-h-6 text-sm text-soft" />
        <div className="flex flex-wrap gap-3">
          <Button kind="act" name="do" value="save">
            {t.save}
          </Button>
          <Button
            name="do"
            value="preview"
            formAction={`${path}?language=${language}#preview`}
            data-preview="/manage/preview"
            data-close={t.hidePreview}
          >
            {t.preview}
          </Button>
        </div>
      </div>
      {!settled && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {draft.translation === 'draft' || draft.revision === 0 ? (
            <>
              <Button name="do" value="ready">
                {t.markReady}
              </Button>
              <span className="text-sm text-soft">{t.readyHint}</span>
            </>
          ) : may.markReviewed ? (
            <>
              <Button name="do" value="reviewed">
                {t.markReviewed}
              </Button>
              <span className="text-sm text-soft">{t.reviewedHint}</span>
            </>
          ) : (
            <span className="text-sm text-soft">{t.ownHint}</span>
          )}
        </div>
      )}
    </form>
  )
}
