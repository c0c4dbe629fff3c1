import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { environmentOf, placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { signInOnE2E, type Asked, type SignedIn } from '../support/e2e-sign-in'
import { rateLimited, startResend, type LocalResend } from '../support/resend-provider'
import { deskTexts, expectHeading, fill, openPetitionPart, press, publicPath } from './organizers-steps'
import { expectAccessible, textsOf, type Language } from './steps'

test.use({ actionTimeout: 60_000, navigationTimeout: 60_000 })

const slug = 'obey-the-courts'
const SUPPORTERS = 200

const first = {
  en: {
    subject: 'The court has heard the families',
    body: 'Dear {{name}},\n\nyesterday **five families** were heard. {{count}} people stand behind them.',
  },
  es: {
    subject: 'El tribunal escuchó a las familias',
    body: 'Hola, {{name}}:\n\nayer se escuchó a **cinco familias**. Las respaldan {{count}} personas.',
  },
}
const second = {
  en: { subject: 'A date for the ruling', body: 'Dear {{name}}, the ruling comes in May.' },
  es: { subject: 'Ya hay fecha para el fallo', body: 'Hola, {{name}}: el fallo sale en mayo.' },
}
type Texts = typeof first

let folder: string
let provider: LocalResend
let server: BuiltServer
let origin: string

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-updates-'))
  provider = await startResend()
  const place = placeIn(folder)
  server = await startBuiltServer(place, {
    RESEND_API_KEY: 're_local',
    RESEND_BASE_URL: provider.url,
    RESEND_WEBHOOK_SECRET: provider.webhookSecret,
  })
  origin = `http://127.0.0.1:${server.port}`
  const plant = ['--import', 'tsx', 'tests/support/plant-supporters.ts', slug, String(SUPPORTERS)]
  execFileSync(process.execPath, plant, { env: environmentOf(place) })
})
test.afterEach(async () => {
  await server.end('SIGTERM')
  await provider.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function somebody(browser: Browser, asked: Asked): Promise<Page & { who: SignedIn }> {
  const context = await browser.newContext({ baseURL: origin })
  const who = await signInOnE2E(context, asked, { data: folder, origin })
  return Object.assign(await context.newPage(), { who })
}

/** What the provider took of an update, in either language. */
const taken = ({ en, es }: Texts) =>
  provider.ledger.filter(({ mail }) => [en.subject, es.subject].includes(mail.subject))
const addressesOf = (texts: Texts) => taken(texts).map(({ mail }) => String(mail.to))

/** Writes both texts into the form of a new update and returns the update's address. */
async function write(page: Page, language: Language, texts: Texts): Promise<string> {
  const { mailings: t } = deskTexts(language)
  await openPetitionPart(page, language, slug, 'updates')
  await press(page, t.beginUpdate)
  await expect(page.getByRole('status').filter({ hasText: t.done.created })).toBeVisible()
  for (const one of ['en', 'es'] as const) {
    await page.locator(`#subject-${one}`).fill(texts[one].subject)
    await page.locator(`#body-${one}`).fill(texts[one].body)
  }
  return new URL(page.url()).pathname
}

async function figure(page: Page, term: string): Promise<string | null> {
  return page
    .locator('dl > div')
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator('dd')
    .textContent()
}

test('an update reaches every supporter once, and whoever left gets no other', async ({ browser }) => {
  const en = deskTexts('en').mailings
  const es = deskTexts('es').mailings
  const writer = await somebody(browser, { roles: ['campaigner'], name: 'Marisol Quintana' })
  const approver = await somebody(browser, { roles: ['mailer'], name: 'Ixchel Tun', locale: 'es' })

  const path = await test.step('somebody writes it in two languages and looks at it', async () => {
    const home = await write(writer, 'en', first)
    await expect(writer.getByText(fill(en.audience.count.other, { n: SUPPORTERS }))).toBeVisible()
    await press(writer, en.write.preview)
    await expectHeading(writer, first.en.subject)
    await expectMail(writer, en.preview.light, 'five families')
    await expectMail(writer, en.preview.phone, 'five families')
    await expect(writer.locator('pre')).toContainText('yesterday five families were heard')
    await writer.getByRole('link', { name: 'Spanish', exact: true }).press('Enter')
    await expect(writer).toHaveURL(/language=es/)
    await expectMail(writer, en.preview.light, 'cinco familias')
    await expect(writer.locator('article')).toContainText('ayer se escuchó a cinco familias')
    const light = await background(writer, en.preview.light)
    expect(await background(writer, en.preview.dark)).not.toBe(light)
    return home
  })

  await test.step('a test goes to its writer alone, and it is submitted', async () => {
    await writer.goto(path)
    await expectAccessible(writer)
    await press(writer, en.write.test)
    await expect(writer.getByRole('status').filter({ hasText: en.done.tested })).toBeVisible()
    const tests = () => provider.ledger.filter(({ mail }) => String(mail.to) === writer.who.email)
    await expect.poll(() => tests().length).toBe(2)
    for (const one of ['en', 'es'] as const) {
      const subject = fill(textsOf(one).letters['test-mailing'].subject, { subject: first[one].subject })
      expect(tests().map(({ mail }) => mail.subject)).toContain(subject)
    }
    expect(taken(first)).toEqual([])
    await press(writer, en.send.submit)
    await expect(writer.getByText(en.send.waitingOwn)).toBeVisible()
    await expect(writer.getByRole('button', { name: en.send.approve })).toHaveCount(0)
  })

  await test.step('a second person approves and sends it', async () => {
    await approver.goto(path)
    await expectAccessible(approver)
    await press(approver, es.send.approve)
    // The provider takes a hundred and then no more until it is told to.
    provider.behave(() => (taken(first).length >= 100 ? rateLimited : 'accept'))
    await press(approver, es.send.start)
    await expect(approver.getByText(fill(es.progress.of, { n: 100, all: SUPPORTERS }))).toBeVisible()
  })

  await test.step('it is paused, and what was read in public meanwhile is the same text', async () => {
    await press(approver, es.send.pause)
    await expect(approver.getByText(es.send.paused.asked)).toBeVisible()
    await expectAccessible(approver)
    for (const language of ['en', 'es'] as const) {
      await approver.goto(`${publicPath(language, slug)}/updates/1`)
      await expectHeading(approver, first[language].subject)
    }
    expect(taken(first)).toHaveLength(100)
    provider.behave(() => 'accept')
    await approver.goto(path)
    await press(approver, es.send.resume)
    await expect(approver.getByText(fill(es.progress.of, { n: SUPPORTERS, all: SUPPORTERS }))).toBeVisible()
    expect(new Set(addressesOf(first)).size).toBe(SUPPORTERS)
    expect(taken(first)).toHaveLength(SUPPORTERS)
  })

  const [bounced, complained, leaves] = taken(first) as [Taken, Taken, Taken]
  await test.step('a bounce and a complaint come by webhook, and somebody leaves by their mail program', async () => {
    const events = [
      provider.bounce(bounced.id),
      provider.event(complained.id, 'email.delivered'),
      provider.event(complained.id, 'email.complained'),
    ]
    for (const event of events) {
      const { body, headers } = provider.webhook(event)
      expect((await server.ask('/webhooks/resend', { method: 'POST', body, headers })).status).toBe(204)
    }
    const link = /^<([^>]+)>/.exec(leaves.mail.headers!['List-Unsubscribe']!)![1]!
    for (const press of [1, 2]) {
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
      const answer = await server.ask(new URL(link).pathname, { method: 'POST', body })
      expect([press, answer.status, answer.headers.get('set-cookie')]).toEqual([press, 200, null])
    }
    await expect(async () => {
      await approver.goto(path)
      const told = [es.progress.bounced, es.progress.complained, es.progress.unsubscribed]
      expect(await Promise.all(told.map((term) => figure(approver, term)))).toEqual(['1', '1', '1'])
    }).toPass({ intervals: [200] })
    await expectAccessible(approver)
  })

  await test.step('the next update goes to everybody else', async () => {
    const next = await write(writer, 'en', second)
    await press(writer, en.send.submit)
    await approver.goto(next)
    await expect(approver.getByText(fill(es.audience.count.other, { n: SUPPORTERS - 3 }))).toBeVisible()
    await press(approver, es.send.approve)
    await press(approver, es.send.start)
    const all = { n: SUPPORTERS - 3, all: SUPPORTERS - 3 }
    await expect(approver.getByText(fill(es.progress.of, all))).toBeVisible()
    const gone = [bounced, complained, leaves].map(({ mail }) => String(mail.to))
    const stay = addressesOf(first).filter((address) => !gone.includes(address))
    expect(addressesOf(second).sort()).toEqual(stay.sort())
    await openPetitionPart(approver, 'es', slug, 'updates')
    await expectAccessible(approver)
    await expect(approver.getByRole('row', { name: second.es.subject })).toContainText(es.states.sent)
  })

  await test.step('a reader finds both under the petition', async () => {
    await approver.goto(`${publicPath('en', slug)}/updates`)
    for (const { en: text } of [second, first]) await expect(approver.getByText(text.subject)).toBeVisible()
    await expectHeading(approver, new RegExp(textsOf('en').updates.title.replace(/\{.*/, '')))
  })
})

type Taken = LocalResend['ledger'][number]

const mailIn = (page: Page, title: string) => page.frameLocator(`iframe[title="${title}"]`).locator('body')

async function expectMail(page: Page, title: string, words: string) {
  await page.locator(`iframe[title="${title}"]`).scrollIntoViewIfNeeded()
  await expect(mailIn(page, title)).toContainText(words)
}

const background = async (page: Page, title: string) => {
  await page.locator(`iframe[title="${title}"]`).scrollIntoViewIfNeeded()
  return mailIn(page, title).evaluate((body) => getComputedStyle(body).backgroundColor)
}
