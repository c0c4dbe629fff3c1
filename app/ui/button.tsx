import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'

/** act: the one thing this page is for · quiet: anything else · plain: looks like a link. */
export type ButtonKind = 'act' | 'quiet' | 'plain'

const classes: Record<ButtonKind, string> = {
  act: 'button button-act',
  quiet: 'button',
  plain: 'button button-plain',
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind; wide?: boolean }

export const Button = ({ kind = 'quiet', wide = false, type = 'submit', ...rest }: ButtonProps) => (
  <button {...rest} type={type} className={wide ? `${classes[kind]} w-full` : classes[kind]} />
)

type ButtonLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { kind?: ButtonKind; wide?: boolean }

/** A link that looks like a button: it leads somewhere, it does nothing. */
export const ButtonLink = ({ kind = 'quiet', wide = false, children, ...rest }: ButtonLinkProps) => (
  <a {...rest} className={wide ? `${classes[kind]} w-full` : classes[kind]}>
    {children}
  </a>
)
