import type { EvidenceProblem } from '../../evidence/evidence-problems.server'
import { fill, languageName, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Notice } from '../notice'

/** What does not fit between the stories of a petition and its claims. Nothing where everything does. */
export function EvidenceProblems({ locale, problems }: { locale: Locale; problems: EvidenceProblem[] }) {
  if (problems.length === 0) return null
  const t = organizerTexts(locale).evidence.attached
  return (
    <div className="mt-6">
      <Notice kind="closed" title={t.warnings}>
        <ul className="space-y-2">
          {problems.map((problem, i) => (
            <li key={i} className="wrap-anywhere">
              {problem.problem === 'disagreeing'
                ? fill(t.disagreeing, { subject: problem.subject, claims: problem.missing.join(', ') })
                : fill(t[problem.problem], {
                    language: languageName(locale, problem.locale),
                    claim: problem.claim,
                    words: problem.problem === 'not-attached' ? problem.words : '',
                  })}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
