import type { ReactNode } from 'react'
import { Button } from '../button'

interface Props {
  action: string
  /** What the server asks of the browser, as JSON of WebAuthn. */
  options: string
  kind: 'create' | 'show'
  hidden?: Record<string, string>
  /** Said where nothing was sent. */
  cancelled: string
  known?: string
  button: string
  children?: ReactNode
}

/** A form whose button asks for a passkey first; the script of organizers' pages fills in the answer. */
export function PasskeyForm({
  action,
  options,
  kind,
  hidden = {},
  cancelled,
  known,
  button,
  children,
}: Props) {
  return (
    <form
      method="post"
      action={action}
      data-passkey={kind}
      data-options={options}
      className="max-w-[28rem] space-y-5"
    >
      <Hidden values={{ ...hidden, way: 'passkey' }} />
      <input type="hidden" name="credential" defaultValue="" autoComplete="off" />
      {children}
      <Button kind="act">{button}</Button>
      <p
        role="status"
        data-cancelled={cancelled}
        data-known={known}
        className="text-sm font-bold text-accent"
      />
    </form>
  )
}

export const Hidden = ({ values }: { values: Record<string, string> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
