import { expect, test, type Page } from '@playwright/test'
import { aMailbox, at, followLetter, look, openLetter, sign, textsOf, type Language } from './steps'

const slug = 'right-to-asylum'
const payOrigin = `http://127.0.0.1:${process.env.E2E_PAY_PORT}`

/** Presses a button of the payment provider's pages. */
const pressThere = (page: Page, deed: string) => page.locator(`button[name=deed][value=${deed}]`).click()

/** Does something to a gift at the provider, which sends its events to the product. */
async function atProvider(page: Page, session: string, ...deeds: string[]): Promise<void> {
  for (const deed of deeds) {
    const answer = await page.request.post(`${payOrigin}/test-payments/gifts/${session}`, { form: { deed } })
    expect(answer.status()).toBe(200)
  }
}

async function giveMonthly(page: Page, email: string): Promise<void> {
  await page.locator('#other').fill('15')
  await page.locator('input[name=frequency][value=monthly]').check()
  await page.locator('#email').fill(email)
  await page.locator('#name').fill('Marisol Quintana')
}

/** Opens My page by the newest link that was mailed for it. */
async function openMyPage(page: Page, language: Language, email: string): Promise<string> {
  const t = textsOf(language)
  await page.goto(at(language, '/my'))
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: t.my.link.button }).click()
  await openLetter(page, email, t.letters['my-link'].subject)
  await page.locator('main a[href*="/my/"]').first().click()
  await expect(page.locator('#monthly')).toBeVisible()
  return page.url()
}

/** Looks again until the provider's news has been taken over. */
const eventually = (page: Page, shown: () => Promise<void>) =>
  expect(async () => {
    await page.reload()
    await shown()
  }).toPass({ timeout: 60_000, intervals: [200] })

