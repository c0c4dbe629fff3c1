import { expect, test, type Page } from '@playwright/test'
import enCampaigns from '../../app/i18n/organizers/campaigns.en.json' with { type: 'json' }
import en from '../../app/i18n/organizers/workshop.en.json' with { type: 'json' }
import es from '../../app/i18n/organizers/workshop.es.json' with { type: 'json' }
import { signInOnE2E } from '../support/e2e-sign-in'
import { expectAccessible, look } from './steps'

// Each test writes on a petition of its own: they run at the same time, on one server.
const petitionsOf: Record<string, [string, string, string]> = {
  phone: ['no-mass-deportations', 'no-third-country-prisons', 'end-enforced-disappearance'],
  desktop: ['return-the-deportees', 'speak-out-un', 'reparations-for-panama'],
}
const pathOf = (project: string, test: 0 | 1 | 2, language = 'en') =>
  `/manage/petitions/${petitionsOf[project]![test]}/text?language=${language}`

const story = (page: Page) => page.locator('#story')
const status = (page: Page) => page.locator('[data-autosave-said]')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const [savedAt = ''] = en.text.autosave.saved.split('{time}')

test('the toolbar writes Markdown, the preview follows, and the text keeps itself', async ({
  page,
  context,
}, { project }) => {
  test.slow()
  await signInOnE2E(context)
  await page.goto(pathOf(project.name, 0))
  await story(page).fill('Two words')
  await story(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 9))
  await press(page, en.text.tools.bold)
  await expect(story(page)).toHaveValue('Two **words**')
  await story(page).press('End')
  await press(page, en.text.tools.heading)
  await expect(story(page)).toHaveValue('## Two **words**')
  await story(page).press('Control+z')
  await expect(story(page)).toHaveValue('Two **words**')
  await story(page).press('Control+End')
  await story(page).pressSequentially(' and ')
  await press(page, en.text.tools.link)
  await expect(story(page)).toHaveValue('Two **words** and [words](https://)')
  await story(page).press('Control+End')
  await story(page).pressSequentially(' ')
  const claim = await page.locator('[data-claim]').inputValue()
  await press(page, en.text.tools.claim)
  await expect(story(page)).toHaveValue(`Two **words** and [words](https://) [claim:${claim}]`)

  await press(page, en.text.preview)
  const shown = page.locator('[data-preview-content]')
  await expect(shown.locator('strong')).toHaveText('words')
  await expect(shown.locator(`a.cite[href="#claim-${claim}"]`)).toBeVisible()
  await story(page).press('Control+End')
  await story(page).pressSequentially('\n\n<b>plain</b> [x](javascript:alert(1)) and **more**')
  await expect(shown.locator('strong')).toHaveText(['words', 'more'])
  await expect(shown.locator('.prose')).toContainText('<b>plain</b>')
  expect(await shown.locator('a[href^="javascript"]').count()).toBe(0)
  await expectAccessible(page)
  await press(page, en.text.hidePreview)
  await expect(shown).toBeHidden()

  await expect(status(page)).toContainText(savedAt)
  await expect(page.locator('a[aria-current=page] [data-standing]')).toHaveText(en.text.states.draft)
  const written = await story(page).inputValue()
  await page.reload()
  await expect(story(page)).toHaveValue(written)
})

test('what is typed without a connection stays on the page and is kept once there is one', async ({
  page,
  context,
}, { project }) => {
  test.slow()
  await signInOnE2E(context, { locale: 'es' })
  await page.goto(pathOf(project.name, 1, 'es'))
  await context.setOffline(true)
  await page.locator('#summary').fill('Escrito sin conexión.')
  await expect(status(page)).toHaveText(es.text.autosave.offline, { timeout: 15_000 })
  await expect(page.locator('#summary')).toHaveValue('Escrito sin conexión.')
  await context.setOffline(false)
  await expect(status(page)).toContainText(es.text.autosave.saved.split('{time}')[0]!, { timeout: 20_000 })
  await page.locator('#title').fill('t'.repeat(81))
  await expect(status(page)).toHaveText(es.text.autosave.refused, { timeout: 15_000 })
  await page.locator('#title').fill('Un título que cabe')
  await expect(status(page)).toContainText(es.text.autosave.saved.split('{time}')[0]!, { timeout: 15_000 })
  await page.reload()
  await expect(page.locator('#summary')).toHaveValue('Escrito sin conexión.')
  await expect(page.locator('#title')).toHaveValue('Un título que cabe')
})

test('two people on one text: nothing is overwritten, both are shown, and one text comes of it', async ({
  page,
  context,
  browser,
}, { project }) => {
  test.slow()
  const path = pathOf(project.name, 2)
  await signInOnE2E(context, { name: 'Ana' })
  const others = await browser.newContext({ viewport: page.viewportSize() })
  await signInOnE2E(others, { name: 'Luis' })
  const other = await others.newPage()
  await page.goto(path)
  await other.goto(new URL(path, page.url()).href)

  await page.locator('#title').fill('The title that Ana wrote')
  await expect(status(page)).toContainText(savedAt)
  await other.locator('#title').fill('The title that Luis wrote')
  await expect(status(other)).toHaveText(en.text.autosave.stale)
  await expect(other.locator('#title')).toHaveValue('The title that Luis wrote')
  await other.getByRole('button', { name: en.text.save, exact: true }).click()

  await expect(other.locator('h1')).toHaveText(en.conflict.title)
  await expect(other.locator('del')).toContainText('Ana')
  await expect(other.locator('ins')).toContainText('Luis')
  await look(other, 'en', 'organizers-text-conflict')
  await other.getByLabel(en.conflict.merged).check()
  await other.getByLabel(en.conflict.mix).fill('The title that both wrote')
  await other.getByRole('button', { name: en.conflict.save }).click()
  await expect(other.locator('#title')).toHaveValue('The title that both wrote')
  await page.goto(path)
  await expect(page.locator('#title')).toHaveValue('The title that both wrote')
  await look(page, 'en', 'organizers-text')
  await others.close()
})

test('the preview of a campaign follows what is typed in both languages', async ({ page, context }) => {
  await signInOnE2E(context)
  await page.goto('/manage/campaigns/new')
  const { campaigns } = enCampaigns
  await page.locator('#title-en').fill('No more nights without a name')
  await page.locator('#story-en').fill('They are **here**.')
  await press(page, campaigns.preview)
  const shown = page.locator('[data-preview-content]')
  await expect(shown.locator('strong')).toHaveText('here')
  await page.locator('#story-es').fill('Están **aquí**.')
  await expect(shown.locator('strong')).toHaveText(['here', 'aquí'])
  await expectAccessible(page)
  await press(page, en.text.hidePreview)
  await expect(shown).toBeHidden()
  await expect(page).toHaveURL(/\/manage\/campaigns\/new$/)
})
