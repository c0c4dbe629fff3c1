import { act } from './act.server'
import type { Api } from './answer-api.server'
import { written } from './amounts'
import { Books, type Told } from './books.server'
import { Failure } from './failure'
import * as hosted from './hosted-page.server'
import * as back from './money-back.server'
import * as monthly from './monthly.server'
import { payOut } from './pay-out.server'
import { words, type Deed } from './words'

export interface PageRequest {
  method: string
  path: string
  form: URLSearchParams
}

export interface PageAnswer {
  status: number
  headers?: Record<string, string>
  body: string
}

type Words = (typeof words)['en']

/** The donor's hosted page, a page for what happens to a gift later, and the list of all gifts. Plain forms. */
export async function answerPages(api: Api, { method, path, form }: PageRequest): Promise<PageAnswer> {
  const [, , part, id = ''] = path.split('/')
  try {
    if (method === 'POST') return await press(api, { part, id, form })
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: 'GET, POST' }, body: '' }
    const books = new Books(api.database.read, Math.floor(api.now() / 1000))
    if (!part) return page(words.en, await gifts(books))
    if (part === 'pages') return await hostedPage(books, id)
    if (part === 'gifts') return await giftPage(books, id)
    if (part === 'portal') return await portal(books, id)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return {
      ...page(words.en, `<p>${safe(error.message)}</p>${link('/test-payments', words.en.all)}`),
      status: error.status,
    }
  }
  return { ...page(words.en, `<p>${words.en.nothing}</p>`), status: 404 }
}

async function hostedPage(books: Books, id: string): Promise<PageAnswer> {
  const { object: session } = await books.get('checkout.session', id)
  const say = session.locale === 'es' ? words.es : words.en
  if (session.status !== 'open') return page(say, `<p>${say.closed}</p>${onward(session, say)}`)
  const each = session.mode === 'subscription' ? ` ${say.monthly}` : ''
  const asking = await waitsForYes(books, session)
  const deeds: Deed[] = asking
    ? ['confirm-3ds', 'abandon-3ds']
    : session.mode === 'payment'
      ? ['pay', 'decline', 'ask-3ds', 'pay-later', 'cancel', 'expire']
      : ['pay', 'decline', 'cancel', 'expire']
  return page(
    say,
    `<p class="amount">${safe(written(session.amount_total, session.currency))}${each}</p>
${asking ? `<p>${say.asked}</p>` : ''}${forms(deeds, say)}`,
  )
}

async function waitsForYes(books: Books, session: Told): Promise<boolean> {
  if (!session.payment_intent) return false
  return (await books.get('payment_intent', session.payment_intent)).object.status === 'requires_action'
}

const onward = (session: Told, say: Words) => link(session.success_url, say.back)

async function gifts(books: Books): Promise<string> {
  const sessions = (await books.all('checkout.session')).slice(0, 200)
  const say = words.en
  const rows = sessions.map(
    ({ object: { id, amount_total: amount, currency, status, payment_status, mode } }) => {
      const each = mode === 'subscription' ? ` ${say.monthly}` : ''
      const where = status === 'open' ? 'pages' : 'gifts'
      return `<li><a href="/test-payments/${where}/${id}">${safe(written(amount, currency))}${each}</a> ${status}, ${payment_status}</li>`
    },
  )
  return `${rows.length ? `<ul>${rows.join('\n')}</ul>` : `<p>${say.none}</p>`}${forms(['pay-out', 'pay-out-fails'], say)}`
}

