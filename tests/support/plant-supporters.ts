import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions } from '../../db/schema'
import { lettersAreOut, supporters } from './mailings'

// A process of its own, with a server's database: so many people sign and ask for updates, half of them in each language,
// and their letters are taken for sent. argv: petition, people
const [slug, n] = process.argv.slice(2) as [string, string]
const [petition] = await db.read.select().from(petitions).where(eq(petitions.slug, slug))
for (const locale of ['en', 'es'] as const)
  await supporters({ id: petition!.id, slug, title: '' }, Number(n) / 2, { locale })
await lettersAreOut()
await db.close()
process.exit(0)
