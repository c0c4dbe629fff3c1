// Makes a database with a petition that so many people signed, all of whom asked for updates, and writes and starts an
// update of it. Prints what the others need. argv: signatures
import { eq } from 'drizzle-orm'
import { config } from '../../app/config.server'
import { changeSetting } from '../../app/platform/settings.server'
import { db } from '../../db/client'
import { migrate } from '../../db/migrate'
import { signatures } from '../../db/schema'
import { anOwnedPetition, anUpdate, goodTexts, started } from '../support/mailings'
import { manySignatures } from '../support/million-signatures'

await migrate(config.dialect, config.databaseUrl)
await changeSetting('mailsPerHour', '10000000')
await changeSetting('mailsPerDay', '100000000')
const { petition, owner } = await anOwnedPetition({ title: 'Return the deportees' })
await manySignatures(config.databaseUrl, petition.id, Number(process.argv[2]))
await db.write(async (tx) => {
  await tx
    .update(signatures)
    .set({ updates: true, state: 'confirmed' })
    .where(eq(signatures.petitionId, petition.id))
})
const paragraph = '{{count}} of us signed **{{petition}}**. See [the ruling](https://example.org/ruling).\n\n'
const long = (text: string) =>
  `${text}\n\n${paragraph.repeat(4)}## What comes next\n\n- We write\n- We wait\n`
const update = await anUpdate(owner, petition, {
  texts: {
    en: { ...goodTexts.en, body: long(goodTexts.en.body) },
    es: { ...goodTexts.es, body: long(goodTexts.es.body) },
  },
})
await started(update)
await db.close()
console.log(JSON.stringify({ reference: update.reference, organisationId: owner.organisation.id }))
process.exit(0)
