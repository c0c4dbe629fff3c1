import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { giftSecret } from '../../app/donations/gift-link.server'
import * as thanks from '../../app/routes/(es).donations.$token.thanks'
import * as receipt from '../../app/routes/(es).donations.$token.receipt[.]pdf'
import * as donate from '../../app/routes/(es).donate'
import * as petitionDonate from '../../app/routes/(es).petitions.$slug_.donate'
import * as my from '../../app/routes/(es).my.$token'
import * as end from '../../app/routes/(es).my.$token_.end'
import * as monthly from '../../app/routes/(es).my.$token_.monthly'
import * as ownReceipt from '../../app/routes/(es).my.$token_.receipt[.]pdf'
import * as statement from '../../app/routes/(es).my.$token_.statement[.]pdf'
import { HOUR } from '../../app/duration'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { contextOf } from '../../app/supporters/my-link.server'
import { keepToken, newSecret } from '../../app/supporters/tokens.server'
import { db } from '../../db/client'
import { donations, receipts } from '../../db/schema'
import { aDoor } from '../support/door'
import {
  aReceiver,
  begin,
  deliver,
  endThere,
  gift,
  intentOf,
  monthlyOf,
  refundThere,
  standIn,
  whileUnreachable,
} from '../support/giving'
import { readPdf } from '../support/read-pdf'
import { servedPages } from '../support/served-pages'

const handle = servedPages({
  donate,
  'petitions/:slug/donate': petitionDonate,
  'donations/:token/thanks': thanks,
  'donations/:token/receipt.pdf': receipt,
  'my/:token': my,
  'my/:token/monthly': monthly,
  'my/:token/end': end,
  'my/:token/receipt.pdf': ownReceipt,
  'my/:token/statement.pdf': statement,
})

let slug: string
beforeAll(async () => {
  ;({ slug } = await aReceiver())
})

const good = { amount: '25', currency: 'USD', frequency: 'once', email: 'donor@example.org', name: 'Ana Paz' }
const body = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

async function posted(fields: Partial<typeof good> & Record<string, string>, path = '/donate') {
  const door = await aDoor({ handle })
  return door.post(path, {}, body({ ...good, ...fields }))
}

const rows = async () => (await db.read.select().from(donations)).length

describe('the giving page', () => {
  it('is the same for everybody, sets no cookie and may be kept', async () => {
    const door = await aDoor({ handle })
    const page = await door.get('/donate')
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toContain('public')
    expect(page.headers['set-cookie']).toBeUndefined()
    expect(page.body).not.toContain('<script')
  })

  it('says beside the button who receives a gift, what it is for, its fee, and what it is tied to', async () => {
    const door = await aDoor({ handle })
    const { body } = await door.get(`/petitions/${slug}/donate`)
    const beside = body.slice(body.indexOf('name="shown"'), body.indexOf('On to the payment'))
    for (const said of [
      'An Organisation, registered association',
      'It pays for print.',
      '2.9',
      'No. It is for all',
    ])
      expect(beside).toContain(said)
    expect(body).toContain('TEST: no money moves')
  })

  it('ticks nothing for anybody and chooses no amount', async () => {
    const door = await aDoor({ handle })
    const { body } = await door.get('/donate')
    const checked = [...body.matchAll(/<input[^>]*checked=""[^>]*>/g)].map(([input]) => input)
    expect(checked).toHaveLength(1)
    expect(checked[0]).toContain('value="once"')
  })

  it('offers amounts of the currency that was chosen, written as its language does', async () => {
    const door = await aDoor({ handle })
    const english = (await door.get('/donate?currency=KWD')).body
    expect(english).toContain('value="5.000"')
    const spanish = (await door.get('/es/donate?currency=KWD')).body
    expect(spanish).toContain('value="5,000"')
    expect((await door.get('/donate?currency=JPY')).body).toContain('value="1000"')
    expect((await door.get('/donate?currency=XXX')).body).toContain('name="currency" value="USD"')
  })
})