// A phone in Spanish and a desktop in English: every page is seen at both widths and in both languages.
test('a signer gives every month, mends a month that failed, changes the gift and ends it', async ({
  page,
}) => {
  test.slow()
  const language: Language = page.viewportSize()!.width < 500 ? 'es' : 'en'
  const t = textsOf(language)
  const { giving } = t
  const email = aMailbox()

  await test.step('signing is thanked for, and asks to share before it asks for money', async () => {
    await page.goto(at(language, `/petitions/${slug}`))
    await sign(page, language, { email })
    await followLetter(page, email)
    await page.getByRole('button', { name: t.confirm.button }).click()
    await expect(page.locator('h1')).toHaveText(t.thanks.title)
    const sections = await page.locator('main section').evaluateAll((all) => all.map(({ id }) => id))
    expect(sections.indexOf('give')).toBeGreaterThan(sections.indexOf('share'))
    const calmly = page.locator('footer').getByRole('link', { name: giving.footer, exact: true })
    await expect(calmly).toHaveAttribute('href', at(language, '/donate'))
    await page.locator('#give').getByRole('link').click()
    await expect(page).toHaveURL(at(language, `/petitions/${slug}/donate`))
    await look(page, language, 'giving')
  })

  const session =
    await test.step('a form that is wrong comes back; a right one leads to the provider', async () => {
      await giveMonthly(page, email)
      await page.locator('#other').fill('1e9')
      await page.getByRole('button', { name: giving.button }).click()
      await expect(page.locator('#errors')).toBeFocused()
      await expect(page.locator('#email')).toHaveValue(email)
      await look(page, language, 'giving-errors')
      await page.locator('#other').fill(language === 'es' ? '15,50' : '15.50')
      await page.getByRole('button', { name: giving.button }).click()
      await expect(page).toHaveURL(new RegExp(`^${payOrigin}/test-payments/pages/`))
      await expect(page.locator('h1')).toHaveText(/^(TEST PAYMENT|PAGO DE PRUEBA)/)
      return page.url().split('/').at(-1)!
    })

  await test.step('a bank that declines, then asks, then agrees is one gift with one receipt', async () => {
    await pressThere(page, 'decline')
    await pressThere(page, 'ask-3ds')
    await pressThere(page, 'confirm-3ds')
    await expect(page).toHaveURL(new RegExp(`${at(language, '/donations/')}[\\w-]{43}/thanks$`))
    await expect(page.locator('h1')).toHaveText(giving.thanks.paid.title)
    await look(page, language, 'gift-thanks')
    const receipt = page.getByRole('link', { name: giving.thanks.receipt })
    const pdf = await page.request.get((await receipt.getAttribute('href'))!)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    await openLetter(page, email, t.letters.receipt.subject)
    await expect(page.locator('main pre').first()).toContainText('15')
  })

  const mine = await openMyPage(page, language, email)

  await test.step('a month later there is a second gift', async () => {
    await atProvider(page, session, 'renew')
    await eventually(page, () => expect(page.locator('#gifts article')).toHaveCount(2, { timeout: 1 }))
    await look(page, language, 'my-gifts')
  })

  await test.step('a month that fails is mended from the letter about it', async () => {
    await atProvider(page, session, 'renew-declined')
    await openLetter(page, email, t.letters['renewal-failed'].subject)
    await page.locator('main a[href*="/fix"]').first().click()
    await expect(page.locator('h1')).toHaveText(giving.fix.title)
    const fix = page.url()
    await look(page, language, 'gift-fix')
    await page.goto(mine)
    await eventually(page, () =>
      expect(page.locator('#monthly')).toContainText(giving.my.monthlyStates['past-due'], { timeout: 1 }),
    )
    await look(page, language, 'my-gifts-failed')
    await page.goto(fix)
    await page.getByRole('button', { name: giving.fix.button }).click()
    await expect(page).toHaveURL(new RegExp(`^${payOrigin}/test-payments/invoices/`))
    await pressThere(page, 'use-card')
    await page.goto(mine)
    await eventually(page, async () => {
      await expect(page.locator('#gifts article')).toHaveCount(3, { timeout: 1 })
      await expect(page.locator('#monthly')).toContainText(giving.my.monthlyStates.active, { timeout: 1 })
    })
  })

  const monthly = page.locator('#monthly')

  await test.step('the card is changed at the provider, which leads back', async () => {
    await monthly.getByRole('button', { name: giving.my.card }).click()
    await expect(page).toHaveURL(new RegExp(`^${payOrigin}/test-payments/portal/`))
    await pressThere(page, 'use-card')
    await expect(page).toHaveURL(mine)
  })

  await test.step('the amount is changed', async () => {
    await monthly.getByRole('link', { name: giving.my.change }).click()
    await page.locator('#amount').fill('-5')
    await page.getByRole('button', { name: giving.my.changeButton }).click()
    await expect(page.locator('#errors')).toContainText(giving.problems.amount.negative)
    await look(page, language, 'my-monthly-change')
    await page.locator('#amount').fill('20')
    await page.getByRole('button', { name: giving.my.changeButton }).click()
    await expect(page.getByRole('status')).toHaveText(giving.my.done.amount)
    await expect(monthly.locator('h3')).toContainText('20')
  })

  await test.step('it pauses and goes on', async () => {
    await monthly.getByRole('button', { name: giving.my.pause }).click()
    await expect(page.getByRole('status')).toHaveText(giving.my.done.paused)
    await monthly.getByRole('button', { name: giving.my.resume }).click()
    await expect(page.getByRole('status')).toHaveText(giving.my.done.resumed)
  })

  await test.step('it ends with one press on one page, and a letter says so', async () => {
    await monthly.getByRole('link', { name: giving.my.end }).click()
    await look(page, language, 'my-monthly-end')
    await page.getByRole('button', { name: giving.my.endButton }).click()
    await expect(page.getByRole('status')).toHaveText(giving.my.done['gift-ended'])
    await expect(monthly.getByRole('button')).toHaveCount(0)
    await openLetter(page, email, t.letters['monthly-ended'].subject)
  })
})
