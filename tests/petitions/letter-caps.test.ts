import { and, eq, ne } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { letters } from '../../db/schema'
import { changeSetting, listSettings } from '../../app/platform/settings.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { aPetition, sign } from '../support/petitions'

afterEach(async () => {
  for (const { name, initial } of await listSettings()) await changeSetting(name, String(initial))
})

async function lettersTo(address: string): Promise<number> {
  const { hash } = (await readMailbox(address))!
  const sent = await db.read
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.mailbox, hash), ne(letters.state, 'withheld')))
  return sent.length
}

describe('forty forms at once for one mailbox', () => {
  it('write as many letters as it may get about all petitions, and no other', async () => {
    await changeSetting('mailboxLettersInAll', '5')
    const petitions = await Promise.all(Array.from({ length: 40 }, () => aPetition()))
    await Promise.all(petitions.map((petition) => sign(petition, 'many@example.org')))
    expect(await lettersTo('many@example.org')).toBe(5)
  })

  it('write as many as it may get about one petition, however it is spelled', async () => {
    await changeSetting('mailboxPause', '0')
    const petition = await aPetition()
    const forms = Array.from({ length: 40 }, (_, i) => sign(petition, `one+${i}@example.org`))
    await Promise.all(forms)
    expect(await lettersTo('one@example.org')).toBe(3)
  })
})
