import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import type { OrganizerTexts } from '../../app/i18n/organizers'
import { placeIn, startBuiltServer } from '../support/built-server'
import type { Both, Claim, Source } from './organizers-petition'
import { at, languages, look, openLetter, type Language } from './steps'

const areas = 'accounts campaigns delivery evidence frame mailings review signatures team workshop'.split(' ')
const read = (language: Language) =>
  Object.fromEntries(
    areas.map((area) => [
      area,
      JSON.parse(readFileSync(`app/i18n/organizers/${area}.${language}.json`, 'utf8')) as unknown,
    ]),
  ) as unknown as OrganizerTexts
const texts = { en: read('en'), es: read('es') }
export const deskTexts = (language: Language): OrganizerTexts => texts[language]

export interface Instance {
  origin: string
  /** The path of the one-time link that it printed when it started. */
  setupPath: string
  end(): Promise<void>
}

/** A fresh installation: setting up works once for each. Its name is `localhost`, as passkeys need one. */
export async function startInstance(): Promise<Instance> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-organizers-'))
  const server = await startBuiltServer(placeIn(folder))
  return {
    origin: `http://localhost:${server.port}`,
    setupPath: /http:\/\/localhost:\d+(\/setup\?token=\S+)/.exec(server.said())![1]!,
    async end() {
      await server.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Looks at each station of a journey on a phone and on a desk, by day and by night, and keeps the pictures numbered. */
export function album(): (page: Page, language: Language, name: string) => Promise<void> {
  let n = 0
  return async (page, language, name) => {
    const number = String(++n).padStart(2, '0')
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height })
      await look(page, language, `organizers/${number}-${name}`)
    }
  }
}

export async function addAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

export const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click()
export const follow = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name, exact: true }).click()

export const expectHeading = (page: Page, title: string | RegExp) =>
  expect(page.locator('h1')).toHaveText(title)

/** Says who the first owner is, and names a new organisation. */
export async function sayWho(
  page: Page,
  language: Language,
  who: { name: string; email: string },
  organisation: string,
) {
  const { setup } = deskTexts(language).accounts
  await page.locator('#name').fill(who.name)
  await page.locator('#email').fill(who.email)
  await page.locator('#locale').selectOption(language)
  await page.getByRole('radio', { name: setup.create }).check()
  await page.locator('#organisation').fill(organisation)
  await press(page, setup.next)
  await expectHeading(page, deskTexts(language).accounts.factor.title)
}

/** Chooses a password and the app whose secret the page shows. */
export async function usePasswordAndApp(page: Page, language: Language, password: string): Promise<void> {
  const { factor } = deskTexts(language).accounts
  const secret = (await page.locator('[data-totp-secret]').textContent())!
  await page.locator('#password').fill(password)
  await page.locator('#code').fill(TOTP.generate({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }))
  await press(page, factor.passwordButton)
}

/** The recovery codes were shown; goes on to the organisation. */
export async function keepCodes(page: Page, language: Language): Promise<void> {
  const { codes } = deskTexts(language).accounts
  await expectHeading(page, codes.title)
  await expect(page.locator('[data-recovery-codes] code')).toHaveCount(10)
  await follow(page, codes.next)
  await expect(page).toHaveURL(/\/manage$/)
}

export async function openPart(
  page: Page,
  language: Language,
  part: keyof OrganizerTexts['frame'],
): Promise<void> {
  const { frame } = deskTexts(language)
  await page
    .getByRole('navigation', { name: frame.navigation })
    .getByRole('link', { name: frame[part] as string, exact: true })
    .click()
}

export type Part = Exclude<keyof OrganizerTexts['frame']['petition'], 'history' | 'seePublic' | 'untitled'>

export async function openPetitionPart(
  page: Page,
  language: Language,
  slug: string,
  part: Part,
): Promise<void> {
  const { frame } = deskTexts(language)
  await page.goto(`/manage/petitions/${slug}`)
  await page
    .getByRole('navigation', { name: frame.petitionNavigation, exact: true })
    .getByRole('link', { name: frame.petition[part], exact: true })
    .click()
}

export async function fillBoth(page: Page, name: string, text: Both): Promise<void> {
  for (const language of languages) await page.locator(`#${name}-${language}`).fill(text[language])
}

/** Goes through the three steps of a new petition. Returns its slug. */
export async function beginPetition(
  page: Page,
  language: Language,
  text: { title: string; summary: string },
  atSimilar?: () => Promise<void>,
): Promise<string> {
  const { begin } = deskTexts(language).campaigns
  await page.locator('#locale').selectOption(language)
  await page.locator('#title').fill(text.title)
  await page.locator('#summary').fill(text.summary)
  await press(page, begin.next)
  await expect(page.getByRole('heading', { name: begin.similarTitle })).toBeVisible()
  await atSimilar?.()
  await press(page, begin.mine)
  await press(page, begin.create)
  await expectHeading(page, deskTexts(language).workshop.text.titleIn[language])
  return /\/manage\/petitions\/([^/]+)\/text/.exec(page.url())![1]!
}

