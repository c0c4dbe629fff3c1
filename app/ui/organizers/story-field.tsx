import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { described, Field } from '../field'

/** A claim that can be put into the story. */
export interface InsertableClaim {
  slug: string
  figure: string
  by: string
}

interface Props {
  locale: Locale
  language: Locale
  value: string
  claims: InsertableClaim[]
  error?: string
}

const tools = ['bold', 'heading', 'list', 'quote', 'link'] as const
const tool = 'tap px-3 text-sm font-medium underline decoration-accent underline-offset-4 hover:text-accent'

/** The story in Markdown. Its toolbar is there for the script: without one, the hint says the same. */
export function StoryField({ locale, language, value, claims, error }: Props) {
  const t = organizerTexts(locale).workshop.text
  const first = claims[0]
  const hint = first ? fill(t.storyHint, { tag: `[claim:${first.slug}]` }) : t.storyHintNone
  const texts = { name: 'story', label: t.fields.story, hint, error }
  return (
    <div className="border-t border-line pt-5">
      <Field {...texts}>
        <div
          hidden
          data-toolbar="story"
          role="group"
          aria-label={t.toolbar}
          className="border border-b-0 border-edge bg-tint"
        >
          <div className="flex flex-wrap">
            {tools.map((name) => (
              <button key={name} type="button" data-insert={name} data-words={t.linkAsk} className={tool}>
                {t.tools[name]}
              </button>
            ))}
          </div>
          {claims.length > 0 && (
            <div className="flex flex-wrap items-center gap-2 border-t border-line p-2">
              <select
                aria-label={t.claimChoice}
                data-claim
                className="field w-auto max-w-full min-w-0 grow basis-40 text-sm"
              >
                {claims.map(({ slug, figure, by }) => (
                  <option key={slug} value={slug}>
                    {figure} ({by})
                  </option>
                ))}
              </select>
              <button type="button" data-insert="claim" className={tool}>
                {t.tools.claim}
              </button>
            </div>
          )}
        </div>
        <textarea
          rows={22}
          {...described(texts)}
          lang={language}
          dir="auto"
          defaultValue={value}
          className="field leading-relaxed"
        />
      </Field>
    </div>
  )
}
