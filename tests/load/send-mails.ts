// Freezes and sends the mailing that was started, through the provider of the environment; prints how fast. argv: reference
import { eq } from 'drizzle-orm'
import { config } from '../../app/config.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import { chunkSizeFor, sendMailings } from '../../app/mailings/send-mailings.server'
import { chooseTransport } from '../../app/platform/mail/choose-transport.server'
import { db } from '../../db/client'
import { mailings } from '../../db/schema'

const [reference] = process.argv.slice(2) as [string]
const transport = await chooseTransport()
const one = async () => (await db.read.select().from(mailings).where(eq(mailings.reference, reference)))[0]!
while (await freezeAudience(chunkSizeFor(transport)));

const cpu = process.cpuUsage()
const from = performance.now()
// A clock that runs fast: what is measured is the machine, not the pace that is set.
const start = Date.now()
const now = () => start + (Date.now() - start) * 100
while ((await one()).state === 'sending') await sendMailings(transport, config.mail, { now })
const seconds = (performance.now() - from) / 1000
const used = process.cpuUsage(cpu)
const { sent, recipients, unknown } = await one()
transport.close?.()
await db.close()
console.log(
  JSON.stringify({
    ...{ sent, recipients, unknown, seconds },
    cpuSeconds: (used.user + used.system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
)
process.exit(0)
