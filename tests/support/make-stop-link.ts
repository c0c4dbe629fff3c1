import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions } from '../../db/schema'
import { stopToken } from '../../app/mailings/unsubscribe-token.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { contextOf } from '../../app/supporters/my-link.server'
import { keepToken, newSecret } from '../../app/supporters/tokens.server'
import { signAndConfirm } from './petitions'

// A process of its own, with a server's database: signs for somebody who asks for updates, and prints the token that a
// mail of an update to them carries, and that of their My page. argv: petition, address
const [slug, address] = process.argv.slice(2) as [string, string]
const [petition] = await db.read.select().from(petitions).where(eq(petitions.slug, slug))
await signAndConfirm({ id: petition!.id, slug, title: '' }, address, { updates: true })
const { hash: mailbox } = (await readMailbox(address))!
const token = stopToken({ scope: 'petition', id: petition!.id, mailbox, mailingId: 1 })
const organisation = stopToken({ scope: 'organisation', id: petition!.organisationId, mailbox, mailingId: 1 })
const my = newSecret()
const now = Date.now()
await db.write((tx) =>
  keepToken(tx, my, {
    purpose: 'my',
    subject: null,
    context: contextOf(mailbox),
    now,
    expiresAt: now + 3_600_000,
  }),
)
console.log(JSON.stringify({ token, organisation, my, organisationId: petition!.organisationId }))
process.exit(0)
