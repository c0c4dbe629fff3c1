import { config } from '../config.server'
import { db, isOutage } from '../../db/client'
import { newSetupSecret } from '../accounts/first-owner.server'
import { setupAddress } from '../commands/setup-address'
import { plantDemonstration } from '../demonstration.server'
import { bringUpToDate } from '../platform/bring-up-to-date.server'
import { log } from '../platform/log.server'
import { pageRenders } from '../platform/metrics.server'
import { hearOfChangedPages, pages } from '../platform/page-cache.server'
import { answerPages, type PageRequest } from '../platform/stripe/stand-in/answer-pages.server'
import { keepOwnStandIn, ownStandIn } from '../platform/stripe/stand-in/own.server'
import type { Worker } from '../run-jobs.server'
import { startWorker } from '../worker'
import type { Handle } from './context'
import { holdForms } from './hold-forms.server'
import { createDoor, type Door, type DoorOptions } from './door.server'
import { answerMetrics, measure } from './metrics.server'
import { routeNames } from './name-route.server'
import { leadsToPayment } from './payment-pages'

type Given = Pick<DoorOptions, 'handle' | 'clientFolder' | 'stylesheet' | 'development'> & {
  /** The addresses there are, as the build writes them. */
  patterns?: string[]
}

/** Milliseconds that the whole of leaving may take. */
const longestGoodbye = 9_500

/** Opens the product: database, demonstration (in trial), worker (with SQLite), door. Ends the process when it cannot. */
export async function openAmparo({ patterns = [], ...given }: Given): Promise<void> {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event)
      process.exit(1)
    })
  }
  await bringUpToDate()
  if (config.mode === 'trial') await plantDemonstration()
  const setup = await newSetupSecret().catch(() => null) // a disk that is full still lets petitions be read
  const worker = config.dialect === 'sqlite' ? await startWorker() : null
  const token = config.metricsToken
  const metrics = token === null ? undefined : (asked: string | undefined) => answerMetrics(token, asked)
  const finished = measure(routeNames([...patterns, 'metrics']))
  const kept = given.development ? undefined : pages
  if (kept) hearOfChangedPages()
  const { payments } = config
  const hasOwnPayments = payments.kind === 'stand-in' && payments.at === null
  const testPayments = hasOwnPayments ? (asked: PageRequest) => answerPages(ownStandIn, asked) : undefined
  const handle: Handle = (request, context) => (pageRenders.inc(), given.handle(request, context))
  const door = createDoor({
    config,
    log,
    health,
    isOutage,
    publicly: db.publicly,
    metrics,
    finished,
    holdForms,
    pages: kept,
    ...given,
    handle,
    testPayments,
    leadsTo: leadsToPayment(payments),
  })
  door.once('error', (error: NodeJS.ErrnoException) => {
    console.error(whyNot(error))
    process.exit(1)
  })
  door.listen(config.port, config.host, () => {
    if (hasOwnPayments) keepOwnStandIn(config.publicOrigin.replace(/\d+$/, `${portOf(door)}`))
    console.log([greeting(door), ...welcome(door, setup)].join('\n'))
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void goodbye(door, worker))
}

async function health(): Promise<string> {
  const answered = db.ping().then(
    () => 'ok',
    () => 'the database does not answer',
  )
  const late = new Promise<string>((resolve) => {
    setTimeout(resolve, 2_000, 'the database does not answer in time').unref()
  })
  return Promise.race([answered, late])
}

let isLeaving = false

async function goodbye(door: Door, worker: Worker | null) {
  if (isLeaving) return // a Ctrl-C arrives from the terminal and again from npm
  isLeaving = true
  setTimeout(() => process.exit(1), longestGoodbye).unref()
  await Promise.all([door.leave(), worker?.stop()])
  await db.close()
  process.exit(0)
}

function portOf(door: Door): number {
  const address = door.address()
  return typeof address === 'object' ? (address?.port ?? config.port) : config.port
}

function greeting(door: Door): string {
  const port = portOf(door)
  if (config.mode === 'live') return `Amparo is open at ${config.publicOrigin} (port ${port})`
  const here = config.publicOrigin.replace(/\d+$/, `${port}`) // as every link says it
  return `Amparo is open at ${here}. This is a trial: no letter leaves this machine, they all lie at ${here}/outbox`
}

/** Until there is somebody: how the first person comes in. */
const welcome = (door: Door, secret: string | null): string[] =>
  secret
    ? [
        'Nobody has an account yet. The first person comes in by this link, once, within 24 hours:',
        `  ${setupAddress(secret, portOf(door))}`,
      ]
    : []

function whyNot({ code, message }: NodeJS.ErrnoException): string {
  const where = `${config.host}:${config.port}`
  if (code === 'EADDRINUSE')
    return `Port ${config.port} is in use: stop what runs there, or choose another with PORT=…`
  if (code === 'EACCES') return `This user may not listen at ${where}: choose a port above 1023 with PORT=…`
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${config.host}: set HOST to one it has.`
  return `Amparo cannot listen at ${where}: ${message}`
}
