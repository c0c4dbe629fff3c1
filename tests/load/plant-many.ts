// Puts so many signatures into a petition, with one of everything else that an address can name; prints the cookie of an
// owner who also runs the instance, and what to write into addresses. argv: petition, signatures
import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { organisations, petitions, petitionTargets } from '../../db/schema'
import { config } from '../../app/config.server'
import { manySignatures } from '../support/million-signatures'
import { oneOfEverything } from '../support/one-of-everything'
import { withPassword } from '../support/accounts'

const [slug, n] = process.argv.slice(2)
const [petition] = await db.read.select().from(petitions).where(eq(petitions.slug, slug!))
const { id, organisationId } = petition!
const [own] = await db.read.select().from(organisations).where(eq(organisations.id, organisationId))
const organisation = { id: own!.id, slug: own!.slug }
const [to] = await db.read.select().from(petitionTargets).where(eq(petitionTargets.petitionId, id))
await manySignatures(config.databaseUrl, id, Number(n))
const known = await oneOfEverything({
  organisation,
  petition: { id, slug: slug!, title: slug! },
  targetId: to!.targetId,
  name: 'measured',
})
const { cookie } = await withPassword(Date.now(), { in: organisation, roles: ['owner'], instanceAdmin: true })
await db.close()
console.log(JSON.stringify({ cookie, known }))
process.exit(0)
