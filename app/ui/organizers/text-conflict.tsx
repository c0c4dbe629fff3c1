import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { DraftText } from '../../workshop/draft-text'
import type { Conflict } from '../../workshop/merge-texts'
import { Button } from '../button'
import { Differences } from '../differences'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'

interface Props {
  locale: Locale
  language: Locale
  slug: string
  conflict: { mine: DraftText; revision: number; conflicts: Conflict[]; again: boolean }
}

/** Two people changed one text: what is stored beside what was typed, to choose from part by part. */
export function TextConflict({ locale, language, slug, conflict }: Props) {
  const all = organizerTexts(locale).workshop
  const t = all.conflict
  const path = `/manage/petitions/${slug}/text?language=${language}`
  const { mine, revision, conflicts, again } = conflict
  return (
    <div>
      <PageHeading title={t.title} lead={t.lead} />
      {again && (
        <div className="mt-4">
          <Notice kind="error" title={t.again} />
        </div>
      )}
      <form method="post" action={path} noValidate className="mt-8 space-y-10" data-conflict>
        <input type="hidden" name="do" value="resolve" />
        <input type="hidden" name="revision" value={revision} />
        <Carried text={mine} />
        {conflicts.map((one) => (
          <ConflictPartFields key={one.part} {...{ locale, language }} conflict={one} />
        ))}
        <p className="text-sm text-soft">{t.same}</p>
        <div className="flex flex-wrap gap-3">
          <Button kind="act">{t.save}</Button>
          <a href={path} className="button button-plain">
            {t.discard}
          </a>
        </div>
      </form>
    </div>
  )
}

function ConflictPartFields({
  locale,
  language,
  conflict: { part, mine, stored, differences },
}: {
  locale: Locale
  language: Locale
  conflict: Conflict
}) {
  const all = organizerTexts(locale).workshop
  const t = all.conflict
  const row = part.startsWith('demand-') ? Number(part.slice('demand-'.length)) : null
  const name =
    row === null
      ? all.text.fields[part as keyof typeof all.text.fields]
      : fill(all.text.fields.demand, { n: row + 1 })
  const shown = (text: string) => text || t.nothing
  return (
    <fieldset id={`part-${part}`} className="border-t border-ink pt-4">
      <legend className="float-start w-full font-serif text-xl font-bold">{name}</legend>
      <div className="clear-both gap-x-10 space-y-6 pt-3 md:grid md:grid-cols-2 md:space-y-0">
        <Side title={t.storedText} language={language} text={shown(stored)} />
        <Side title={t.yourText} language={language} text={shown(mine)} />
      </div>
      <p className="mt-6 text-sm text-soft">{t.differences}</p>
      <Differences differences={differences} words={all.differences} lang={language} />
      <fieldset className="mt-4">
        <legend className="font-medium">{t.choose}</legend>
        {(['mine', 'theirs', ...(row === null ? (['merged'] as const) : [])] as const).map((pick) => (
          <label key={pick} className="tap flex items-start gap-3 py-2">
            <input
              type="radio"
              name={`pick-${part}`}
              value={pick === 'theirs' ? 'stored' : pick}
              defaultChecked={pick === 'mine'}
              className="mt-0.5 size-6 shrink-0"
            />
            <span>{t[pick]}</span>
          </label>
        ))}
      </fieldset>
      {row === null && (
        <label className="mt-2 block">
          <span className="text-sm text-soft">{t.mix}</span>
          <textarea
            name={`merged-${part}`}
            rows={part === 'story' ? 14 : 3}
            lang={language}
            dir="auto"
            defaultValue={mine}
            className="field mt-1"
          />
        </label>
      )}
    </fieldset>
  )
}

const Side = ({ title, language, text }: { title: string; language: Locale; text: string }) => (
  <div>
    <p className="text-sm text-soft">{title}</p>
    {/* A region that scrolls has to be reachable by keyboard. */}
    <div
      role="group"
      aria-label={title}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      lang={language}
      dir="auto"
      className="mt-1 max-h-80 overflow-auto border border-line bg-sheet p-4 whitespace-pre-line"
    >
      {text}
    </div>
  </div>
)

/** What was typed, carried along so that no choice loses it. */
const Carried = ({ text }: { text: DraftText }) => (
  <>
    {(['title', 'summary', 'story', 'evidenceFrom'] as const).map((field) => (
      <input key={field} type="hidden" name={field} value={text[field]} />
    ))}
    {text.demands.map((demand, row) => (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={row} hidden>
        <input type="hidden" name={`demand-${row}`} value={demand.text} />
        <input type="hidden" name={`note-${row}`} value={demand.note ?? ''} />
        <input type="hidden" name={`basis-${row}`} value={demand.basis} />
        {demand.to.map((slug) => (
          <input key={slug} type="hidden" name={`to-${row}`} value={slug} />
        ))}
        {demand.works.map((slug) => (
          <input key={slug} type="hidden" name={`works-${row}`} value={slug} />
        ))}
      </span>
    ))}
  </>
)
