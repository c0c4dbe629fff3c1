import { expect, test, type Page } from '@playwright/test'
import {
  aMailbox,
  at,
  countOf,
  expectAccessible,
  expectNothingAside,
  followLetter,
  languages,
  look,
  openLetter,
  sign,
  textsOf,
  type Language,
} from './steps'

const slug = 'obey-the-courts'

async function signAndConfirm(page: Page, language: Language, email: string, petition = slug) {
  await page.goto(at(language, `/petitions/${petition}`))
  await sign(page, language, { email, ticks: ['shown', 'updates'] })
  await expect(page).toHaveURL(at(language, `/petitions/${petition}/sent`))
  await followLetter(page, email)
  await page.getByRole('button', { name: textsOf(language).confirm.button }).click()
  await expect(page).toHaveURL(/\/thanks\?t=/)
}

/** Asks for the link and opens it from the letter. Returns the address of My page, with no language. */
async function openMyPage(page: Page, language: Language, email: string): Promise<string> {
  const t = textsOf(language).my
  await page.goto(at(language, '/my'))
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: t.link.button }).click()
  await expect(page).toHaveURL(at(language, '/my/sent'))
  await expect(page.locator('h1')).toHaveText(t.sent.title)
  const subject = textsOf(language).letters['my-link'].subject
  await openLetter(page, email, subject)
  await page.locator('main a[href*="/my/"]').first().click()
  await expect(page).toHaveURL(new RegExp(`${at(language, '/my/')}[\\w-]{43}$`))
  return new URL(page.url()).pathname.replace(/^\/es/, '')
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    for (const language of languages) {
      test(`a supporter sees, changes, withdraws and erases what they gave (${language})`, async ({
        page,
      }) => {
        const { my } = textsOf(language)
        const email = aMailbox()
        await signAndConfirm(page, language, email)
        const before = await countOf(page, slug)
        const path = at(language, await openMyPage(page, language, email))

        const mine = page.locator(`#${slug}`)
        await expect(mine).toContainText(my.states.confirmed.label)
        await expect(mine).toContainText('Marisol Quintana')
        await expect(page.locator('body')).not.toContainText(email)

        await mine.getByRole('link', { name: new RegExp(`^${my.page.changeNamed.split(':')[0]}`) }).click()
        await expect(page.locator('#name')).toHaveValue('Marisol Quintana')
        await expect(page.locator('#shown')).toBeChecked()
        await page.locator('#name').fill('<Marisol>')
        await page.locator('#comment').fill('Porque sí.')
        await page.getByRole('button', { name: my.change.button }).click()
        await expect(page.locator('#errors')).toContainText(textsOf(language).sign.problems.name.html)
        await expect(page.locator('#comment')).toHaveValue('Porque sí.')
        await page.locator('#name').fill('Marisol Q. Ixchel')
        await page.locator('#updates').uncheck()
        await page.getByRole('button', { name: my.change.button }).click()
        await expect(page.getByRole('status')).toHaveText(my.done.changed)
        await expect(mine).toContainText('Marisol Q. Ixchel')
        await expect(mine).toContainText(my.page.comments.waiting)
        await expect(mine).toContainText(my.page.updatesNo)

        await page.getByRole('button', { name: my.page.updatesOn }).click()
        await expect(page.getByRole('status')).toHaveText(my.done.updates)
        await expect(mine).toContainText(my.page.updatesYes)

        const file = await page.request.get(`${path}/download`)
        expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="amparo-/)
        expect(file.headers()['cache-control']).toBe('no-store')
        expect(await file.text()).toContain(email)

        await mine.getByRole('link', { name: new RegExp(`^${my.page.withdrawNamed.split(':')[0]}`) }).click()
        await expect(page.locator('h1')).toHaveText(my.withdraw.title)
        await page.getByRole('button', { name: my.withdraw.button }).click()
        await expect(page.getByRole('status')).toHaveText(my.done.withdrawn)
        await expect(mine).toContainText(my.states.withdrawn.label)
        await expect.poll(() => countOf(page, slug), { timeout: 60_000 }).toBeLessThan(before + 1)

        await page.getByRole('link', { name: my.page.eraseButton }).click()
        await page.getByRole('button', { name: my.erase.button }).click()
        await expect(page.locator('#errors')).toContainText(my.erase.sureMissing)
        await page.locator('#sure').check()
        await page.getByRole('button', { name: my.erase.button }).click()
        await expect(page.locator('h1')).toHaveText(my.erased.title)
        await expect(page.locator('main')).toContainText(my.erased.notKept)
        await page.goto(path)
        await expect(page.locator('h1')).toHaveText(my.erased.title)
      })
    }
  })
}

