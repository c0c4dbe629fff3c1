import type { Mail } from './transport.server'

/** A header field that would end its line or read in another order, or an address that would be more than one. */
export class BadHeader extends Error {
  override name = 'BadHeader'
  readonly code = 'bad-header'
  constructor(field: string) {
    super(`The header field ${field} would not stay one field`)
  }
}

/** Control characters, line ends, and what turns the direction of writing. */
const unfit = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const address = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/u
const invisible = /\p{Cf}/u

/** @throws BadHeader */
export function refuseInjection(mail: Mail): void {
  const { from, to, replyTo, subject, headers } = mail
  const fields = { From: from, To: to, 'Reply-To': replyTo ?? '', Subject: subject, ...headers }
  for (const [field, value] of Object.entries(fields)) {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(field)) throw new BadHeader('name')
    if (unfit.test(value)) throw new BadHeader(field)
  }
  if (!address.test(to) || invisible.test(to)) throw new BadHeader('To')
}
