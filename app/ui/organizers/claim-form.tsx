import type { SubjectChoice } from '../../evidence/own-claims.server'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { CheckField } from '../check-field'
import { SelectField } from '../select-field'
import { AnswerField, BothLanguages, FormHead, problemOf, StoredNow, type FormState } from './evidence-fields'

interface Props {
  locale: Locale
  form: FormState
  revision: number
  path: string
  button: string
  cancel: string
  subjects: SubjectChoice[]
  /** A claim that is recorded already has a standing, and a history. */
  recorded: boolean
}

const standings = ['stands', 'disputed', 'corrected', 'superseded'] as const

/** A claim: what is said, by whom, where, about what, and where it stands. */
export function ClaimForm({ locale, form, revision, path, button, cancel, subjects, recorded }: Props) {
  const t = organizerTexts(locale).evidence
  const c = t.claim
  const shared = { locale, form }
  const isNew = form.answers.subject === 'new' || subjects.length === 0
  return (
    <form method="post" action={path} noValidate className="space-y-6">
      <FormHead {...shared} labels={{ ...c, state: c.state }} fresh={path} />
      <input type="hidden" name="revision" value={revision} />
      <BothLanguages {...shared} name="statement" label={c.statement} hint={c.statementHint} lines={3} />
      <BothLanguages {...shared} name="figure" label={c.figure} hint={c.figureHint} />
      <BothLanguages {...shared} name="unit" label={c.unit} hint={c.unitHint} />
      <BothLanguages {...shared} name="by" label={c.by} />
      <BothLanguages {...shared} name="asOfText" label={c.asOfText} />
      <div className="max-w-96">
        <AnswerField {...shared} name="asOf" label={c.asOf} hint={c.asOfHint} required={false} />
      </div>
      <BothLanguages {...shared} name="passage" label={c.passage} hint={c.passageHint} lines={2} />
      <div className="max-w-measure">
        <SelectField
          name="subject"
          label={c.subject}
          hint={c.subjectHint}
          defaultValue={form.answers.subject ?? (subjects.length === 0 ? 'new' : '')}
          error={problemOf(locale, form, 'subject', c.subject)}
          options={[
            { value: '', text: c.choose },
            ...subjects.map(({ slug, title }) => ({ value: slug, text: title })),
            { value: 'new', text: c.newSubject },
          ]}
        />
        <StoredNow {...shared} name="subject" />
      </div>
      <details open={isNew} className="border-y border-line py-2">
        <summary className="tap cursor-pointer py-2 font-medium">{c.subjectNew}</summary>
        <div className="space-y-6 pb-4">
          <p className="text-sm text-soft">{c.subjectNewHint}</p>
          <SubjectFields {...shared} />
        </div>
      </details>
      {recorded && (
        <fieldset className="border-t border-ink pt-4">
          <legend className="float-start w-full font-serif text-xl">{c.standing}</legend>
          <div className="clear-both space-y-6">
            <p className="max-w-measure text-sm text-soft">{c.standingHint}</p>
            <div className="max-w-80">
              <SelectField
                name="state"
                label={c.state}
                defaultValue={form.answers.state}
                error={problemOf(locale, form, 'state', c.state)}
                options={standings.map((value) => ({ value, text: c.states[value] }))}
              />
              <StoredNow {...shared} name="state" />
            </div>
            <BothLanguages {...shared} name="note" label={c.note} required={false} lines={2} />
          </div>
        </fieldset>
      )}
      <div className="flex flex-wrap gap-3">
        <Button kind="act">{button}</Button>
        <ButtonLink href={cancel}>{t.cancel}</ButtonLink>
      </div>
    </form>
  )
}

/** What claims speak of: the same for one that is new and one that is changed. */
export function SubjectFields({ locale, form }: { locale: Locale; form: FormState }) {
  const c = organizerTexts(locale).evidence.claim
  const shared = { locale, form }
  return (
    <>
      <BothLanguages {...shared} name="subjectTitle" label={c.subjectTitle} />
      <BothLanguages {...shared} name="subjectScope" label={c.subjectScope} lines={2} />
      <CheckField
        name="disagreeing"
        label={c.disagreeing}
        hint={c.disagreeingHint}
        defaultChecked={form.answers.disagreeing === 'on'}
      />
      <BothLanguages {...shared} name="subjectNote" label={c.subjectNote} required={false} lines={2} />
    </>
  )
}
