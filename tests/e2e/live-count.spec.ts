import { expect, test, type Page } from '@playwright/test'
import { aMailbox, at, followLetter, languages, sign, textsOf, type Language } from './steps'

// Petitions that no other file signs: files run side by side.
const petitionFor = { en: 'restore-due-process', es: 'reparations-for-panama' }

async function signAndConfirm(page: Page, language: Language, slug: string) {
  const email = aMailbox()
  await page.goto(at(language, `/petitions/${slug}`))
  await sign(page, language, { email })
  await followLetter(page, email)
  await page.getByRole('button', { name: textsOf(language).confirm.button }).click()
  await expect(page).toHaveURL(/\/thanks\?t=/)
}

/** Keeps what an element has said to who listens to the page. */
const listenTo = (page: Page, selector: string) =>
  page.evaluate((where) => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    const place = document.querySelector(where)!
    new MutationObserver(() => place.textContent && said.push(place.textContent)).observe(place, {
      childList: true,
    })
  }, selector)
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)

for (const language of languages) {
  test(`the count of an open page grows when somebody else confirms (${language})`, async ({
    page,
    browser,
  }) => {
    const slug = petitionFor[language]
    await page.clock.install()
    await page.goto(at(language, `/petitions/${slug}`))
    const region = page.locator('[data-count]')
    const number = region.locator('[data-number]')
    const shown = async () => Number((await number.textContent())!.replace(/\D/g, ''))
    const before = await shown()
    await region.scrollIntoViewIfNeeded()
    await listenTo(page, '[data-count] [role=status]')

    const elsewhere = await browser.newContext()
    await signAndConfirm(await elsewhere.newPage(), language, slug)
    await elsewhere.close()

    await expect(async () => {
      await page.clock.fastForward(20_000)
      expect(await shown()).toBeGreaterThan(before)
    }).toPass()
    await expect.poll(() => heard(page)).toHaveLength(1)
    expect(await region.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)).toBe(
      await shown(),
    )
  })
}

test('a page in a hidden tab asks for nothing, and goes on asking once it is seen', async ({ page }) => {
  const asked: number[] = []
  await page.clock.install()
  await page.route('**/count.json', (route) => {
    asked.push(1)
    return route.continue()
  })
  await page.goto(`/petitions/${petitionFor.en}`)
  await page.locator('[data-count]').scrollIntoViewIfNeeded()
  const turnTo = (state: 'hidden' | 'visible') =>
    page.evaluate((given) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => given === 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)

  const passes = async (ms: number) => {
    await page.clock.runFor(ms)
    await page.evaluate(() => fetch('/robots.txt').then((answer) => answer.text())) // what was asked before has left
  }
  const asksAgain = async () => {
    const before = asked.length
    await expect(async () => {
      await passes(1_000)
      expect(asked.length).toBeGreaterThan(before)
    }).toPass()
  }

  await asksAgain()
  await turnTo('hidden')
  const before = asked.length
  for (let minute = 0; minute < 5; minute++) await passes(60_000)
  expect(asked).toHaveLength(before)
  await turnTo('visible')
  await asksAgain()
})
