// `npm run bench`, or `npm run bench -- rates live`: what the built product does on one core.
import { benchCluster } from './cluster'
import { benchDonations } from './donations'
import { benchLive } from './live'
import { benchMailings } from './mailings'
import { benchOneCore } from './one-core'
import { benchOrganizers } from './organizers'
import { benchRates } from './rates'
import { benchTenMillion } from './ten-million'

const parts: Record<string, () => Promise<void>> = {
  'one-core': benchOneCore,
  rates: benchRates,
  live: benchLive,
  organizers: () => benchOrganizers(),
  mailings: () => benchMailings(),
  donations: () => benchDonations(),
  cluster: () => benchCluster(),
  'ten-million': () => benchTenMillion(),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length) {
  console.error(`There is no part called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
for (const name of asked.length ? asked : Object.keys(parts)) {
  console.log(`\n## ${name}\n`)
  await parts[name]!()
}
