import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import en from '../../app/i18n/en.json' with { type: 'json' }
import es from '../../app/i18n/es.json' with { type: 'json' }

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

export const textsOf = (language: Language) => (language === 'en' ? en : es)
export const at = (language: Language, path: string) =>
  language === 'en' ? path : path === '/' ? '/es' : `/es${path}`

export const aMailbox = () => `marisol.${randomUUID().slice(0, 8)}@correo.example`

export interface Answers {
  name?: string
  email: string
  country?: string
  ticks?: ('shown' | 'updates' | 'deliver')[]
}

/** Fills in the form of the petition that is open and sends it. */
export async function sign(page: Page, language: Language, answers: Answers): Promise<void> {
  const { name = 'Marisol Quintana', email, country = 'GT', ticks = [] } = answers
  await page.locator('#name').fill(name)
  await page.locator('#email').fill(email)
  await page.locator('#country').selectOption(country)
  for (const tick of ticks) await page.locator(`#${tick}`).check()
  await page.getByRole('button', { name: textsOf(language).sign.button, exact: true }).click()
}

/** Opens the newest letter to a mailbox in the outbox, of a subject if one is named. */
export async function openLetter(page: Page, email: string, subject = ''): Promise<void> {
  const letter = page.locator('main li', { hasText: email }).filter({ hasText: subject }).first()
  await expect(async () => {
    await page.goto('/outbox')
    expect(await letter.count()).toBe(1)
  }).toPass({ timeout: 90_000, intervals: [200] })
  await letter.getByRole('link').first().click()
}

/** Opens the newest letter to a mailbox in the outbox and follows its link. */
export async function followLetter(page: Page, email: string): Promise<void> {
  await openLetter(page, email)
  await page.locator('main a[href*="/confirm/"]').first().click()
}

/** The six characters in the newest letter to a mailbox. */
export async function codeFor(page: Page, email: string): Promise<string> {
  await openLetter(page, email)
  const text = (await page.locator('main pre').first().textContent()) ?? ''
  const code = /\b[A-Z2-9]{3}[ -][A-Z2-9]{3}\b/.exec(text)?.[0]
  if (!code) throw new Error('The letter has no code')
  return code
}

/** Confirmed signatures of a petition as they are now: what asks with credentials is never answered from a kept page. */
export async function countOf(page: Page, slug: string): Promise<number> {
  const headers = { Authorization: 'Bearer none' }
  const answer = await page.request.get(`/petitions/${slug}/count.json`, { headers })
  return ((await answer.json()) as { confirmed: number }).confirmed
}

/** Moves a petition to a state from the command line, while the server runs. */
export function moveTo(slug: string, ...state: string[]): void {
  const data = process.env.E2E_DATA!
  execFileSync(process.execPath, ['--import', 'tsx', 'app/cli.ts', 'state', slug, ...state], {
    env: { ...process.env, AMPARO_DATA: data, DATABASE_URL: join(data, 'amparo.db'), LOG_LEVEL: 'error' },
  })
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Nothing that axe can see stands between the page and WCAG 2.2 AA, and nothing sticks out to the side. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, { runOnly: { type: 'tag', values: levels } })
  await expectNothingAside(page)
}

export async function expectNothingAside(page: Page): Promise<void> {
  const { width } = page.viewportSize()! // a phone widens `innerWidth` with what sticks out
  const over = await page.evaluate((wide) => document.documentElement.scrollWidth - wide, width)
  expect(over, `pixels to the side on ${page.url()}`).toBeLessThanOrEqual(0)
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Runs axe in the page itself, where it is loaded once; no page of ours has a frame, which would need more. */
async function expectNoViolation(page: Page, options: RunOptions): Promise<void> {
  await expect(page.locator('iframe, frame, object, embed')).toHaveCount(0)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const found = await page.evaluate(async (how) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { ...how, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  }, options)
  expect(found, `axe on ${page.url()}: ${found[0]}`).toEqual([])
}

/** Checks a page in both colour schemes and, with a name, keeps what it looks like for people to look at. */
export async function look(page: Page, language: Language, name?: string): Promise<void> {
  await expectAccessible(page)
  for (const scheme of ['light', 'dark'] as const) {
    // Without motion: axe would measure colours on their way from one scheme to the other.
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    // The schemes differ in their colours alone.
    if (scheme === 'dark')
      await expectNoViolation(page, { runOnly: { type: 'rule', values: ['color-contrast'] } })
    if (name) await screen(page, `${name}-${page.viewportSize()!.width}-${scheme}-${language}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

async function screen(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('img').forEach((image) => (image.loading = 'eager')))
  const path = `test-results/screens/${name}.png`
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
}
