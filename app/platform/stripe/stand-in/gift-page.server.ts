import { written } from './amounts'
import type { Books, Told } from './books.server'
import * as hosted from './hosted-page.server'
import * as back from './money-back.server'
import * as monthly from './monthly.server'
import { forms, hidden, link, page, safe, wordsOf, type PageAnswer, type Words } from './page-frame'
import type { Deed } from './words'

/** What becomes of a gift later: at the bank, month after month, back again. */
export async function giftPage(books: Books, id: string): Promise<PageAnswer> {
  const { object: session } = await books.get('checkout.session', id)
  const say = wordsOf(session.locale)
  const charges = await chargesOf(books, session)
  const parts = [link('/test-payments', say.all)]
  if (session.status === 'complete' && session.payment_status === 'unpaid')
    parts.push(forms(['arrive', 'fail'], say))
  if (session.subscription) {
    const { object: subscription } = await books.get('subscription', session.subscription)
    const deeds: Record<string, Deed[]> = {
      active: ['renew', 'renew-declined', 'renew-asks', 'stop'],
      past_due: ['recover', 'give-up'],
    }
    parts.push(
      `<h2>${say.monthly}: ${subscription.status}</h2>${forms(deeds[subscription.status] ?? [], say)}`,
    )
  }
  for (const charge of charges) {
    const name = { charge: charge.id }
    parts.push(`<h2>${safe(written(charge.amount, charge.currency))}</h2>`)
    if (!charge.refunded && !charge.disputed) {
      parts.push(amountForm(charge, say), forms(['inquiry', 'dispute'], say, name))
    }
    for (const { object: refund } of await books.all('refund', charge.payment_intent))
      if (refund.status === 'succeeded')
        parts.push(
          `<p>${say.refunded} ${safe(written(refund.amount, refund.currency))}</p>${forms(['fail-refund'], say, { refund: refund.id })}`,
        )
    for (const { object: dispute } of await books.all('dispute', charge.payment_intent)) {
      const open = !/won|lost|closed/.test(dispute.status)
      const deeds: Deed[] = dispute.status.startsWith('warning') ? ['escalate', 'win'] : ['win', 'lose']
      parts.push(
        `<p>${say.dispute}: ${dispute.status}</p>${open ? forms(deeds, say, { dispute: dispute.id }) : ''}`,
      )
    }
  }
  return page(say, parts.join('\n'))
}

async function chargesOf(books: Books, session: Told): Promise<Told[]> {
  const intents = session.payment_intent ? [session.payment_intent as string] : []
  if (session.subscription)
    for (const { notes } of await books.all('invoice', session.subscription))
      intents.push(notes.intent as string)
  const charges = await Promise.all(intents.map((intent) => books.all('charge', intent)))
  return charges.flat().flatMap(({ object }) => (object.status === 'succeeded' ? [object] : []))
}

/** Does what a button of that page says. */
export async function pressLater(
  books: Books,
  id: string,
  deed: Deed | null,
  form: URLSearchParams,
): Promise<void> {
  const { object: session } = await books.get('checkout.session', id)
  const subscription = (session.subscription ?? '') as string
  const charge = async () => (await books.get('charge', form.get('charge') ?? '')).object
  const deeds: Partial<Record<Deed, () => Promise<unknown>>> = {
    arrive: () => hosted.settleLater(books, id, 'paid'),
    fail: () => hosted.settleLater(books, id, 'failed'),
    renew: () => monthly.renew(books, subscription),
    'renew-declined': () => monthly.renew(books, subscription, 'declined'),
    'renew-asks': () => monthly.renew(books, subscription, 'action-required'),
    recover: () => monthly.recover(books, subscription),
    'give-up': () => monthly.giveUp(books, subscription),
    stop: async () =>
      monthly.end(books, (await books.get('subscription', subscription)).object, 'cancellation_requested'),
    refund: async () =>
      back.refund(books, await charge(), { amount: Number(form.get('amount')) || undefined }),
    'fail-refund': () => back.failRefund(books, form.get('refund') ?? ''),
    inquiry: async () => back.dispute(books, await charge(), 'inquiry'),
    dispute: async () => back.dispute(books, await charge(), 'dispute'),
    escalate: () => back.escalate(books, form.get('dispute') ?? ''),
    win: () => back.decideDispute(books, form.get('dispute') ?? '', 'won'),
    lose: () => back.decideDispute(books, form.get('dispute') ?? '', 'lost'),
  }
  if (deed && Object.hasOwn(deeds, deed)) await deeds[deed]!()
}

const amountForm = (charge: Told, say: Words) =>
  `<form method="post">${hidden({ charge: charge.id })}<label>${say.minor}
<input name="amount" inputmode="numeric" value="${charge.amount - charge.amount_refunded}"></label>
<button name="deed" value="refund">${say.deeds.refund}</button></form>`
