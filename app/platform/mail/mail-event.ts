import type { Tx } from '../../../db/client'
import type { MailEventKind } from '../../../db/schema'

/** What a provider tells about one mail that it took from us. */
export interface MailEvent {
  kind: MailEventKind
  providerId: string
  /** Epoch ms. */
  happenedAt: number
}

/**
 * Writes down what became of a mail, in the transaction that takes note of the event, and returns whose mailbox it went to;
 * null when the mail is none of its own. It hears of events in any order, and perhaps of one twice.
 */
export type HearOfMail = (tx: Tx, event: MailEvent, now: number) => Promise<Buffer | null>
