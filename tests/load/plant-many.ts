// Puts so many signatures into a petition and signs somebody in; prints the cookie of their session. argv: petition, signatures
import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { organisations, petitions } from '../../db/schema'
import { config } from '../../app/config.server'
import { manySignatures } from '../support/million-signatures'
import { aPerson } from '../support/organizers'

const [slug, n] = process.argv.slice(2)
const [petition] = await db.read.select().from(petitions).where(eq(petitions.slug, slug!))
const [own] = await db.read.select().from(organisations).where(eq(organisations.id, petition!.organisationId))
await manySignatures(config.databaseUrl, petition!.id, Number(n))
const { cookie } = await aPerson({ in: { id: own!.id, slug: own!.slug }, roles: ['owner'] })
await db.close()
console.log(JSON.stringify({ cookie }))
process.exit(0)
