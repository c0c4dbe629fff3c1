import { UnfinishedCopy, migrate } from '../../db/migrate'
import { config } from '../config.server'
import { log } from './log.server'

/** Brings this process's database to the newest schema, or ends the process. Any number may start at once. */
export async function bringUpToDate(): Promise<void> {
  await migrate(config.dialect, config.databaseUrl).catch((error: unknown) => {
    log.fatal({ err: error }, 'migration failed')
    console.error(
      error instanceof UnfinishedCopy
        ? 'This database is a copy that is not finished: run "npm run amparo -- move-to" again, or empty it.'
        : `The ${config.dialect} database cannot be opened or brought up to date; see DATABASE_URL.`,
    )
    process.exit(1)
  })
}
