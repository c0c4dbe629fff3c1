import { k } from '../columns'

/** Which worker of a cluster runs a scheduled job (`app/platform/job-turns.server.ts`); with SQLite there is one. */
export const jobTurns = k.table('job_turns', {
  name: k.text().primaryKey(),
  period: k.int().notNull(), // the number of the job's period that was begun last
  heldUntil: k.int(), // epoch ms; empty once the turn has ended, passed when its worker died
})
