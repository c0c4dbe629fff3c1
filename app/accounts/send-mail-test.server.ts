import { db } from '../../db/client'
import { HOUR } from '../duration'
import type { Locale } from '../i18n'
import { countRecent } from '../platform/count-recent.server'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { readMailbox } from '../supporters/mailbox.server'
import { addressOf, findPerson } from './people.server'

/** Tests the instance may send an hour. */
const MOST_TESTS = 20

export type MailTested = { outcome: 'written' | 'too-many' | 'no-address' }

/** Writes a letter to an address that says that mail arrives; it goes the way of every letter. */
export async function sendMailTest(address: string, locale: Locale, now = Date.now()): Promise<MailTested> {
  const mailbox = await readMailbox(address)
  if (!mailbox) return { outcome: 'no-address' }
  if ((await countRecent('tests of mail', HOUR)) > MOST_TESTS) return { outcome: 'too-many' }
  await db.write((tx) =>
    queueLetter(tx, {
      template: 'mail-test',
      ...{ locale, to: mailbox.address, mailbox: mailbox.hash, about: null, now, fields: { at: now } },
    }),
  )
  return { outcome: 'written' }
}

/** The same to somebody's own mailbox. */
export async function sendMailTestTo(personId: string, locale: Locale): Promise<MailTested> {
  const person = await findPerson(personId)
  return person ? sendMailTest(addressOf(person), locale) : { outcome: 'no-address' }
}
