import type { ComponentProps } from 'react'
import { TextField } from './text-field'

type Props = Omit<ComponentProps<typeof TextField>, 'name' | 'type'>

/** Where an e-mail address is typed: nothing writes it large or takes it for a word. */
export const MailboxField = (field: Props) => (
  <TextField
    autoComplete="email"
    {...field}
    name="email"
    type="email"
    inputMode="email"
    autoCapitalize="none"
    spellCheck={false}
  />
)
