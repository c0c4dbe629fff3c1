import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { isLoopback, mailSettings, readMail, type MailConfig } from './config-mail.server'

/**
 * The only reader of the environment. One fact decides everything else: without PUBLIC_ORIGIN the product is in
 * *trial*, with it the product is *live*. NODE_ENV decides nothing.
 */
export interface Config {
  readonly mode: 'trial' | 'live'
  /** What links in mail and canonical addresses start with; no trailing slash. */
  readonly publicOrigin: string
  readonly host: string
  readonly port: number
  readonly dialect: 'sqlite' | 'postgres'
  /** A file path for SQLite, a postgres:// address otherwise. */
  readonly databaseUrl: string
  /** A streaming replica of it for pages that are the same for everybody; PostgreSQL alone. */
  readonly replicaUrl: string | null
  /** How many reverse proxies in front of us may be believed about the reader's address. */
  readonly trustedProxies: number
  readonly metricsToken: string | null
  /** Where someone reports a weakness: an address of mail or a page, for security.txt. */
  readonly securityContact: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly payments: Payments
  readonly keys: Keys
  readonly mail: MailConfig
}

/** off: gifts cannot be taken. stand-in: one of our own, in this program or, for tests, at an address. */
export type Payments =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'stripe'
      readonly secretKey: string
      readonly webhookSecret: string
      readonly livemode: boolean
    }
  | { readonly kind: 'stand-in'; readonly at: string | null }

/** 32 bytes each, with one purpose each; they live outside the database and outside its backups. */
export interface Keys {
  /** AES-256-GCM of what signers typed. */
  readonly seal: Buffer
  /** HMAC-SHA-256 of canonical mailboxes. */
  readonly mailbox: Buffer
  /** HMAC-SHA-256 of form stamps and confirmation codes. */
  readonly stamp: Buffer
}

export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`Amparo cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  }
}

const key = z
  .string()
  .refine(
    (text) => Buffer.from(text, 'base64').length === 32,
    'must be 32 bytes in base64 (openssl rand -base64 32)',
  )
  .transform((text) => Buffer.from(text, 'base64'))

const port = z.coerce.number().int().min(0).max(65535)

const environment = z.object({
  PUBLIC_ORIGIN: z.string().optional(),
  HOST: z.string().optional(),
  PORT: port.default(3000),
  DATABASE_URL: z.string().default('data/amparo.db'),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be postgres://…')
    .optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  SECURITY_CONTACT: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(live|test)_/, 'must be a secret or restricted key (sk_… or rk_…)')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', 'must begin with whsec_').optional(),
  STRIPE_STAND_IN: z
    .string()
    .regex(/^http:\/\/127\.0\.0\.1:\d+$/, 'must be http://127.0.0.1 and a port')
    .optional(),
  AMPARO_DATA: z.string().default('data'),
  AMPARO_SEAL_KEY: key.optional(),
  AMPARO_MAILBOX_KEY: key.optional(),
  AMPARO_STAMP_KEY: key.optional(),
  ...mailSettings,
})

const keyNames = ['AMPARO_SEAL_KEY', 'AMPARO_MAILBOX_KEY', 'AMPARO_STAMP_KEY'] as const

/**
 * Reads a configuration from an environment; an empty one is a working trial.
 * @throws ConfigError naming every setting that is missing or wrong, never its value.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const e = parsed.data
  const problems: string[] = []
  const live = e.PUBLIC_ORIGIN !== undefined
  const publicOrigin = live ? readOrigin(e.PUBLIC_ORIGIN!, problems) : `http://127.0.0.1:${e.PORT}`
  if (live) {
    for (const name of keyNames) if (!e[name]) problems.push(`${name} is required when PUBLIC_ORIGIN is set`)
  }
  const mail = readMail(e, { live, publicOrigin }, problems)
  const payments = readPayments(live, e, problems)
  const postgres = /^postgres(ql)?:\/\//.test(e.DATABASE_URL)
  if (e.DATABASE_REPLICA_URL && !postgres)
    problems.push(
      'DATABASE_REPLICA_URL is for PostgreSQL alone: unset it, or set DATABASE_URL to postgres://…',
    )
  if (problems.length) throw new ConfigError(problems)
  return {
    mode: live ? 'live' : 'trial',
    publicOrigin,
    host: e.HOST ?? (live ? '0.0.0.0' : '127.0.0.1'),
    port: e.PORT,
    dialect: postgres ? 'postgres' : 'sqlite',
    databaseUrl: postgres ? e.DATABASE_URL : resolve(e.DATABASE_URL.replace(/^file:/, '')),
    replicaUrl: e.DATABASE_REPLICA_URL ?? null,
    trustedProxies: e.TRUSTED_PROXIES,
    metricsToken: e.METRICS_TOKEN ?? null,
    securityContact: e.SECURITY_CONTACT ?? null,
    logLevel: e.LOG_LEVEL,
    mail,
    payments,
    keys: live
      ? { seal: e.AMPARO_SEAL_KEY!, mailbox: e.AMPARO_MAILBOX_KEY!, stamp: e.AMPARO_STAMP_KEY! }
      : trialKeys(resolve(e.AMPARO_DATA, 'keys.json'), e),
  }
}

