import { runJobs } from '../../app/run-jobs.server'
import { HOUR } from '../../app/duration'
import { takeTurn } from '../../app/platform/job-turns.server'
import { db } from '../../db/client'
import { blockedDomains } from '../../db/schema'

const [how] = process.argv.slice(2)

if (how === 'run') {
  // Each job asks for its turn once, and writes down that it ran.
  const list = Array.from({ length: 12 }, (_, n) => ({
    name: `job ${n}`,
    every: HOUR,
    once: true as const,
    run: async () => {
      const pattern = `${n}.${process.pid}.example`
      await db.write(async (tx) => void (await tx.insert(blockedDomains).values({ pattern })))
    },
  }))
  await runJobs(list).stop()
  await db.close()
} else {
  console.log((await takeTurn('long', 1, 600)).outcome)
}
