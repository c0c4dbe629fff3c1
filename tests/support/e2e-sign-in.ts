import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import type { Locale } from '../../app/i18n'
import type { Role } from '../../db/schema'

export interface Asked {
  roles?: Role[]
  /** Slug of an organisation; the demonstration's, unless it says. */
  organisation?: string
  name?: string
  email?: string
  locale?: Locale
  instanceAdmin?: boolean
}

export interface SignedIn {
  personId: string
  email: string
  cookie: string
}

/** A server with a SQLite database in its data folder. */
interface Running {
  data: string
  origin: string
}

const ofAllTests = (): Running => ({
  data: process.env.E2E_DATA!,
  origin: `http://127.0.0.1:${process.env.E2E_PORT!}`,
})

/**
 * Signs somebody in on the server of the browser tests, or on another, as somebody with roles in an organisation whose
 * second factor was just shown, and gives the browser their cookie.
 */
export async function signInOnE2E(
  context: BrowserContext,
  asked: Asked = {},
  { data, origin }: Running = ofAllTests(),
): Promise<SignedIn> {
  const said = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'tests/support/make-e2e-person.ts', JSON.stringify(asked)],
    {
      env: { ...process.env, AMPARO_DATA: data, DATABASE_URL: join(data, 'amparo.db'), LOG_LEVEL: 'error' },
      encoding: 'utf8',
    },
  )
  const person = JSON.parse(said.trim().split('\n').at(-1)!) as SignedIn
  const [name = '', value = ''] = person.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }])
  return person
}