describe('what is posted', () => {
  it('leads to the provider’s page, with our row first', async () => {
    const before = await rows()
    const answer = await posted({})
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toContain('/test-payments/pages/')
    expect(await rows()).toBe(before + 1)
  })

  it('reads an amount as the page’s language writes it', async () => {
    for (const [path, amount] of [
      ['/donate', '10.50'],
      ['/es/donate', '10,50'],
    ] as const)
      expect(
        (await posted({ amount, email: `${amount.length}${path.length}@example.org` }, path)).status,
      ).toBe(303)
    const amounts = (await db.read.select().from(donations)).map((row) => row.amountMinor)
    expect(amounts.filter((minor) => minor === 1050)).toHaveLength(2)
  })

  it.each([
    ['/donate', { amount: '1e9' }, 'in digits'],
    ['/es/donate', { amount: '1e9' }, 'en cifras'],
    ['/donate', { amount: '-5' }, 'above zero'],
    ['/es/donate', { amount: '-5' }, 'mayor que cero'],
    ['/donate', { amount: '0.001' }, 'more decimals'],
    ['/es/donate', { amount: '0,001' }, 'más decimales'],
    ['/es/donate', { amount: '1.5.0' }, 'en cifras'],
    ['/donate', { amount: '1.000,5' }, 'two ways'],
    ['/es/donate', { amount: '1,000.5' }, 'de dos maneras'],
    ['/donate', { amount: '1.000,5.0' }, 'in digits'],
    ['/es/donate', { amount: '1.000,5.0' }, 'en cifras'],
    ['/donate', { amount: '' }, 'choose an amount'],
    ['/es/donate', { amount: '' }, 'Elige un importe'],
    ['/donate', { amount: '0.49' }, 'smallest gift'],
    ['/es/donate', { amount: '0,49' }, 'más pequeña'],
    ['/donate', { amount: '10001' }, 'largest gift'],
    ['/es/donate', { amount: '10001' }, 'más grande'],
    ['/donate', { amount: '1000.5', currency: 'JPY' }, 'more decimals'],
    ['/es/donate', { amount: '1000,5', currency: 'JPY' }, 'más decimales'],
    ['/donate', { currency: 'XXX' }, 'currency here'],
    ['/es/donate', { currency: 'XXX' }, 'en esta moneda'],
    ['/donate', { email: '' }, 'write your e-mail'],
    ['/donate', { email: 'nobody' }, 'does not look like'],
    ['/donate', { name: '' }, 'write your name'],
  ])(
    'is answered on %s, for %o, with one sentence beside the field and every answer kept',
    async (path, wrong, said) => {
      const before = await rows()
      const fields = { cover_fee: 'on', frequency: 'monthly', ...wrong }
      const answer = await posted(fields, path)
      expect(answer.status).toBe(422)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(
        answer.body.split('aria-invalid').length + ('currency' in wrong && wrong.currency === 'XXX' ? 1 : 0),
      ).toBe(2)
      expect(answer.body).toContain(said)
      for (const [field, value] of Object.entries({ ...good, ...wrong }))
        if (value && field !== 'frequency' && field !== 'currency')
          expect(answer.body).toContain(`value="${value}"`)
      expect(answer.body).toMatch(/checked="" value="monthly"|value="monthly" checked=""/)
      expect(await rows()).toBe(before)
    },
  )

  it('is kept when the provider does not answer, and nothing is said to be taken', async () => {
    const answer = await whileUnreachable(() => posted({ email: 'patient@example.org' }))
    expect(answer.status).toBe(503)
    expect(answer.body).toContain('will not make two gifts')
    expect(answer.body).toContain('value="patient@example.org"')
  })
})

describe('the page a donor comes back to', () => {
  async function back(id: string, rest = 'thanks', locale = '') {
    const door = await aDoor({ handle })
    return door.get(`${locale}/donations/${giftSecret(id)}/${rest}`)
  }

  it('says that nothing was paid, then that it arrived, with a receipt', async () => {
    const { id, session } = await begin({ amount: '12.50' })
    const early = await back(id)
    expect(early.body).toContain('Nothing was paid yet')
    expect(early.headers['cache-control']).toBe('no-store')
    await standIn.pay(session)
    const paid = await back(id)
    expect(paid.body).toContain('Your gift has arrived')
    expect(paid.body).toContain('$12.50')
    expect(await gift(id)).toMatchObject({ state: 'paid' })
    await deliver()
    const paper = await back(id, 'receipt.pdf')
    expect(paper.headers['content-type']).toBe('application/pdf')
    const { text } = readPdf(paper.bytes)
    for (const said of ['TEST', '$12.50', 'Marisol Quintana', 'An Organisation, registered association'])
      expect(text).toContain(said)
  })

  it('takes no foreign session from its address: no state changes', async () => {
    const [own, other] = [await begin(), await begin()]
    await standIn.pay(other.session)
    const page = await back(own.id, `thanks?session_id=${other.session}`)
    expect(page.body).toContain('Nothing was paid yet')
    expect(await gift(own.id)).toMatchObject({ state: 'pending', sessionId: own.session })
    expect(await gift(other.id)).toMatchObject({ state: 'pending' })
    await deliver()
  })

  it('tells in either language what a bank has promised, taken back, or given back', async () => {
    const { id, session } = await begin({ currency: 'EUR', amount: '30' })
    await standIn.payLater(session)
    await deliver()
    expect((await back(id)).body).toContain('Your gift is on its way')
    await standIn.settleLater(session, 'failed')
    await deliver()
    expect((await back(id)).body).toContain('Your bank did not let it through')
    const other = await begin({ amount: '12' })
    await standIn.pay(other.session)
    await deliver()
    await refundThere(await intentOf(other.session), 500)
    await deliver()
    expect((await back(other.id)).body).toContain('$7.00 is with')
    await refundThere(await intentOf(other.session), 700)
    await deliver()
    const page = await back(other.id, 'thanks', '/es')
    expect(page.body).toContain('Tu donación se ha devuelto')
    expect(page.body).toContain('12,00')
    expect(page.body).not.toContain('id="share"')
  })

  it('says that every month will be taken for as long as that is so', async () => {
    const { id, session } = await begin({ frequency: 'monthly' })
    await standIn.pay(session)
    await deliver()
    const page = await back(id)
    expect(page.body).toContain('It will be taken every month')
    expect(page.body).toContain('id="share"')
    await endThere((await monthlyOf(id)).subscriptionId!)
    await deliver()
    expect((await back(id)).body).not.toContain('It will be taken')
  })

  it('knows nothing by a foreign session or a made-up token', async () => {
    const { session } = await begin()
    const door = await aDoor({ handle })
    for (const token of [session, 'A'.repeat(43)])
      expect((await door.get(`/donations/${token}/thanks`)).status).toBe(404)
  })
})

