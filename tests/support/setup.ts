import { join } from 'node:path'
import { freshAddress, freshFolder, makeDatabase } from './database'

// Before any code of the product is imported: each test file is an instance of its own, in trial, sharing nothing.
for (const name of Object.keys(process.env)) {
  if (/^(AMPARO_\w+|STRIPE_\w+|PUBLIC_ORIGIN|HOST|PORT|TRUSTED_PROXIES|METRICS_TOKEN|SECURITY_CONTACT)$/.test(name)) {
    delete process.env[name]
  }
}
process.env.LOG_LEVEL = 'silent'
process.env.AMPARO_DATA = join(freshFolder(), 'data')
process.env.DATABASE_URL = freshAddress()
await makeDatabase(process.env.DATABASE_URL)
