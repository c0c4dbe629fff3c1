import type { SelectHTMLAttributes } from 'react'
import { described, Field, type FieldTexts } from './field'

type Props = FieldTexts &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldTexts> & {
    options: { value: string; text: string }[]
  }

export function SelectField({ name, label, hint, error, required, mark, options, ...select }: Props) {
  const texts = { name, label, hint, error, required, mark }
  return (
    <Field {...texts}>
      <select {...select} {...described(texts)} className="field">
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}
