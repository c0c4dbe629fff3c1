// Counts and freezes the audience of the mailing that was started, and prints times and memory. argv: reference, organisation
import { eq } from 'drizzle-orm'
import { countAudience } from '../../app/mailings/count-audience.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import { db } from '../../db/client'
import { mailings } from '../../db/schema'

const [reference, organisationId] = process.argv.slice(2) as [string, string]
const one = () => db.read.select().from(mailings).where(eq(mailings.reference, reference))
const [mailing] = await one()
const before = process.memoryUsage().rss

const countedFrom = performance.now()
const first = await countAudience(organisationId, mailing!.audience)
const firstAnswer = performance.now() - countedFrom
let count = first
while (!count.done) count = await countAudience(organisationId, mailing!.audience)
const counted = performance.now() - countedFrom

const frozenFrom = performance.now()
let longest = 0
for (let more = true; more;) {
  const step = performance.now()
  more = await freezeAudience(100)
  longest = Math.max(longest, performance.now() - step)
}
const frozen = performance.now() - frozenFrom
const [after] = await one()
const peak = process.resourceUsage().maxRSS * 1024
await db.close()
console.log(
  JSON.stringify({
    n: count.n,
    recipients: after!.recipients,
    firstAnswer,
    counted,
    frozen,
    longest,
    startBytes: before,
    peakBytes: peak,
  }),
)
process.exit(0)