export async function addTarget(page: Page, language: Language, target: { name: Both; jurisdiction: Both }) {
  const { settings } = deskTexts(language).campaigns
  await fillBoth(page, 'name', target.name)
  await fillBoth(page, 'jurisdiction', target.jurisdiction)
  await press(page, settings.add)
  await expect(page.getByRole('checkbox', { name: target.name[language] })).toBeChecked()
}

export async function recordSource(page: Page, language: Language, source: Source): Promise<void> {
  const t = deskTexts(language).evidence
  await openPart(page, language, 'sources')
  await follow(page, t.addSource)
  await expectHeading(page, t.source.new)
  await page.locator('#kind').selectOption('report')
  for (const field of ['title', 'publisher', 'dateText', 'about'] as const)
    await fillBoth(page, field, source[field])
  await page.locator('#date').fill(source.date)
  await page.locator('#languages').fill(source.languages)
  await page.locator('#addresses').fill(source.address)
  await press(page, t.record)
  await expectHeading(page, source.title[language])
}

/** Adds a claim to the document whose page is open, and comes back to it. Returns the claim's slug. */
export async function addClaim(page: Page, language: Language, claim: Claim): Promise<string> {
  const t = deskTexts(language).evidence
  const source = page.url()
  await follow(page, t.source.addClaim)
  for (const field of ['statement', 'figure', 'unit', 'by', 'asOfText', 'passage'] as const)
    await fillBoth(page, field, claim[field])
  await page.locator('#asOf').fill(claim.asOf)
  const { subject } = claim
  if (!('title' in subject)) await page.locator('#subject').selectOption({ label: subject[language] })
  else {
    await page.locator('#subject').selectOption('new')
    const more = page.locator('details', { hasText: t.claim.subjectNew })
    if ((await more.getAttribute('open')) === null) await more.locator('summary').click()
    await fillBoth(page, 'subjectTitle', subject.title)
    await fillBoth(page, 'subjectScope', subject.scope)
    if (subject.disagreeing) await page.locator('#disagreeing').check()
    if (subject.note) await fillBoth(page, 'subjectNote', subject.note)
  }
  await press(page, t.record)
  await expect(page).toHaveURL(/\/manage\/claims\/[^/]+\?done=saved/)
  const slug = /\/claims\/([^/?]+)/.exec(page.url())![1]!
  await page.goto(source)
  return slug
}

/** Attaches claims, by their figures, to the petition whose evidence is open. */
export async function attachClaims(page: Page, language: Language, claims: Claim[]): Promise<void> {
  const { attached } = deskTexts(language).evidence
  for (const { figure } of claims) {
    // Its figure follows the word for whoever cannot see which button stands beside which claim.
    const name = new RegExp(`^${attached.attach} ?: ${figure[language]}$`)
    await page.getByRole('main').getByRole('button', { name }).click()
    await expect(page.locator('ol > li', { hasText: figure[language] }).locator('code')).toBeVisible()
  }
}

/** A text of the petition, as it is typed into the form that is open. */
export interface Text {
  title: string
  summary: string
  demands: string[]
  story: string
  evidenceFrom: string
}

/** Fills the form of the text that is open; the rows for further demands come by the button. */
export async function writeText(page: Page, language: Language, text: Text): Promise<void> {
  const t = deskTexts(language).workshop.text
  for (const [row, demand] of text.demands.entries()) {
    if (row > 0) {
      await press(page, t.addDemand)
      await expect(page.locator(`#demand-${row}`)).toBeVisible()
    }
    await page.locator(`#demand-${row}`).fill(demand)
    await page.locator(`[name="to-${row}"]`).first().check()
  }
  for (const field of ['title', 'summary', 'story', 'evidenceFrom'] as const)
    await page.locator(`#${field}`).fill(text[field])
}

/** Follows the link in the newest letter of a subject to a mailbox, on the host that passkeys and cookies belong to. */
export async function followLetterOf(
  page: Page,
  email: string,
  address: string,
  subject = '',
): Promise<void> {
  await openLetter(page, email, subject)
  const href = await page.locator(`main a[href*="${address}"]`).first().getAttribute('href')
  await page.goto(new URL(href!).pathname)
}

/** What a link or a button of a page answers with, where that is a file. */
export async function download(page: Page, name: string): Promise<Buffer> {
  const main = page.getByRole('main')
  const control = main
    .getByRole('link', { name, exact: true })
    .or(main.getByRole('button', { name, exact: true }))
  const [file] = await Promise.all([page.waitForEvent('download'), control.click()])
  return readFileSync(await file.path())
}

/** A text with its places filled in. */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

export const today = () => new Date().toISOString().slice(0, 10)
export const publicPath = (language: Language, slug: string) => at(language, `/petitions/${slug}`)
