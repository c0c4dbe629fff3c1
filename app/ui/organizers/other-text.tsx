import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { StandingTag, TextStanding, type ShownDraft } from './text-standing'

/** The same petition in its other language, to read while one writes: beside the form, or folded below it on a phone. */
export function OtherText({ locale, draft, path }: { locale: Locale; draft: ShownDraft; path: string }) {
  const t = organizerTexts(locale).workshop.text
  const { locale: language, text } = draft
  const empty = !text.title && !text.summary && !text.story && text.demands.length === 0
  const link = (
    <a href={`${path}?language=${language}`} className="tap inline-flex items-center">
      {t.writeOther[language]}
    </a>
  )
  return (
    <details className="other-text border-t border-ink pt-3">
      <summary className="tap cursor-pointer font-serif text-xl font-bold">{t.other[language]}</summary>
      {empty ? (
        <p className="mt-2 text-soft">{t.otherNone[language]}</p>
      ) : (
        <>
          <StandingTag locale={locale} draft={draft} />
          <TextStanding locale={locale} draft={draft} />
          <dl lang={language} dir="auto" className="mt-3 space-y-4 text-sm">
            {(['title', 'summary', 'demands', 'story', 'evidenceFrom'] as const).map((part) => (
              <div key={part}>
                <dt lang={locale} className="text-soft">
                  {t.fields[part]}
                </dt>
                <dd dir="auto" className="whitespace-pre-line">
                  {part === 'demands' ? (
                    <ol className="list-decimal space-y-2 ps-5">
                      {text.demands.map((demand) => (
                        <li key={demand.text}>
                          {demand.text}
                          {demand.note && <span className="block text-soft">{demand.note}</span>}
                        </li>
                      ))}
                    </ol>
                  ) : (
                    text[part]
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="mt-3">{link}</p>
    </details>
  )
}
