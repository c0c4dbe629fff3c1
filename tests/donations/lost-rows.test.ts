import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { applyDueEvents } from '../../app/donations/apply-events.server'
import { inboxLength } from '../../app/donations/inbox-length.server'
import { db } from '../../db/client'
import { donations, stripeEvents, tokens } from '../../db/schema'
import { begin, bring, standIn, takeEvents } from '../support/giving'

it('says loudly that money came for a row that is gone, as after an old backup, and keeps saying it', async () => {
  const { id, session } = await begin()
  await standIn.pay(session)
  await db.write(async (tx) => {
    await tx.delete(tokens).where(eq(tokens.context, id))
    await tx.delete(donations).where(eq(donations.id, id))
  })
  for (const event of await takeEvents()) await bring(event)
  await applyDueEvents(10)
  const left = await db.read.select().from(stripeEvents).where(eq(stripeEvents.state, 'waiting'))
  expect(new Set(left.map(({ error }) => error))).toEqual(new Set(['Misfit']))
  expect((await inboxLength()).unapplied).toBe(left.length)
})
