import { config } from '../../app/config.server'
import { migrate } from '../../db/migrate'

await migrate(config.dialect, config.databaseUrl)
