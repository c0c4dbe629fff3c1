// Run as a process of its own: tells signers, and is killed inside the transaction that writes a step's letters.
import { db } from '../../db/client'
import { announcements, letters } from '../../db/schema'
import { tellSigners } from '../../app/petitions/tell-signers.server'
import { sql } from 'drizzle-orm'

const die = process.argv[2] ?? 'in-step'
if (die === 'in-step') {
  const write = db.write.bind(db)
  // The step is done and not yet committed when the process ends.
  Object.assign(db, {
    write: (unit: Parameters<typeof write>[0]) =>
      write(async (tx) => {
        const result = await unit(tx)
        const [{ n }] = (await tx.select({ n: sql<number>`count(*)` }).from(letters)) as [{ n: number }]
        const [{ told }] = (await tx.select({ told: announcements.told }).from(announcements)) as [
          { told: number },
        ]
        process.stdout.write(`${n} ${told}\n`)
        process.kill(process.pid, 'SIGKILL')
        await new Promise(() => {})
        return result
      }),
  })
}
await tellSigners()
process.kill(process.pid, 'SIGKILL')
