import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { EvidenceView, PetitionPageView } from '../evidence/views'
import type { Locale } from '../i18n'
import type { DemandView } from '../petitions/views'
import { ClaimsCompared } from './claims-compared'
import { Demands } from './demands'
import type { PetitionParts } from './petition-page'

/** The long parts of a petition's page. They are the same until a text changes, and are written out once until then. */
export const petitionParts = ({ petition, evidence }: PetitionPageView): PetitionParts => ({
  demands: demandsOf(petition.demands, petition.locale),
  evidence: evidenceOf(evidence, petition.locale),
})

const demandsOf = writtenOnce((demands: DemandView[], locale) => (
  <Demands locale={locale} demands={demands} />
))

const evidenceOf = writtenOnce(({ subjects, numbers }: EvidenceView, locale) => (
  <>
    {subjects.map((subject) => (
      <ClaimsCompared key={subject.slug} locale={locale} subject={subject} numbers={numbers} />
    ))}
  </>
))

/** HTML for an object of one language, for as long as the object is kept. */
function writtenOnce<T extends object>(elements: (shown: T, locale: Locale) => ReactElement) {
  const written = new WeakMap<T, string>()
  return (shown: T, locale: Locale): string => {
    const html = written.get(shown) ?? renderToStaticMarkup(elements(shown, locale))
    written.set(shown, html)
    return html
  }
}
