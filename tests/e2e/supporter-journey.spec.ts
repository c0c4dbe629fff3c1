import { expect, test } from '@playwright/test'
import {
  aMailbox,
  at,
  codeFor,
  countOf,
  expectAccessible,
  followLetter,
  languages,
  look,
  openLetter,
  sign,
  textsOf,
} from './steps'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
  test.describe(how, () => {
    test.use({ javaScriptEnabled })

    for (const language of languages) {
      test(`a supporter signs, confirms, and signs another petition (${language})`, async ({ page }) => {
        const t = textsOf(language)
        const email = aMailbox()
        // Petitions that no other file signs: files run side by side.
        const slug = language === 'en' ? 'no-third-country-prisons' : 'end-enforced-disappearance'
        const before = await countOf(page, slug)

        await page.goto(at(language, `/petitions/${slug}`))
        const title = await page.locator('h1').textContent()
        await sign(page, language, { email, ticks: ['shown', 'deliver'] })
        await expect(page).toHaveURL(at(language, `/petitions/${slug}/sent`))
        await expect(page.locator('h1')).toHaveText(t.sent.title)
        expect(await countOf(page, slug), 'nothing is counted before the press').toBe(before)

        await followLetter(page, email)
        await expect(page).toHaveURL(new RegExp(`${at(language, '/confirm/')}[\\w-]{43}$`))
        await expect(page.locator('main')).toContainText(title!)
        await expect(page.locator('main')).toContainText('Marisol Quintana')
        await expect(page.locator('main')).not.toContainText(email)
        const confirmAddress = page.url()
        await page.getByRole('button', { name: t.confirm.button }).click()

        await expect(page).toHaveURL(new RegExp(`/petitions/${slug}/thanks\\?t=`))
        await expect(page.locator('h1')).toHaveText(t.thanks.title)
        await expect.poll(() => countOf(page, slug), { timeout: 60_000 }).toBeGreaterThan(before)

        const another = page
          .locator('#others li')
          .filter({ has: page.getByRole('button') })
          .first()
        const otherTitle = await another.locator('h3').textContent()
        await another.getByRole('button').click()
        const signed = page.locator('#others li', { hasText: otherTitle! })
        await expect(signed).toContainText(t.thanks.signed)
        await expect(signed.getByRole('button')).toHaveCount(0)

        await page.goto(confirmAddress)
        await expect(page.locator('h1')).toHaveText(t.confirm.counted.title)
      })
    }
  })
}

test('a reader on another device confirms with the code', async ({ page }) => {
  const t = textsOf('en')
  const email = aMailbox()
  await page.goto('/petitions/restore-due-process')
  await sign(page, 'en', { email })
  const code = await codeFor(page, email)

  await page.goto('/petitions/restore-due-process/sent')
  await page.locator('#email').fill(email)
  await page.locator('#code').fill('AAA-AAA')
  await page.getByRole('button', { name: t.confirm.byCode.button }).click()
  await expect(page.locator('main')).toContainText(t.confirm.byCode.noMatch)
  await expect(page.locator('#email')).toHaveValue(email)
  await expectAccessible(page)

  await page.locator('#code').fill(code.toLowerCase())
  await page.getByRole('button', { name: t.confirm.byCode.button }).click()
  await expect(page.locator('h1')).toHaveText(t.thanks.title)
})

test('whoever did not sign removes what was typed, and the link stays harmless', async ({ page }) => {
  const t = textsOf('es').confirm
  const email = aMailbox()
  await page.goto('/es/petitions/right-to-asylum')
  await sign(page, 'es', { email })
  await followLetter(page, email)
  const address = page.url()
  await page.locator('#never').check()
  await page.getByRole('button', { name: t.notMe }).click()
  await expect(page).toHaveURL(address)
  await expect(page.locator('h1')).toHaveText(t.withdrawn.title)
  await page.reload()
  await expect(page.locator('h1')).toHaveText(t.withdrawn.title)
  await expect(page.getByRole('button', { name: t.button })).toHaveCount(0)
  await expectAccessible(page)
})

test('a slip in the address is asked about, and the writer decides', async ({ page }) => {
  const t = textsOf('en').sign
  const name = aMailbox().split('@')[0]
  await page.goto('/petitions/end-enforced-disappearance')
  await sign(page, 'en', { email: `${name}@gmial.com` })
  await expect(page.getByText(t.problems.email.slip).first()).toBeVisible()
  await expect(page.locator('#email')).toHaveValue(`${name}@gmial.com`)
  await expectAccessible(page)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: t.button, exact: true }).click()
  await expect(page).toHaveURL('/petitions/end-enforced-disappearance/sent')
  await openLetter(page, `${name}@gmail.com`)
})

for (const language of languages) {
  test(`every step is accessible, by day and by night (${language})`, async ({ page }) => {
    test.slow()
    const t = textsOf(language)
    const email = aMailbox()
    await page.goto(at(language, '/petitions/return-the-deportees'))
    await page.locator('#email').fill('not an address')
    await page.getByRole('button', { name: t.sign.button, exact: true }).click()
    await expect(page.getByRole('alert').first()).toContainText(t.sign.problems.name.empty)
    await expect(page.getByRole('alert').first()).toBeFocused()
    await expect(page.locator('#email')).toHaveValue('not an address')
    await look(page, language, 'form-errors')

    await sign(page, language, { email, ticks: ['updates'] })
    await expect(page).toHaveURL(at(language, '/petitions/return-the-deportees/sent'))
    await look(page, language, 'sent')

    await followLetter(page, email)
    const confirmAddress = page.url()
    await look(page, language, 'confirm')
    await page.getByRole('button', { name: t.confirm.button }).click()
    await expect(page.locator('h1')).toHaveText(t.thanks.title)
    await look(page, language, 'thanks')

    await page.goto(confirmAddress)
    await look(page, language, 'confirm-counted')
  })
}