for (const language of languages) {
  test(`every page of it is accessible and looks as it should (${language})`, async ({ page }) => {
    test.slow()
    const email = aMailbox()
    const picture = async (name: string, path: string) => {
      await page.goto(at(language, path))
      await look(page, language, name)
    }
    await picture('my-link', '/my')
    await picture('my-sent', '/my/sent')
    await picture('my-ended', '/my/nothing')
    await picture('counting', '/counting')
    await signAndConfirm(page, language, email)
    const another = page.locator('#others li').filter({ has: page.getByRole('button') })
    await another.first().getByRole('button').click()
    await page.goto(at(language, '/petitions/ban-refoulement'))
    await sign(page, language, { email })
    await followLetter(page, email)
    const path = await openMyPage(page, language, email)
    await page.goto(at(language, `${path}/change?petition=${slug}`))
    await page
      .locator('#comment')
      .fill('Mi abuela nació allí.\nUna sentencia que nadie cumple es solo papel.')
    await page.getByRole('button', { name: textsOf(language).my.change.button }).click()
    await picture('my-page', `${path}?done=changed`)
    await page.locator('details summary').first().click()
    await look(page, language, 'my-page-text')
    await picture('my-change', `${path}/change?petition=${slug}`)
    await picture('my-withdraw', `${path}/withdraw?petition=${slug}`)
    await picture('my-erase', `${path}/erase`)
    await page.setViewportSize({ width: 320, height: 568 })
    for (const where of [path, `${path}/change?petition=${slug}`, `${path}/erase`, '/counting']) {
      await page.goto(at(language, where))
      await expectNothingAside(page)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(at(language, `${path}/erase`))
    await page.locator('#sure').check()
    await page.getByRole('button', { name: textsOf(language).my.erase.button }).click()
    await picture('my-erased', `${path}/erase`)
  })
}

test('a link that ended, was cut short or made up leads to one page, whatever was asked of it', async ({
  page,
}) => {
  const bodies = new Set<string>()
  for (const token of ['x', 'A'.repeat(43), 'a'.repeat(300)]) {
    const got = await page.request.get(`/my/${token}`)
    expect(got.status()).toBe(404)
    expect(got.headers()['cache-control']).toBe('no-store')
    expect(got.headers()['referrer-policy']).toBe('strict-origin')
    const body = await got.text()
    expect(body).toContain('name="robots" content="noindex"')
    bodies.add(body)
    for (const what of ['change', 'withdraw', 'preferences', 'erase']) {
      const posted = await page.request.post(`/my/${token}/${what}`, {
        form: { petition: slug, sure: 'on' },
        maxRedirects: 0,
      })
      expect([303, 404]).toContain(posted.status())
    }
    expect((await page.request.get(`/my/${token}/download`)).status()).toBe(404)
  }
  expect(bodies.size).toBe(1)
})

test('an unknown mailbox gets the same answer as a known one, and a malformed one is asked again', async ({
  page,
}) => {
  const known = aMailbox()
  await signAndConfirm(page, 'en', known)
  const answers = []
  for (const email of [known, aMailbox()]) {
    const { status, headers } = await page.request
      .post('/my', { form: { email }, maxRedirects: 0 })
      .then((answer) => ({ status: answer.status(), headers: answer.headers() }))
    answers.push({ status, location: headers.location })
  }
  expect(answers).toEqual(Array(2).fill({ status: 303, location: '/my/sent' }))
  await page.goto('/my')
  await page.locator('#email').fill('not an address')
  await page.getByRole('button', { name: textsOf('en').my.link.button }).click()
  await expect(page.locator('#errors')).toContainText(textsOf('en').my.link.malformed)
  await expectAccessible(page)
})

test('nobody can touch a signature of somebody else', async ({ page }) => {
  const [mine, other] = ['no-mass-deportations', 'restore-due-process']
  const email = aMailbox()
  await signAndConfirm(page, 'en', email, mine)
  await signAndConfirm(page, 'en', aMailbox(), other)
  const before = await countOf(page, other)
  const path = await openMyPage(page, 'en', email)
  for (const what of ['withdraw', 'change']) {
    const form = { petition: other, name: 'Mallory', choices: 'shown', shown: 'on' }
    const posted = await page.request.post(`${path}/${what}`, { form, maxRedirects: 0 })
    expect(posted.status()).toBe(404)
    expect((await page.request.get(`${path}/${what}?petition=${other}`)).status()).toBe(404)
  }
  expect(await countOf(page, other)).toBeGreaterThanOrEqual(before)
})

for (const language of languages) {
  test(`a petition tells all its numbers and how they are counted (${language})`, async ({ page }) => {
    const t = textsOf(language).counting
    await page.goto(at(language, '/petitions/obey-the-courts'))
    await page.getByText(t.numbersTitle).click()
    await expect(page.getByRole('row', { name: new RegExp(t.numbers.withdrawn) })).toBeVisible()
    const csv = await page.request.get((await page.getByRole('link', { name: t.csv }).getAttribute('href'))!)
    expect(await csv.text()).toMatch(/^day,confirmed,withdrawn,removed,total\r\n/)
    await look(page, language, 'numbers')
    await page.locator('main').getByRole('link', { name: t.howLink }).click()
    await expect(page.locator('h1')).toHaveText(t.title)
  })
}
