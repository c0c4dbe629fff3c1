import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import en from '../../app/i18n/organizers/accounts.en.json' with { type: 'json' }
import es from '../../app/i18n/organizers/accounts.es.json' with { type: 'json' }
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { at, look, type Language } from './steps'

// Setting up works once for each installation: every journey has a server of its own.
let folder: string
let server: BuiltServer

// A server starts within each.
test.describe.configure({ timeout: 120_000 })

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-sign-in-'))
  server = await startBuiltServer(placeIn(folder))
})
test.afterEach(async () => {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

const textsOf = (language: Language) => (language === 'en' ? en : es)
const origin = () => `http://localhost:${server.port}`
const password = 'verde lento camino tambor'
const STEP = 30_000

/** The code of this moment, or of a later one: the server takes the next one already, and each only once. */
const codeOf = (secret: string, stepsAhead = 0) =>
  TOTP.generate({
    secret: Secret.fromBase32(secret.replaceAll(' ', '')),
    timestamp: Date.now() + stepsAhead * STEP,
  })

async function openPrintedLink(page: Page, language: Language): Promise<string> {
  const printed = /http:\/\/localhost:\d+(\/setup\?token=\S+)/.exec(server.said())?.[1]
  expect(printed).toBeTruthy()
  await page.goto(origin() + at(language, printed!))
  return printed!
}

async function sayWho(page: Page, language: Language): Promise<void> {
  const t = textsOf(language)
  await page.getByLabel(t.name).fill('Marisol Quintana')
  await page.getByLabel(t.email).fill('marisol@correo.example')
  await page.getByLabel(t.language).selectOption(language)
  await page.getByRole('button', { name: t.setup.next }).click()
  await expect(page.locator('h1')).toHaveText(t.factor.title)
}

async function keepCodes(page: Page, language: Language): Promise<string[]> {
  const t = textsOf(language)
  await expect(page.locator('h1')).toHaveText(t.codes.title)
  const codes = await page.locator('[data-recovery-codes] code').allTextContents()
  expect(codes).toHaveLength(10)
  return codes
}

test('the first owner comes in by the printed link with a passkey, signs out and in again', async ({ page }, {
  project,
}) => {
  const language: Language = project.name === 'phone' ? 'es' : 'en'
  const t = textsOf(language)
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
  const printed = await openPrintedLink(page, language)
  await look(page, language, 'setup-who')
  await page.getByRole('button', { name: t.setup.next }).click()
  await expect(page.getByRole('alert')).toContainText(t.nameProblems.empty)
  await look(page, language, 'setup-who-refused')
  await sayWho(page, language)
  await look(page, language, 'setup-way')
  await page.getByLabel(t.factor.passkeyName).fill('My phone')
  await page.getByRole('button', { name: t.factor.passkeyButton }).click()
  await keepCodes(page, language)
  await look(page, language, 'codes')
  await page.reload()
  await expect(page.locator('h1')).toHaveText(t.codes.goneTitle)
  await page.goto(`${origin()}/manage/account`)
  await expect(page.locator('h1')).toHaveText(t.account.title)
  await expect(page.getByText('My phone', { exact: true })).toBeVisible()
  await expect(page.getByText(t.account.here)).toBeVisible()
  await look(page, language, 'account')

  await page.goto(origin() + at(language, '/logout'))
  await look(page, language, 'logout')
  await page.getByRole('main').getByRole('button', { name: t.logout.button }).click()
  await expect(page).toHaveURL(/\/login\?out/)
  await page.goto(`${origin()}/manage/account`)
  await expect(page).toHaveURL(/\/login\?next=%2Fmanage%2Faccount$/)
  await page.goto(origin() + at(language, '/login?next=%2Fmanage%2Faccount'))
  await look(page, language, 'login')
  await page.getByRole('button', { name: t.login.passkeyButton }).click()
  await expect(page).toHaveURL(`${origin()}/manage/account`)
  await expect(page.getByText('My phone', { exact: true })).toBeVisible()

  // A fresh proof by the same passkey, then a password beside it.
  await page.goto(`${origin()}/login/again?next=/manage/account/password`)
  await look(page, language, 'again')
  await page.getByRole('button', { name: t.again.passkeyButton }).click()
  await expect(page.locator('h1')).toHaveText(t.account.setPasswordTitle)
  await look(page, language, 'account-password')

  await page.goto(origin() + printed)
  await expect(page).toHaveURL(`${origin()}/manage`)
})

test('where the address is a number, the pages say where passkeys work', async ({ page }) => {
  await page.goto(`http://127.0.0.1:${server.port}/login`)
  await expect(page.getByRole('button', { name: en.login.passkeyButton })).toHaveCount(0)
  await page.getByRole('link', { name: en.factor.passkeysAtLink }).click()
  await expect(page).toHaveURL(`${origin()}/login`)
  await expect(page.getByRole('button', { name: en.login.passkeyButton })).toBeVisible()
  await page.goto(`http://127.0.0.1:${server.port}/setup?token=made-up`)
  await expect(page.locator('h1')).toHaveText(en.setup.endedTitle)
  await look(page, 'en', 'setup-ended')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('password and app set up, sign in, prove it again and recover', async ({ page }) => {
    await openPrintedLink(page, 'es')
    await sayWho(page, 'es')
    await expect(page.getByRole('button', { name: es.factor.passkeyButton })).toBeHidden()
    await page.getByLabel(es.factor.password, { exact: true }).fill('marisol marisol')
    await page.getByLabel(es.factor.code).fill('000000')
    await page.getByRole('button', { name: es.factor.passwordButton }).click()
    await expect(page.getByRole('alert')).toContainText(es.factor.passwordProblems['about-you'])
    const secret = (await page.locator('[data-totp-secret]').textContent())!
    await page.getByLabel(es.factor.password, { exact: true }).fill(password)
    await page.getByLabel(es.factor.code).fill(codeOf(secret, -1))
    await page.getByRole('button', { name: es.factor.passwordButton }).click()
    const codes = await keepCodes(page, 'es')
    await page.getByRole('link', { name: es.codes.next }).click()
    await expect(page).toHaveURL(`${origin()}/manage`)

    await page.goto(`${origin()}/es/logout`)
    await page.getByRole('main').getByRole('button', { name: es.logout.button }).click()
    await signIn(page, 'otra clave del todo')
    await expect(page.getByRole('alert')).toContainText(es.login.wrong)
    await expect(page.getByLabel(es.email)).toHaveValue('marisol@correo.example')
    await signIn(page, password)
    await expect(page).toHaveURL(/\/es\/login\/totp/)
    await page.goto(`${origin()}/manage`)
    await expect(page).toHaveURL(/\/login\/totp/)
    await page.goto(`${origin()}/es/login/totp?next=%2Fmanage%2Faccount`)
    await page.getByLabel(es.totp.code).fill(codeOf(secret))
    await page.getByRole('button', { name: es.totp.button, exact: true }).click()
    await expect(page).toHaveURL(`${origin()}/manage/account`)

    await page.goto(`${origin()}/login/again?next=/manage/account/change-password`)
    await expect(page.locator('h1')).toHaveText(es.again.title)
    await page.getByLabel(es.factor.code).fill(codeOf(secret, 1))
    await page.getByRole('button', { name: es.again.button }).click()
    await expect(page.locator('h1')).toHaveText(es.account.changeTitle)
    await page.getByLabel(es.account.current).fill('no es esta, es otra')
    await page.getByLabel(es.account.new).fill('tres barcos sin viento')
    await page.getByRole('button', { name: es.account.change }).click()
    await expect(page.getByRole('alert')).toContainText(es.account.currentWrong)
    await page.getByLabel(es.account.current).fill(password)
    await page.getByLabel(es.account.new).fill('tres barcos sin viento')
    await page.getByRole('button', { name: es.account.change }).click()
    await expect(page.getByText(es.account.done['password-changed'])).toBeVisible()

    await page.context().clearCookies()
    await page.goto(`${origin()}/es/recover`)
    await page.getByLabel(es.email).fill('marisol@correo.example')
    await page.getByRole('button', { name: es.recover.button }).click()
    await expect(page.locator('h1')).toHaveText(es.recover.sentTitle)
    await openRecovery(page)
    await page.getByLabel(es.recover.code).fill(codes[7]!)
    await page.getByRole('button', { name: es.recover.codeButton }).click()
    await expect(page.locator('h1')).toHaveText(es.recover.wayTitle)
    const fresh = (await page.locator('[data-totp-secret]').textContent())!
    await page.getByLabel(es.factor.password, { exact: true }).fill('cuatro peces y un reloj')
    await page.getByLabel(es.factor.code).fill(codeOf(fresh))
    await page.getByRole('button', { name: es.factor.passwordButton }).click()
    expect(await keepCodes(page, 'es')).not.toContain(codes[0])
  })
})

async function signIn(page: Page, typed: string): Promise<void> {
  await page.goto(`${origin()}/es/login`)
  await page.getByLabel(es.email).fill('marisol@correo.example')
  await page.getByLabel(es.login.password, { exact: true }).fill(typed)
  await page.getByRole('button', { name: es.login.passwordButton }).click()
}

async function openRecovery(page: Page): Promise<void> {
  const letter = page
    .locator('main li', { hasText: 'Una nueva forma de entrar' })
    .first()
    .getByRole('link')
    .first()
  await expect(async () => {
    await page.goto(`${origin()}/outbox`)
    expect(await letter.isVisible()).toBe(true)
  }).toPass({ timeout: 30_000 })
  await letter.click()
  const link = await page.locator('main a[href*="/recover/"]').first().getAttribute('href')
  await page.goto(origin() + new URL(link!).pathname)
  await expect(page.locator('h1')).toHaveText(es.recover.codeTitle)
}
