import { expect, test } from '@playwright/test'
import { at, expectNothingAside, languages, look, moveTo, textsOf } from './steps'

const closed = 'speak-out-un'
const long = 'ban-refoulement'

// Pictures of these are kept; the others are only checked.
const pictured: Record<string, string> = {
  home: '/',
  list: '/petitions',
  petition: `/petitions/${long}`,
  closed: `/petitions/${closed}`,
  source: '/sources/camacaro-prisons',
  'not-found': '/petitions/nobody-wrote-this',
}
const others = [
  '/campaigns/ban-refoulement',
  '/sources',
  '/about',
  '/privacy',
  '/accessibility',
  '/confirm',
  '/my',
  '/my/sent',
  '/counting',
  `/petitions/${long}/sent`,
  `/petitions/${long}/thanks`,
  '/petitions?q=court',
  '/petitions?q=xyzzy',
]

test.beforeAll(() => moveTo(closed, 'closed'))

for (const language of languages) {
  for (const [name, path] of [
    ...Object.entries(pictured),
    ...others.map((path) => [undefined, path] as const),
  ]) {
    const address = at(language, path)
    test(`${address} is accessible, by day and by night, and fits the narrowest screen`, async ({ page }) => {
      await page.goto(address)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await look(page, language, name)
      // The narrowest screens there are.
      await page.setViewportSize({ width: 320, height: 568 })
      await expectNothingAside(page)
    })
  }
}

test('a closed petition takes no form, and one sent late is refused and not stored', async ({ page }) => {
  const t = textsOf('en').petition
  await page.goto(`/petitions/${closed}`)
  await expect(page.getByText(textsOf('en').states.closed.text)).toBeVisible()
  await expect(page.locator('form')).toHaveCount(0)

  const form = { name: 'Marisol Quintana', email: 'late@correo.example', country: 'GT' }
  const late = await page.request.post(`/petitions/${closed}/sign`, { form })
  expect(late.status()).toBe(409)
  expect(await late.text()).toContain(t.notStored)

  const opened = await page.request.get(`/petitions/${closed}/sign`, { maxRedirects: 0 })
  expect(opened.status()).toBe(303)
  expect(opened.headers().location).toBe(`/petitions/${closed}`)
})

test('a petition can be found and shared, its form cannot', async ({ page }) => {
  await page.goto(`/petitions/${long}`)
  const content = (selector: string) => page.locator(`head ${selector}`).getAttribute('content')
  expect(await content('meta[property="og:image"]')).toMatch(
    /^http.*\/petitions\/ban-refoulement\/poster\.png$/,
  )
  expect(await content('meta[name="twitter:card"]')).toBe('summary_large_image')
  await expect(page.locator('head link[hreflang="es"]')).toHaveCount(1)
  await expect(page.locator('head meta[name="robots"]')).toHaveCount(0)
  await page.goto(`/petitions/${long}/sign`)
  expect(await content('meta[name="robots"]')).toBe('noindex')
})

test('a figure in the story leads to the claim it comes from', async ({ page }) => {
  await page.goto(`/petitions/${long}`)
  const cite = page.locator('#story .cite').first()
  const target = (await cite.getAttribute('href'))!
  await cite.click()
  await expect(page.locator(target)).toBeInViewport()
  await expect(page.locator('#evidence')).toContainText(textsOf('en').evidence.disagreeing)
  await expect(page.locator('#evidence')).toContainText('2025')
})

test('a link that means nothing leads to the petitions', async ({ page }) => {
  for (const token of ['x', 'A'.repeat(43), 'a'.repeat(3000)]) {
    const got = await page.request.get(`/confirm/${token}`, { maxRedirects: 0 })
    expect(got.status()).toBe(303)
    expect(got.headers().location).toBe('/petitions')
    const posted = await page.request.post(`/es/confirm/${token}`, { form: {}, maxRedirects: 0 })
    expect(posted.headers().location).toBe('/es/petitions')
  }
})

test('the reader’s language suggests the other page and sends nobody there', async ({ browser, baseURL }) => {
  for (const [locale, suggested] of [
    ['es-GT', 1],
    ['en-GB', 0],
    ['fr-FR', 0],
  ] as const) {
    const context = await browser.newContext({ locale, ...(baseURL ? { baseURL } : {}) })
    const page = await context.newPage()
    await page.goto('/petitions')
    expect(new URL(page.url()).pathname).toBe('/petitions')
    await expect(page.locator('a[data-suggested]')).toHaveCount(suggested)
    await context.close()
  }
})
