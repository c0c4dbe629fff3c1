import { act } from './act.server'
import type { Api } from './answer-api.server'
import { written } from './amounts'
import { Books } from './books.server'
import { checkoutPage, invoicePage, portalPage, pressAsDonor } from './donor-pages.server'
import { Failure } from './failure'
import { giftPage, pressLater } from './gift-page.server'
import { forms, link, page, safe, type PageAnswer } from './page-frame'
import { payOut } from './pay-out.server'
import { words, type Deed } from './words'

export interface PageRequest {
  method: string
  path: string
  form: URLSearchParams
}

const pages: Record<string, (books: Books, id: string) => Promise<PageAnswer>> = {
  pages: checkoutPage,
  invoices: invoicePage,
  portal: portalPage,
  gifts: giftPage,
}

/** The donor's hosted pages, a page for what happens to a gift later, and the list of all gifts. Plain forms. */
export async function answerPages(api: Api, { method, path, form }: PageRequest): Promise<PageAnswer> {
  const [, , part = '', id = ''] = path.split('/')
  try {
    if (part !== '' && !Object.hasOwn(pages, part))
      return { ...page(words.en, `<p>${words.en.nothing}</p>`), status: 404 }
    if (method === 'POST') return await press(api, { part, id, form })
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: 'GET, POST' }, body: '' }
    const books = new Books(api.database.read, Math.floor(api.now() / 1000))
    return part === '' ? page(words.en, await gifts(books)) : await pages[part]!(books, id)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return {
      ...page(words.en, `<p>${safe(error.message)}</p>${link('/test-payments', words.en.all)}`),
      status: error.status,
    }
  }
}

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

interface Press {
  part: string
  id: string
  form: URLSearchParams
}

/** Does what a button says, and leads on. */
async function press(api: Api, { part, id, form }: Press): Promise<PageAnswer> {
  const deed = form.get('deed') as Deed | null
  const here = part ? `/test-payments/${part}/${id}` : '/test-payments'
  const onward = await act(api, async (books) => {
    if (part === 'pages' || part === 'invoices' || part === 'portal')
      return pressAsDonor(books, part, id, deed)
    if (part === 'gifts') await pressLater(books, id, deed, form)
    else if (deed === 'pay-out' || deed === 'pay-out-fails')
      await payOut(books, deed === 'pay-out' ? 'paid' : 'failed')
    return null
  })
  return { status: 303, headers: { Location: onward ?? here }, body: '' }
}
