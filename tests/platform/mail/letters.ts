import { createHash } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { db } from '../../../db/client'
import { letters, outboxMails } from '../../../db/schema'
import { uuidv7 } from '../../../db/uuid'
import { sampleLetters } from '../../../emails/samples'
import { queueLetter } from '../../../app/platform/mail/queue-letter.server'
import type { LetterTransport, OutgoingMail, SendResult } from '../../../app/platform/mail/transport.server'

const origin = 'http://127.0.0.1:3000'

interface Wishes {
  to?: string
  state?: 'queued' | 'withheld'
  runAt?: number
  now?: number
}

/** A letter to confirm, as signing writes it. */
export const aLetter = ({ to = 'marisol@example.org', now = Date.now(), ...rest }: Wishes = {}) => ({
  ...sampleLetters('es', origin)[0]!,
  to,
  mailbox: createHash('sha256').update(to).digest(),
  about: uuidv7(),
  now,
  ...rest,
})

export const write = (wishes?: Wishes) => db.write((tx) => queueLetter(tx, aLetter(wishes)))

export async function writeMany(n: number, now = Date.now()) {
  await Promise.all(Array.from({ length: n }, (_, i) => write({ to: `person-${i}@example.org`, now })))
}

export const allLetters = () => db.read.select().from(letters).orderBy(asc(letters.id))
export const allMails = () => db.read.select().from(outboxMails).orderBy(asc(outboxMails.id))

export async function noLetters() {
  await db.write(async (tx) => {
    await tx.delete(letters)
    await tx.delete(outboxMails)
  })
}

/** A mail provider that keeps a ledger of what it accepted, and answers as told. */
export function aProvider(
  answer: (mail: OutgoingMail) => SendResult | Promise<SendResult> = () => ({
    outcome: 'accepted',
    providerId: null,
  }),
) {
  const ledger: OutgoingMail[] = []
  const transport: LetterTransport = {
    async send(mail) {
      const result = await answer(mail)
      if (result.outcome === 'accepted') ledger.push(mail)
      return result
    },
  }
  return Object.assign(transport, { ledger })
}