describe('a donor’s own page', () => {
  async function mine(email: string) {
    const mailbox = (await readMailbox(email))!
    const secret = newSecret()
    await db.write((tx) =>
      keepToken(tx, secret, {
        purpose: 'my',
        subject: null,
        context: contextOf(mailbox.hash),
        now: Date.now(),
        expiresAt: Date.now() + HOUR,
      }),
    )
    const door = await aDoor({ handle })
    return {
      door,
      secret,
      press: (fields: Record<string, string>) => door.post(`/my/${secret}/monthly`, {}, body(fields)),
    }
  }

  it('shows a monthly gift, changes its amount, pauses it, goes on, and ends it', async () => {
    const email = 'every-month@example.org'
    const { id, session } = await begin({ email, frequency: 'monthly', amount: '20' })
    await standIn.pay(session)
    await deliver()
    const { door, secret, press } = await mine(email)
    const page = async () => (await door.get(`/my/${secret}`)).body
    expect(await page()).toContain('$20.00 every month')
    expect(await page()).toContain('TEST: no money moved')
    const { id: monthlyId } = await monthlyOf(id)
    const wrong = await press({ gift: monthlyId, do: 'amount', amount: '1e9' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('value="1e9"')
    expect((await press({ gift: monthlyId, do: 'amount', amount: '30' })).headers.location).toContain(
      'done=amount',
    )
    expect(await page()).toContain('$30.00 every month')
    await press({ gift: monthlyId, do: 'pause' })
    expect(await page()).toContain('Nothing is taken until you go on')
    await press({ gift: monthlyId, do: 'resume' })
    expect(await page()).toContain('Runs')
    expect((await door.get(`/my/${secret}/end?gift=${monthlyId}`)).body).toContain('Yes, end it')
    expect(await monthlyOf(id)).toMatchObject({ state: 'active' })
    await press({ gift: monthlyId, do: 'end' })
    expect(await monthlyOf(id)).toMatchObject({ state: 'ended' })
  })

  it('takes made-up ids for what they are: nothing of this mailbox', async () => {
    const { door, secret, press } = await mine('curious@example.org')
    for (const id of ['', '1', "x' or 1=1", 'a'.repeat(300), '00000000-0000-7000-8000-000000000000']) {
      const asked = encodeURIComponent(id)
      for (const path of [
        `monthly?gift=${asked}`,
        `end?gift=${asked}`,
        `receipt.pdf?receipt=${asked}`,
        `statement.pdf?organisation=${asked}&year=2026`,
      ])
        expect([path, (await door.get(`/my/${secret}/${path}`)).status]).toEqual([path, 404])
      for (const wanted of ['amount', 'pause', 'resume', 'end', 'mend', 'steal'])
        expect((await press({ gift: id, do: wanted, amount: '5' })).status).toBe(404)
    }
  })

  it('opens nobody else’s gift, receipt or monthly gift', async () => {
    const { id, session } = await begin({ email: 'owner@example.org', frequency: 'monthly' })
    await standIn.pay(session)
    await deliver()
    const { door, secret, press } = await mine('stranger@example.org')
    const { id: monthlyId } = await monthlyOf(id)
    expect((await press({ gift: monthlyId, do: 'end' })).status).toBe(404)
    expect(await monthlyOf(id)).toMatchObject({ state: 'active' })
    const [issued] = await db.read.select().from(receipts).where(eq(receipts.donationId, id))
    expect((await door.get(`/my/${secret}/receipt.pdf?receipt=${issued!.id}`)).status).toBe(404)
    const own = await mine('owner@example.org')
    const year = new Date().getUTCFullYear()
    const { organisationId } = await gift(id)
    expect((await own.door.get(`/my/${own.secret}/receipt.pdf?receipt=${issued!.id}`)).status).toBe(200)
    const asked = `statement.pdf?organisation=${organisationId}&year=${year}`
    const statement = await own.door.get(`/my/${own.secret}/${asked}`)
    expect(readPdf(statement.bytes).text).toContain('$25.00')
    expect((await door.get(`/my/${secret}/${asked}`)).status).toBe(404)
  })
})