async function giftPage(books: Books, id: string): Promise<PageAnswer> {
  const { object: session } = await books.get('checkout.session', id)
  const say = session.locale === 'es' ? words.es : words.en
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

async function portal(books: Books, id: string): Promise<PageAnswer> {
  const { object } = await books.get('billing_portal.session', id)
  const say = object.locale === 'es' ? words.es : words.en
  const mine = (await books.all('subscription')).filter((kept) => kept.object.customer === object.customer)
  const parts = mine.map(({ object: { id: subscription, status, items } }) => {
    const { price } = (items as { data: Told[] }).data[0]!
    const deeds: Deed[] = status === 'past_due' ? ['recover', 'stop'] : status === 'active' ? ['stop'] : []
    return `<h2>${safe(written(price.unit_amount, price.currency))} ${say.monthly}: ${status}</h2>${forms(deeds, say, { subscription })}`
  })
  return page(say, parts.join('\n') + (object.return_url ? link(object.return_url, say.back) : ''))
}

interface Press {
  part: string | undefined
  id: string
  form: URLSearchParams
}

/** Does what a button says, and leads on. */
async function press(api: Api, { part, id, form }: Press): Promise<PageAnswer> {
  const deed = form.get('deed') as Deed | null
  const onto = (location: string): PageAnswer => ({ status: 303, headers: { Location: location }, body: '' })
  const here = part ? `/test-payments/${part}/${id}` : '/test-payments'
  return act(api, async (books) => {
    if (part === 'pages') return onto((await onHostedPage(books, id, deed)) ?? here)
    if (part === 'gifts' || part === 'portal') {
      const session = part === 'gifts' ? (await books.get('checkout.session', id)).object : null
      await later(books, deed, form, session)
    } else if (deed === 'pay-out' || deed === 'pay-out-fails') {
      await payOut(books, deed === 'pay-out' ? 'paid' : 'failed')
    }
    return onto(here)
  })
}

/** Where the donor goes next, if anywhere. */
async function onHostedPage(books: Books, id: string, deed: Deed | null): Promise<string | null> {
  const { object: session } = await books.get('checkout.session', id)
  const success = (session.success_url as string).replace('{CHECKOUT_SESSION_ID}', id)
  switch (deed) {
    case 'pay':
    case 'confirm-3ds':
      await hosted.pay(books, id)
      return success
    case 'pay-later':
      await hosted.payLater(books, id)
      return success
    case 'decline':
      await hosted.declineOnPage(books, id)
      return null
    case 'abandon-3ds':
      await hosted.declineOnPage(books, id)
      return session.cancel_url as string | null
    case 'ask-3ds':
      await hosted.askForAction(books, id)
      return null
    case 'expire':
      await hosted.expirePage(books, id)
      return session.cancel_url as string | null
    case 'cancel':
      return session.cancel_url as string | null
    default:
      return null
  }
}

async function later(
  books: Books,
  deed: Deed | null,
  form: URLSearchParams,
  session: Told | null,
): Promise<void> {
  const subscription = session?.subscription ?? form.get('subscription') ?? ''
  const charge = async () => (await books.get('charge', form.get('charge') ?? '')).object
  const deeds: Partial<Record<Deed, () => Promise<unknown>>> = {
    arrive: () => hosted.settleLater(books, session!.id, 'paid'),
    fail: () => hosted.settleLater(books, session!.id, 'failed'),
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

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const link = (href: string, text: string) => `<p><a href="${safe(href)}">${safe(text)}</a></p>`

const hidden = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${safe(value)}">`)
    .join('')

const forms = (deeds: Deed[], say: Words, fields: Record<string, string> = {}) =>
  `<form method="post">${hidden(fields)}${deeds
    .map((deed) => `<button name="deed" value="${deed}">${say.deeds[deed]}</button>`)
    .join('\n')}</form>`

const amountForm = (charge: Told, say: Words) =>
  `<form method="post">${hidden({ charge: charge.id })}<label>${say.minor}
<input name="amount" inputmode="numeric" value="${charge.amount - charge.amount_refunded}"></label>
<button name="deed" value="refund">${say.deeds.refund}</button></form>`

const style = `body{font:1.125rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem}
h1{background:#7a1f00;color:#fff;padding:.75rem 1rem;font-size:1.25rem}.amount{font-size:2rem;font-weight:700}
form{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0;align-items:end}label{display:grid}
button,input{font:inherit;padding:.5rem 1rem;min-height:2.75rem}:root{color-scheme:light dark}`

/** It may send people where they came from: what a form may lead to is the product's own address too. */
const page = (say: Words, body: string): PageAnswer => ({
  status: 200,
  headers: {
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'X-Robots-Tag': 'noindex',
  },
  body: `<!doctype html><html lang="${say.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title}</title><style>${style}</style></head><body><main><h1>${say.title}</h1>
${body}
</main></body></html>`,
})