interface PaymentSettings {
  STRIPE_SECRET_KEY?: string | undefined
  STRIPE_WEBHOOK_SECRET?: string | undefined
  STRIPE_STAND_IN?: string | undefined
}

/** Test keys work everywhere; money never moves in a trial, and never by way of a stand-in. */
function readPayments(live: boolean, e: PaymentSettings, problems: string[]): Payments {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_STAND_IN: at = null } = e
  const livemode = secretKey?.slice(3, 7) === 'live'
  if (live && at) problems.push('STRIPE_STAND_IN is for trial alone: unset it when PUBLIC_ORIGIN is set')
  if (livemode && at)
    problems.push('STRIPE_SECRET_KEY is a live key and STRIPE_STAND_IN is set: unset one of them')
  if (livemode && !live)
    problems.push('STRIPE_SECRET_KEY is a live key, and this is a trial: use a test key or set PUBLIC_ORIGIN')
  if (secretKey && !webhookSecret)
    problems.push('STRIPE_WEBHOOK_SECRET is required when STRIPE_SECRET_KEY is set')
  if (secretKey && webhookSecret && !at) return { kind: 'stripe', secretKey, webhookSecret, livemode }
  return live ? { kind: 'off' } : { kind: 'stand-in', at }
}

function readOrigin(text: string, problems: string[]): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (
    !url ||
    url.origin === 'null' ||
    `${url.origin}${url.pathname}` !== `${url.origin}/` ||
    url.search ||
    url.username
  ) {
    problems.push('PUBLIC_ORIGIN must be an origin such as https://amparo.example, without a path')
    return ''
  }
  const plain = isLoopback(url.hostname) || url.hostname.endsWith('.onion')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && plain)) {
    problems.push('PUBLIC_ORIGIN must be https; http is for loopback and .onion only')
  }
  return url.origin
}

/** Trial makes its own keys once, readable by its user alone, so that a restart can still open what was sealed. */
function trialKeys(file: string, given: Partial<Record<(typeof keyNames)[number], Buffer>>): Keys {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const fresh = () => randomBytes(32).toString('base64')
    const draft = `${file}.${process.pid}`
    const keys = { seal: fresh(), mailbox: fresh(), stamp: fresh() }
    // On the disk before anything is sealed with them: signatures that outlive their keys are lost.
    writeFileSync(draft, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true })
    try {
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was first: read its keys
    }
    rmSync(draft)
    flushFolder(dirname(file))
  }
  const stored = z
    .object({ seal: key, mailbox: key, stamp: key })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    seal: given.AMPARO_SEAL_KEY ?? stored.seal,
    mailbox: given.AMPARO_MAILBOX_KEY ?? stored.mailbox,
    stamp: given.AMPARO_STAMP_KEY ?? stored.stamp,
  }
}

function flushFolder(folder: string) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** The project's root: where the process was started. Migrations and built files are found from here. */
export const root = process.cwd()
export const fromRoot = (...path: string[]) => join(root, ...path)

function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(78) // EX_CONFIG of sysexits.h
  }
}

export const config = configOrExit()

/** React picks its slow development build unless NODE_ENV says otherwise, so the built server says so before React loads. */
export function forProduction(): void {
  process.env.NODE_ENV ??= 'production'
}
