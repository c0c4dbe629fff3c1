import type { Payments } from '../config.server'

/** The provider's hosted pages: a gift is paid at the first, a card is changed at the second, an open month paid at the third. */
const [checkout, portal, invoices] = [
  'https://checkout.stripe.com',
  'https://billing.stripe.com',
  'https://invoice.stripe.com',
]

/** Our pages with a form that leads to them, and to which of them; `pathname` has no trailing slash. */
const forms: readonly [RegExp, readonly string[]][] = [
  [/^(\/es)?(\/petitions\/[^/]+)?\/donate$/, [checkout]],
  [/^(\/es)?(\/my\/[\w-]{43}|\/donations\/[\w-]{43}\/fix)$/, [portal, invoices]],
]

/**
 * Tells the origins besides our own that a page's forms lead to. Browsers hold the redirect that answers a form to
 * `form-action`, and say nothing to whoever pressed the button.
 */
export function leadsToPayment(payments: Payments): (pathname: string) => readonly string[] {
  return (pathname) => {
    const hosts = forms.find(([page]) => page.test(pathname))?.[1] ?? []
    if (payments.kind === 'stripe') return hosts
    return hosts.length > 0 && payments.kind === 'stand-in' && payments.at !== null ? [payments.at] : []
  }
}
