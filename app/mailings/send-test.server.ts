import { db } from '../../db/client'
import { record } from '../accounts/audit.server'
import { addressOf, findPerson } from '../accounts/people.server'
import type { Locale } from '../i18n'
import { countRecent } from '../platform/count-recent.server'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { HOUR } from '../duration'
import { aboutOf, readOwnMailing, textsOf, type In } from './own-mailing.server'
import { previewMailing } from './preview.server'
import { languagesOf, sendingProblems, type TextProblem } from './text-problems'

/** Tests one person may send an hour. */
const MOST_TESTS = 20

export type Tested =
  | { outcome: 'sent'; languages: Locale[] }
  | { outcome: 'wrong'; problems: TextProblem[] }
  | { outcome: 'too-many' }
  | { outcome: 'unknown' }

/**
 * Sends a mailing as it stands to whoever asks, at the address of their account and to nobody else: a mail for each
 * language it is written in, ahead of other mailings as every letter.
 */
export async function sendTest(actor: In, reference: string, now = Date.now()): Promise<Tested> {
  const organisationId = actor.organisation.id
  const mailing = await readOwnMailing(organisationId, reference)
  const person = await findPerson(actor.personId)
  if (!mailing || !person) return { outcome: 'unknown' }
  const texts = await textsOf(db.read, mailing.id)
  const problems = sendingProblems(texts, mailing.kind)
  if (problems.length > 0) return { outcome: 'wrong', problems }
  if ((await countRecent(`tests of ${actor.personId}`, HOUR)) > MOST_TESTS) return { outcome: 'too-many' }
  const languages = languagesOf(texts)
  const mails = await Promise.all(
    languages.map((locale) => previewMailing(organisationId, reference, { locale, reader: 0 })),
  )
  await db.write(async (tx) => {
    for (const mail of mails) {
      const { locale, subject, html, text } = mail!
      await queueLetter(tx, {
        template: 'test-mailing',
        locale,
        to: addressOf(person),
        mailbox: person.mailbox,
        about: mailing.petitionId,
        now,
        fields: { subject, html, text },
      })
    }
    await record(tx, {
      actor,
      organisationId,
      action: 'mailing.tested',
      petitionId: mailing.petitionId,
      about: await aboutOf(tx, mailing),
      now,
    })
  })
  return { outcome: 'sent', languages }
}
