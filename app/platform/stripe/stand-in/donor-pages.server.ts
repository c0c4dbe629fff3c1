import { written } from './amounts'
import type { Books, Kept, Told } from './books.server'
import * as hosted from './hosted-page.server'
import * as monthly from './monthly.server'
import { forms, link, page, safe, wordsOf, type PageAnswer, type Words } from './page-frame'
import type { Deed } from './words'

/** Where a gift is paid. */
export async function checkoutPage(books: Books, id: string): Promise<PageAnswer> {
  const kept = await books.get('checkout.session', id)
  const { object: session } = kept
  const say = wordsOf(session.locale)
  if (session.status !== 'open')
    return page(say, `<p>${say.closed}</p>${link(session.success_url, say.back)}`)
  const each = session.mode === 'subscription' ? ` ${say.monthly}` : ''
  const asking = (await hosted.intentOnPage(books, kept))?.status === 'requires_action'
  const deeds: Deed[] = asking
    ? ['confirm-3ds', 'abandon-3ds']
    : ['pay', 'decline', 'ask-3ds', ...(each ? [] : (['pay-later'] as const)), 'cancel', 'expire']
  return page(
    say,
    amount(session.amount_total, session.currency, each) + asked(asking, say) + forms(deeds, say),
  )
}

/** Where an open month is paid with another card, or confirmed with the bank. */
export async function invoicePage(books: Books, id: string): Promise<PageAnswer> {
  const { object: invoice, notes } = await books.get('invoice', id)
  const { object: intent } = await books.get('payment_intent', notes.intent as string)
  const say = wordsOf(notes.locale)
  const shown = amount(invoice.amount_due, invoice.currency)
  if (invoice.status !== 'open') return page(say, `${shown}<p>${say.invoice[stateOf(invoice)]}</p>`)
  const asking = intent.status === 'requires_action'
  return page(say, shown + asked(asking, say) + forms([asking ? 'confirm-3ds' : 'use-card', 'decline'], say))
}

const stateOf = ({ status }: Told) => (status === 'paid' ? 'paid' : 'closed')

/** Where the card of a monthly gift is changed. */
export async function portalPage(books: Books, id: string): Promise<PageAnswer> {
  const { object: portal } = await books.get('billing_portal.session', id)
  const say = wordsOf(portal.locale)
  const mine = (await books.all('subscription')).filter((kept) => kept.object.customer === portal.customer)
  const parts = mine.map(({ object: { items } }) => {
    const { price } = (items as { data: Told[] }).data[0]!
    return amount(price.unit_amount, price.currency, ` ${say.monthly}`)
  })
  return page(say, parts.join('\n') + forms(['use-card', 'cancel'], say))
}

/** Does what a button of one of these pages says. Returns where the donor goes next, null for the same page. */
export async function pressAsDonor(
  books: Books,
  part: 'pages' | 'invoices' | 'portal',
  id: string,
  deed: Deed | null,
): Promise<string | null> {
  if (part === 'pages') return pressCheckout(books, await books.get('checkout.session', id), deed)
  if (part === 'portal') return (await books.get('billing_portal.session', id)).object.return_url as string
  const { object: invoice } = await books.get('invoice', id)
  const { subscription } = invoice.parent.subscription_details as Told
  if (deed === 'use-card' || deed === 'confirm-3ds') await monthly.recover(books, subscription)
  if (deed === 'decline') await monthly.declineAgain(books, subscription)
  return null
}

async function pressCheckout(
  books: Books,
  { object: session }: Kept,
  deed: Deed | null,
): Promise<string | null> {
  const { id, success_url: success, cancel_url: back } = session
  switch (deed) {
    case 'pay':
    case 'confirm-3ds':
      await hosted.pay(books, id)
      return success.replace('{CHECKOUT_SESSION_ID}', id) as string
    case 'pay-later':
      await hosted.payLater(books, id)
      return success.replace('{CHECKOUT_SESSION_ID}', id) as string
    case 'decline':
      await hosted.declineOnPage(books, id)
      return null
    case 'abandon-3ds':
      await hosted.declineOnPage(books, id)
      return back as string | null
    case 'ask-3ds':
      await hosted.askForAction(books, id)
      return null
    case 'expire':
      await hosted.expirePage(books, id)
      return back as string | null
    case 'cancel':
      return back as string | null
    default:
      return null
  }
}

const amount = (minor: number, currency: string, each = '') =>
  `<p class="amount">${safe(written(minor, currency))}${each}</p>\n`

const asked = (asking: boolean, say: Words) => (asking ? `<p>${say.asked}</p>` : '')
