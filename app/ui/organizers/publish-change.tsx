import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { PartChange } from '../../workshop/compare-texts'
import { Button, ButtonLink } from '../button'
import { CheckField } from '../check-field'
import { Differences } from '../differences'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { TextArea } from '../text-field'

export interface ShownChange {
  locale: Locale
  /** fresh: published for the first time. */
  kind: 'ready' | 'writing' | 'same' | 'fresh'
  parts: PartChange[]
  revision: number
  /** A second person has still to read it. */
  unread: boolean
  /** Readers of this language are told why: it is public, or becomes so. */
  noted: boolean
}

export interface PublishChangeProps {
  locale: Locale
  slug: string
  /** Null: nothing of this petition is published this way now. */
  change: {
    version: number
    languages: ShownChange[]
    demandChanged: boolean
    demandIsFixed: boolean
    mayPublish: boolean
    /** Others wrote what a second person has still to read. */
    mayRead: boolean
  } | null
  refused: {
    notes: Partial<Record<Locale, string>>
    seen: boolean
    problems: Record<string, string>
    stale: boolean
    incomplete: boolean
  } | null
}

/** What readers would see change, per language, before it is public; then the note and the button. */
export function PublishChange({ locale, slug, change, refused }: PublishChangeProps) {
  const all = organizerTexts(locale).workshop
  const t = all.publish
  const path = `/manage/petitions/${slug}/text`
  const back = (
    <ButtonLink kind="plain" href={path}>
      {t.back}
    </ButtonLink>
  )
  if (!change)
    return (
      <>
        <PageHeading title={t.title} />
        <div className="mt-6">
          <Empty title={t.notPublic}>{back}</Empty>
        </div>
      </>
    )
  const ready = change.languages.filter(({ kind }) => kind === 'ready' || kind === 'fresh')
  const problems = refused?.problems ?? {}
  const stops = change.demandIsFixed
    ? t.fixed
    : change.languages.some(({ unread }) => unread)
      ? t.unread
      : null
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-6 space-y-4">
        {refused?.stale && <Notice kind="error" title={t.stale} />}
        {refused?.incomplete && <Notice kind="error" title={t.incomplete} />}
        <ErrorSummary
          title={t.problemTitle}
          errors={Object.entries(problems).map(([field, text]) => ({ field, text }))}
        />
      </div>
      {change.languages.map((one) => (
        <Section
          key={one.locale}
          id={`text-${one.locale}`}
          title={all.text.names[one.locale]}
          lead={
            one.kind === 'same'
              ? t.unchanged
              : one.kind === 'writing'
                ? t.writing
                : one.kind === 'fresh'
                  ? t.newLanguage
                  : fill(t.against, { version: change.version - 1 })
          }
        >
          {one.parts.map(({ part, changes }) => (
            <div key={part} className="mb-6">
              <h3 className="mb-1 text-lg">{all.parts[part]}</h3>
              <Differences differences={changes} words={all.differences} lang={one.locale} />
            </div>
          ))}
        </Section>
      ))}
      {ready.length === 0 ? (
        <div className="mt-10">
          <Empty title={t.nothing}>{back}</Empty>
        </div>
      ) : (
        <form method="post" action={`${path}/publish`} noValidate className="mt-12 max-w-measure space-y-6">
          {change.languages.map((one) => (
            <input key={one.locale} type="hidden" name={`revision-${one.locale}`} value={one.revision} />
          ))}
          {change.demandChanged ? (
            <Notice kind="closed" title={t.demandTitle}>
              <p>{t.demandText}</p>
            </Notice>
          ) : (
            <Notice title={t.demandSame} />
          )}
          {stops ? (
            <>
              <Notice kind="error" title={stops} />
              <div className="flex flex-wrap gap-3">
                {change.mayRead && !change.demandIsFixed && (
                  <Button kind="act" name="do" value="reviewed">
                    {t.readAll}
                  </Button>
                )}
                {back}
              </div>
            </>
          ) : (
            change.mayPublish && (
              <>
                {change.languages
                  .filter(({ noted }) => noted)
                  .map(({ locale: language }) => (
                    <TextArea
                      key={language}
                      name={`note-${language}`}
                      label={t.note[language]}
                      hint={t.noteHint}
                      lang={language}
                      dir="auto"
                      rows={3}
                      required
                      defaultValue={refused?.notes[language] ?? ''}
                      error={problems[`note-${language}`]}
                    />
                  ))}
                {change.demandChanged && (
                  <CheckField
                    name="seen"
                    label={t.seen}
                    defaultChecked={refused?.seen}
                    error={problems.seen}
                  />
                )}
                <div className="flex flex-wrap gap-3">
                  <Button kind="act">{fill(t.button, { version: change.version })}</Button>
                  {back}
                </div>
              </>
            )
          )}
        </form>
      )}
    </>
  )
}
