import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { organisations } from '../../db/schema'
import { sessions } from '../../db/schema'
import type { Asked } from './e2e-sign-in'
import { aPerson } from './organizers'

// Started by `signInOnE2E` with the data of the running server; prints who was made as JSON.
const { organisation = 'demonstration', ...asked } = JSON.parse(process.argv[2] ?? '{}') as Asked
const [found] = await db.read
  .select({ id: organisations.id, slug: organisations.slug })
  .from(organisations)
  .where(eq(organisations.slug, organisation))
if (!found) throw new Error(`There is no organisation ${organisation}`)
const { id, email, cookie } = await aPerson({ ...asked, in: found })
await db.write(async (tx) => {
  await tx.update(sessions).set({ organisationId: found.id }).where(eq(sessions.personId, id))
})
console.log(JSON.stringify({ personId: id, email, cookie }))
await db.close()
