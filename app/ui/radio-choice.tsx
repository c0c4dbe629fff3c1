import type { InputHTMLAttributes } from 'react'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { text: string }

/** One of several, with its label beside it. */
export const RadioChoice = ({ text, ...input }: Props) => (
  <label className="tap flex items-center gap-3 py-2">
    <input {...input} type="radio" className="size-6 shrink-0" />
    <span className="min-w-0">{text}</span>
  </label>
)
