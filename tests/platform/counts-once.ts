import { countRecent } from '../../app/platform/count-recent.server'

console.log(await countRecent(process.argv[2]!, 60_000))
process.exit(0)
