import { texts, type Locale } from '../i18n'
import { ErrorSummary } from './error-summary'
import { Notice } from './notice'

export type CodeRefusal =
  | { outcome: 'malformed'; email: boolean; code: boolean }
  | { outcome: 'no-match' | 'withdrawn' | 'paused' | 'ended' | 'expired' }

/** Why a code did not confirm. Only who typed the right code learns how its petition stands. */
export function CodeProblems({ locale, refusal }: { locale: Locale; refusal: CodeRefusal }) {
  const t = texts(locale).confirm
  if (refusal.outcome === 'malformed') {
    const errors = (['email', 'code'] as const)
      .filter((field) => refusal[field])
      .map((field) => ({ field, text: t.byCode[`${field}Malformed`] }))
    return <ErrorSummary title={t.byCode.problemTitle} errors={errors} />
  }
  if (refusal.outcome === 'no-match')
    return <ErrorSummary title={t.byCode.problemTitle} errors={[{ field: 'code', text: t.byCode.noMatch }]} />
  const { title, text } = t[refusal.outcome]
  return (
    <Notice kind="error" title={title}>
      <p>{text}</p>
    </Notice>
  )
}
