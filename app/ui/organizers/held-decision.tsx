import type { ReactNode } from 'react'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'

export interface HeldForm {
  /** The public reasons, in the reader's language. */
  codes: { value: string; text: string }[]
  /** As typed, where nothing was decided. */
  sentence: string
  code: string
  problem: 'needsTick' | 'needsReason' | null
}

interface Props {
  locale: Locale
  form: HeldForm
  /** The one signature that is decided; without it those that are ticked. */
  one?: number
  /** The signatures to tick. */
  children: ReactNode
}

/** Lets signatures count, with a sentence, or takes them out, under a public reason. */
export function HeldDecision({ locale, form, one, children }: Props) {
  const t = organizerTexts(locale).signatures.held
  const { problem } = form
  return (
    <form method="post" noValidate>
      <ErrorSummary
        title={t.problems}
        errors={problem ? [{ field: problem === 'needsReason' ? 'sentence' : 'ids', text: t[problem] }] : []}
      />
      {one !== undefined && <input type="hidden" name="id" value={one} />}
      {children}
      <div className="mt-8 gap-x-12 md:grid md:grid-cols-2">
        <div className="space-y-4">
          <TextField
            name="sentence"
            label={one === undefined ? t.sentence : t.sentenceOne}
            hint={t.sentenceHint}
            defaultValue={form.sentence}
            maxLength={300}
            error={problem === 'needsReason' ? t.needsReason : undefined}
          />
          <Button name="do" value="accept">
            {one === undefined ? t.accept : t.acceptOne}
          </Button>
        </div>
        <div className="mt-8 space-y-4 md:mt-0">
          <SelectField
            name="code"
            label={t.code}
            hint={t.codeHint}
            defaultValue={form.code}
            options={form.codes}
          />
          <Button name="do" value="reject">
            {one === undefined ? t.reject : t.rejectOne}
          </Button>
        </div>
      </div>
    </form>
  )
}
