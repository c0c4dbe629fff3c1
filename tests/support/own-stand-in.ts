// The payment stand-in as a program of its own, with a database of its own and at another port than the product: what a
// browser thinks of forms that lead there is then tried. argv: its port, the address of the product's webhook
import { config } from '../../app/config.server'
import { SECOND } from '../../app/duration'
import { standInSecrets } from '../../app/platform/stripe/provider.server'
import { act } from '../../app/platform/stripe/stand-in/act.server'
import type { Api } from '../../app/platform/stripe/stand-in/answer-api.server'
import { deliverDue } from '../../app/platform/stripe/stand-in/deliver.server'
import { expireOverdue } from '../../app/platform/stripe/stand-in/hosted-page.server'
import { serveStandIn } from '../../app/platform/stripe/stand-in/stand-in.server'
import { db } from '../../db/client'
import { migrate } from '../../db/migrate'

const [port, webhook = ''] = process.argv.slice(2)
await migrate(config.dialect, config.databaseUrl)
const { key: secretKey, webhook: webhookSecret } = standInSecrets
const api: Api = { database: db, secretKey, now: Date.now, pages: () => `http://127.0.0.1:${port}` }

let isBusy = false
async function tell() {
  if (isBusy) return
  isBusy = true
  while ((await deliverDue({ ...api, webhookSecret }, webhook)) > 0);
  isBusy = false
}

await serveStandIn(api, { port: Number(port), pagesToo: true, changed: () => void tell() })
setInterval(() => void act(api, expireOverdue).then(tell), SECOND)
