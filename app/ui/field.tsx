import type { ReactNode } from 'react'

export interface FieldTexts {
  /** Name of the field in the form; its id as well. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** One sentence that says what is wrong and how to mend it. */
  error?: string
  required?: boolean
  /** "optional" or "required" in the reader's language, shown beside the label. */
  mark?: string
}

/** What ties a control to its hint and its error. */
export const described = ({ name, hint, error, required }: FieldTexts) => ({
  id: name,
  name,
  required,
  'aria-invalid': error ? (true as const) : undefined,
  'aria-describedby':
    [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined,
})

/** A label, its hint and its error around any control. */
export function Field({ name, label, hint, error, mark, children }: FieldTexts & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={name} className="font-medium">
        {label}
        {mark && <span className="font-normal text-soft"> ({mark})</span>}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
      <div className="mt-1.5">{children}</div>
    </div>
  )
}

export const FieldError = ({ name, error }: { name: string; error?: string }) =>
  error ? (
    <p id={`${name}-error`} className="mt-1 border-s-3 border-accent ps-2.5 text-sm font-bold text-accent">
      {error}
    </p>
  ) : null
