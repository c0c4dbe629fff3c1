// Gives waiting signatures a second confirmation link, as their letters hold the first; prints the secrets.
import { asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures, submissions } from '../../db/schema'
import { DAY } from '../../app/duration'
import { keepToken, newSecret } from '../../app/supporters/tokens.server'

const [slug, most] = process.argv.slice(2) as [string, string]
const rows = await db.read
  .select({ id: submissions.id })
  .from(submissions)
  .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
  .where(eq(signatures.state, 'pending'))
  .orderBy(asc(submissions.id))
  .limit(Number(most))
const now = Date.now()
const secrets = rows.map(newSecret)
await db.write(async (tx) => {
  for (const [i, { id }] of rows.entries())
    await keepToken(tx, secrets[i]!, {
      purpose: 'confirm',
      subject: id,
      context: slug,
      now,
      expiresAt: now + DAY,
    })
})
await db.close()
console.log(JSON.stringify(secrets))
