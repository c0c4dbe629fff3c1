import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { described, Field, type FieldTexts } from './field'

type InputProps = FieldTexts & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldTexts>

export function TextField({ name, label, hint, error, required, mark, ...input }: InputProps) {
  const texts = { name, label, hint, error, required, mark }
  return (
    <Field {...texts}>
      <input type="text" {...input} {...described(texts)} className="field" />
    </Field>
  )
}

type AreaProps = FieldTexts & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldTexts>

export function TextArea({ name, label, hint, error, required, mark, ...area }: AreaProps) {
  const texts = { name, label, hint, error, required, mark }
  return (
    <Field {...texts}>
      <textarea rows={4} {...area} {...described(texts)} className="field" />
    </Field>
  )
}
