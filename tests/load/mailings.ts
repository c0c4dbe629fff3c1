// `tsx tests/load/mailings.ts`: an audience of a million, and how fast mails are written out and handed over.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured, onCore } from './pinned'
import { environmentOf } from './product'
import { tableOf, type Line } from './table'

/** Mails a second, rendered and handed over by one core. */
const AIM = 2_000
/** Bytes that freezing an audience may add to a process, whatever the audience. */
const MEMORY_AIM = 192 * 1024 * 1024

/** Prints an audience's time and memory and a line for each way out. @throws when a mail was not sent. */
export async function benchMailings(
  audience = Number(process.env.BENCH_SIGNATURES ?? 1_000_000),
  mails = Number(process.env.BENCH_MAILS ?? 20_000),
) {
  const lines: Line[] = []
  await inFolder(async (env) => {
    const { reference, organisationId } = await planted(env, audience)
    const built = await measured<Built>('build-audience.ts', [reference, organisationId], env)
    if (built.recipients !== audience || built.n !== audience) throw new Error(JSON.stringify(built))
    const grown = built.peakBytes - built.startBytes
    console.log(
      `\nAn audience of ${audience.toLocaleString('en')}: counted in ${seconds(built.counted)} (a first answer after ` +
        `${built.firstAnswer.toFixed(0)} ms), frozen in ${seconds(built.frozen)}; ` +
        `peak memory ${megabytes(built.peakBytes)}, ${megabytes(grown)} above the start: ${grown <= MEMORY_AIM ? 'ok' : 'OVER'}\n`,
    )
    const rendered = await measured<Rendered>('render-mails.ts', [String(mails), reference], env)
    for (const [locale, perSecond] of Object.entries(rendered.perSecond))
      lines.push({ name: `mails written out, ${locale}, ${rendered.bytesEach} characters each`, perSecond })
  })
  for (const way of ['resend', 'smtp'] as const) lines.push(await sending(way, mails))
  console.log(tableOf(lines))
}

interface Built {
  n: number
  recipients: number
  firstAnswer: number
  counted: number
  frozen: number
  startBytes: number
  peakBytes: number
}
interface Rendered {
  perSecond: Record<string, number>
  bytesEach: number
}
interface Sent {
  sent: number
  recipients: number
  seconds: number
  cpuSeconds: number
  peakBytes: number
}

/** Claims, renders, hands over and writes down on one core, with the provider on the other. */
async function sending(way: 'resend' | 'smtp', mails: number): Promise<Line> {
  const provider = onCore(1, ['--import', 'tsx', 'tests/load/mail-provider.ts', way], {}, [
    'ignore',
    'pipe',
    'inherit',
  ])
  const [said] = (await once(provider.stdout!, 'data')) as [Buffer]
  const { url } = JSON.parse(said.toString()) as { url: string }
  const settings: Record<string, string> =
    way === 'resend' ? { RESEND_API_KEY: 're_local', RESEND_BASE_URL: url } : { SMTP_URL: url }
  try {
    return await inFolder(async (env) => {
      const { reference } = await planted(env, mails)
      const sent = await measured<Sent>('send-mails.ts', [reference], {
        ...env,
        ...settings,
        LOG_LEVEL: 'error',
      })
      if (sent.sent !== mails) throw new Error(JSON.stringify(sent))
      const perCore = sent.sent / sent.cpuSeconds
      return {
        name: `mails sent by ${way}, durable, ${Math.round(perCore).toLocaleString('en')} a second of processor time`,
        perSecond: sent.sent / sent.seconds,
        cpu: (1000 * sent.cpuSeconds) / sent.sent,
        ...(way === 'resend' ? { aim: `≥ ${AIM} a core`, reached: perCore >= AIM } : {}),
      }
    })
  } finally {
    provider.kill()
  }
}

const planted = (env: Record<string, string>, n: number) =>
  measured<{ reference: string; organisationId: string }>('plant-audience.ts', [String(n)], env)

async function inFolder<T>(work: (env: Record<string, string>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-mailings-'))
  try {
    return await work(environmentOf(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`

if (/[\\/]mailings(\.ts)?$/.test(process.argv[1] ?? '')) await benchMailings()
