import type { InputHTMLAttributes } from 'react'
import { described, FieldError, type FieldTexts } from './field'

type Props = FieldTexts & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldTexts | 'type'>

/** A box to tick, with its label beside it. Absent is no: never pre-ticked for a first-time reader. */
export function CheckField({ name, label, hint, error, required, mark: _mark, ...input }: Props) {
  return (
    <div>
      <label className="tap flex items-start gap-3 py-2">
        <input
          {...input}
          {...described({ name, label, hint, error, required })}
          type="checkbox"
          className="mt-0.5 size-6 shrink-0"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${name}-hint`} className="ms-9 text-sm text-soft">
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
    </div>
  )
}
