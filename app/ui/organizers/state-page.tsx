import { fill, texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { PetitionState } from '../../../db/schema'
import { Button, ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { TextArea } from '../text-field'
import { errorLines, lineProblemText } from './line-problem-text'
import type { MoveHere } from './settings-page'
import type { LineProblem } from '../../workshop/written-line'

export interface StatePageProps {
  locale: Locale
  slug: string
  move: MoveHere
  state: PetitionState
  possible: boolean
  noText: boolean
  reasons: { code: string; text: string }[]
  answers: { 'reason-en': string; 'reason-es': string; code: string }
  problems: Partial<Record<'reason-en' | 'reason-es' | 'code', LineProblem>>
}

/** Says what a change of state does, before it is done. */
export function StatePage(props: StatePageProps) {
  const { locale, slug, move, state, possible, noText, reasons, answers, problems } = props
  const all = organizerTexts(locale).campaigns
  const t = all.state
  const settings = `/manage/petitions/${slug}/settings`
  const errors = {
    'reason-en': lineProblemText(locale, problems['reason-en'], 500),
    'reason-es': lineProblemText(locale, problems['reason-es'], 500),
    code: problems.code && t.choose,
  }
  const labels = { 'reason-en': t.reasonEn, 'reason-es': t.reasonEs }
  const back = <ButtonLink href={settings}>{t.back}</ButtonLink>
  return (
    <>
      <PageHeading title={t.moves[move].title} lead={t.moves[move].text} />
      {!possible || noText ? (
        <div className="mt-8 max-w-measure space-y-6">
          <Notice kind="error">
            <p>{noText ? t.noText : fill(t.notNow, { state: texts(locale).states[state].label })}</p>
          </Notice>
          {back}
        </div>
      ) : (
        <form
          method="post"
          action={`${settings}/state?move=${move}`}
          noValidate
          className="mt-8 max-w-measure space-y-6"
        >
          <ErrorSummary title={all.problems.title} errors={errorLines(errors, labels)} />
          <input type="hidden" name="move" value={move} />
          <input type="hidden" name="seen" value={state} />
          {move === 'take-down' && (
            <SelectField
              name="code"
              label={t.code}
              hint={t.codeHint}
              required
              defaultValue={answers.code}
              error={errors.code}
              options={[
                { value: '', text: t.choose },
                ...reasons.map(({ code, text }) => ({ value: code, text })),
              ]}
            />
          )}
          {move === 'pause' &&
            (['reason-en', 'reason-es'] as const).map((name) => (
              <TextArea
                key={name}
                name={name}
                label={name === 'reason-en' ? t.reasonEn : t.reasonEs}
                hint={t.reasonHint}
                required
                rows={3}
                lang={name.slice(-2)}
                dir="auto"
                defaultValue={answers[name]}
                error={errors[name]}
              />
            ))}
          <div className="flex flex-wrap gap-3">
            <Button kind="act">{t.moves[move].title}</Button>
            {back}
          </div>
        </form>
      )}
    </>
  )
}
