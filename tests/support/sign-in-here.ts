import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { organisations, petitions } from '../../db/schema'
import { anOrganisation, aPerson } from './organizers'

// A process of its own, with a server's database: prints the cookies of people with roles in the demonstration's
// organisation, and of a stranger.
const [own] = await db.read
  .select({ id: organisations.id, slug: organisations.slug })
  .from(petitions)
  .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
  .limit(1)
const cookieOf = async (asked: Parameters<typeof aPerson>[0]) => (await aPerson(asked)).cookie
const cookies = {
  owner: await cookieOf({ in: own!, roles: ['owner'] }),
  ownerEs: await cookieOf({ in: own!, roles: ['owner'], locale: 'es' }),
  campaigner: await cookieOf({ in: own!, roles: ['campaigner'] }),
  moderator: await cookieOf({ in: own!, roles: ['moderator'] }),
  viewer: await cookieOf({ in: own!, roles: ['viewer'] }),
  stranger: await cookieOf({ in: await anOrganisation(), roles: ['owner'] }),
  admin: await cookieOf({ in: null, instanceAdmin: true }),
}
console.log(JSON.stringify(cookies))
process.exit(0)
