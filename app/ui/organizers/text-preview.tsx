import { organizerTexts } from '../../i18n/organizers'
import { texts, type Locale } from '../../i18n'
import type { TextPreview } from '../../workshop/preview-text.server'
import { AddressedTo } from '../addressed-to'
import { ClaimsCompared } from '../claims-compared'
import { Demands } from '../demands'
import { Prose } from '../prose'

/** A text as the public would read it: title, demands, story with its citations, evidence. */
export function TextPreviewArticle({ locale, preview }: { locale: Locale; preview: TextPreview }) {
  const t = organizerTexts(locale).workshop.text
  const { locale: language, title, summary, targets, demands, story, evidence, evidenceFrom } = preview
  const reads = texts(language).petition
  return (
    <article lang={language}>
      <p dir="auto" className="font-serif text-2xl font-bold">
        {title || <span lang={locale}>{t.previewUntitled}</span>}
      </p>
      <p dir="auto" className="mt-3 text-lg text-soft">
        {summary}
      </p>
      <AddressedTo locale={language} targets={targets} />
      <Demands locale={language} demands={demands} />
      <p className="mt-8 mb-4 border-t border-ink pt-4 font-serif text-2xl font-bold">{reads.story}</p>
      {story === null ? <p lang={locale}>{t.previewBroken}</p> : <Prose html={story} />}
      <p className="mt-8 mb-4 border-t border-ink pt-4 font-serif text-2xl font-bold">{reads.evidence}</p>
      {evidence.subjects.length === 0 && <p className="text-soft">{reads.evidenceNone}</p>}
      {evidence.subjects.map((subject) => (
        <ClaimsCompared key={subject.slug} locale={language} subject={subject} numbers={evidence.numbers} />
      ))}
      <p dir="auto" className="mt-4 text-sm text-soft">
        {evidenceFrom}
      </p>
    </article>
  )
}
