// Makes an installation with the demonstration, so many signatures, a mailing that is on its way, and gifts. argv: signatures
import { plantDemonstration } from '../../app/demonstration.server'
import { config } from '../../app/config.server'
import { applyDueEvents } from '../../app/donations/apply-events.server'
import { findGiving } from '../../app/donations/find-giving.server'
import { noGiftAnswers } from '../../app/donations/gift-form'
import { receiveEvent } from '../../app/donations/receive-event.server'
import { startGift } from '../../app/donations/start-gift.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import { useProvider } from '../../app/platform/stripe/provider.server'
import { db } from '../../db/client'
import { migrate } from '../../db/migrate'
import { donations } from '../../db/schema'
import { anOwnedPetition, anUpdate, started } from './mailings'
import { manySignatures } from './million-signatures'
import { sign } from './petitions'
import { startStandIn } from './stand-in'

await migrate(config.dialect, config.databaseUrl)
await plantDemonstration()
const { petition, owner } = await anOwnedPetition()
await manySignatures(config.databaseUrl, petition.id, Number(process.argv[2]))
await sign(petition, 'waits@example.org')
await started(await anUpdate(owner, petition))
while (await freezeAudience(100));

const standIn = await startStandIn()
useProvider(standIn.provider)
const giving = (await findGiving(null))!
for (const frequency of ['once', 'monthly'] as const)
  await startGift({
    giving,
    answers: {
      ...noGiftAnswers,
      name: 'Ana',
      email: `${frequency}@example.org`,
      amount: '25',
      currency: 'USD',
      frequency,
    },
    locale: 'es',
    network: '198.18.0.1',
    restricted: false,
    wait: '',
    back: '/donate',
  })
for (const { sessionId } of await db.read.select({ sessionId: donations.sessionId }).from(donations))
  await standIn.pay(sessionId!)
for (const { body, headers } of (await standIn.waiting()).map(standIn.signed))
  await receiveEvent(body, headers['Stripe-Signature']!)
while ((await applyDueEvents(50)) > 0);
await standIn.close()
await db.close()
process.exit(0)
