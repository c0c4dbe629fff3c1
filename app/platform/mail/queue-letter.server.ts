import { prepared, tellAfter, type Slots, type Tx } from '../../../db/client'
import { letters } from '../../../db/schema'
import type { Letter } from '../../../emails/letter'
import { seal } from '../seal.server'
import { sealedLetter } from './sealed-letter'

/** Where workers hear that a letter was written. */
export const LETTERS_CHANNEL = 'amparo_letters'

type Row = typeof letters.$inferSelect
type Written = Pick<
  Row,
  'template' | 'locale' | 'mailbox' | 'about' | 'sealed' | 'state' | 'runAt' | 'createdAt'
>

const insertLetter = prepared('insert_letter', (tx: Tx, p: Slots<Written>) =>
  tx.insert(letters).values({
    template: p.template,
    locale: p.locale,
    mailbox: p.mailbox,
    about: p.about,
    sealed: p.sealed,
    state: p.state,
    runAt: p.runAt,
    createdAt: p.createdAt,
  }),
)

export type NewLetter = Letter & {
  /** The address as it was typed. */
  to: string
  /** The keyed hash of its canonical spelling. */
  mailbox: Buffer
  /** The petition it is about, if any. */
  about: string | null
  /** withheld: nothing is sent and nothing readable is kept, at the same cost. */
  state?: 'queued' | 'withheld'
  /** Epoch ms; not sent earlier. */
  runAt?: number
  /** Epoch ms. */
  now: number
}

/** Writes a letter in the transaction that causes it: both are stored, or neither. The worker sends it. */
export async function queueLetter(tx: Tx, letter: NewLetter): Promise<void> {
  const { template, locale, to, fields, mailbox, about, state = 'queued', now, runAt = now } = letter
  // Sealed in any case, so that a withheld letter takes as long to write as a queued one.
  const sealed = seal(sealedLetter(mailbox, now), { to, fields })
  await insertLetter(tx, {
    template,
    locale,
    mailbox,
    about,
    sealed: state === 'queued' ? sealed : null,
    state,
    runAt,
    createdAt: now,
  })
  // Withheld ones too: nobody who listens can tell them apart.
  tellAfter(tx, LETTERS_CHANNEL)
}
