import { asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  letters,
  mailingChunks,
  mailingRecipients,
  mailings,
  petitions,
  type Audience,
} from '../../db/schema'
import type { Locale } from '../../app/i18n'
import { noAudience } from '../../app/mailings/audience'
import { createMailingDraft, createUpdateDraft } from '../../app/mailings/create-draft.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import type { In } from '../../app/mailings/own-mailing.server'
import { saveDraft } from '../../app/mailings/save-draft.server'
import { chunkSizeFor, sendMailings, type SendOptions } from '../../app/mailings/send-mailings.server'
import { startMailing } from '../../app/mailings/start.server'
import { submitForApproval } from '../../app/mailings/submit.server'
import type { MailingTexts } from '../../app/mailings/text-problems'
import type { MailTransport, OutgoingMail, SendResult } from '../../app/platform/mail/transport.server'
import { changeSetting } from '../../app/platform/settings.server'
import { actorOf, aPerson } from './organizers'
import { aPetition, signAndConfirm, type APetition } from './petitions'

export const sender = { from: 'Amparo <letters@amparo.example>', replyTo: null }

export const goodTexts: MailingTexts = {
  en: {
    subject: 'The court ruled',
    body: 'Dear {{name}}, the court ruled on {{petition}}. We are {{count}}.',
  },
  es: {
    subject: 'El tribunal falló',
    body: 'Hola, {{name}}: el tribunal falló sobre {{petition}}. Somos {{count}}.',
  },
}
export const goodNews: MailingTexts = {
  en: { subject: 'Our year', body: 'Dear {{name}}, this was our year.' },
  es: { subject: 'Nuestro año', body: 'Hola, {{name}}: así fue nuestro año.' },
}

/** Somebody with an organisation's pages open. */
export async function anOrganizer(asked: Parameters<typeof aPerson>[0] = {}): Promise<In> {
  const actor = await actorOf(await aPerson(asked))
  return { ...actor, organisation: actor.organisation! }
}

/** A petition of an organisation that somebody alone runs. */
export async function anOwnedPetition(
  how: Parameters<typeof aPetition>[0] & { owner?: In } = {},
): Promise<{ petition: APetition; owner: In }> {
  const { owner = await anOrganizer(), ...asked } = how
  const petition = await aPetition(asked)
  const organisationId = owner.organisation.id
  await db.write(async (tx) => {
    await tx.update(petitions).set({ organisationId }).where(eq(petitions.id, petition.id))
  })
  return { petition, owner }
}

let serial = 0

/** Signs and confirms for so many people who asked for updates; returns their addresses. */
export async function supporters(
  petition: APetition,
  n: number,
  how: { locale?: Locale; country?: string; updates?: boolean; shown?: boolean; now?: number } = {},
): Promise<string[]> {
  const { locale = 'en', country = 'GT', updates = true, shown = false, now = Date.now() } = how
  const addresses: string[] = []
  for (let i = 0; i < n; i++) {
    const from = ++serial
    const email = `supporter-${from}@d${from % 20}.example` // from many places: a crowd from one would be held
    const network = `198.51.${from >> 8}.${from & 255}`
    await signAndConfirm(petition, email, { updates, shown, country }, { locale, now, network })
    addresses.push(email)
  }
  return addresses
}

/** An update of a petition, written. */
export async function anUpdate(
  actor: In,
  petition: APetition,
  { texts = goodTexts, now }: { texts?: MailingTexts; now?: number } = {},
) {
  const reference = (await createUpdateDraft(actor, petition.id, now))!
  const saved = await saveDraft(actor, reference, { revision: 1, texts, audience: null }, now)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  return { actor, reference, revision: saved.revision }
}

/** News of an organisation to an audience, written. */
export async function news(actor: In, audience: Partial<Audience>, texts = goodNews) {
  const reference = await createMailingDraft(actor)
  const saved = await saveDraft(actor, reference, {
    revision: 1,
    texts,
    audience: { ...noAudience, ...audience },
  })
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  return { actor, reference, revision: saved.revision }
}

interface Written {
  actor: In
  reference: string
  revision: number
}

/** Submits and starts what somebody alone in an organisation wrote. */
export async function started({ actor, reference, revision }: Written, now = Date.now()): Promise<void> {
  const submitted = await submitForApproval(actor, reference, { revision, scheduledAt: null }, now)
  if (submitted.outcome !== 'ready') throw new Error(submitted.outcome)
  const { outcome } = await startMailing(actor, reference, now)
  if (outcome !== 'started') throw new Error(outcome)
}

export async function frozen(transport: MailTransport): Promise<void> {
  while (await freezeAudience(chunkSizeFor(transport)));
}

/** As if every letter had gone out: they are ahead of mailings. */
export const lettersAreOut = () =>
  db.write(async (tx) => {
    await tx.update(letters).set({ state: 'sent' }).where(eq(letters.state, 'queued'))
  })

/** Ends what earlier tests left under way. */
export const endMailings = () =>
  db.write(async (tx) => {
    await tx.update(mailings).set({ state: 'cancelled' }).where(eq(mailings.state, 'sending'))
  })

/** A clock that goes on a little with every look, so that no pace and no step is waited for. */
export function aClock(start = Date.now()): () => number {
  let now = start
  return () => (now += 50)
}

/** Freezes and sends until nothing is left to do at once, with no letter waiting and no pace. */
export async function sendAll(transport: MailTransport, options: SendOptions = {}): Promise<void> {
  await lettersAreOut()
  await changeSetting('mailsPerHour', '10000000')
  await frozen(transport)
  const now = aClock()
  while (await sendMailings(transport, sender, { now, ...options }));
}

export async function mailingRow(reference: string) {
  const [row] = await db.read.select().from(mailings).where(eq(mailings.reference, reference))
  return row!
}

export async function recipientsOf(reference: string) {
  const { id } = await mailingRow(reference)
  return db.read
    .select()
    .from(mailingRecipients)
    .where(eq(mailingRecipients.mailingId, id))
    .orderBy(asc(mailingRecipients.id))
}

export async function chunksOf(reference: string) {
  const { id } = await mailingRow(reference)
  return db.read
    .select()
    .from(mailingChunks)
    .where(eq(mailingChunks.mailingId, id))
    .orderBy(asc(mailingChunks.n))
}

type Answer = 'accept' | 'lose' | SendResult | ((mail: OutgoingMail) => SendResult)

/**
 * A mail provider that keeps what it is given. With keys, it takes the same mails under the same key once; `answers` says
 * what it does with the next batches: `lose` takes them and loses the answer.
 */
export class BulkPostbox implements MailTransport {
  readonly name: 'resend' | 'smtp'
  readonly mails: OutgoingMail[] = []
  /** Every batch it was given, with its key and its bytes. */
  readonly batches: { key: string; bytes: string }[] = []
  readonly answers: Answer[] = []
  readonly #known = new Map<string, { bytes: string; ids: string[] }>()
  #serial = 0

  constructor(
    readonly replayable = true,
    readonly largestBatch = 100,
  ) {
    this.name = replayable ? 'resend' : 'smtp'
  }

  readonly send = async (mail: OutgoingMail): Promise<SendResult> =>
    (await this.sendBatch([mail], mail.key))[0]!

  readonly sendBatch = async (mails: OutgoingMail[], key: string): Promise<SendResult[]> => {
    const bytes = JSON.stringify(mails)
    this.batches.push({ key, bytes })
    const answer = this.answers.shift() ?? 'accept'
    if (typeof answer === 'function') return mails.map(answer)
    if (typeof answer === 'object') return mails.map(() => answer)
    const known = this.replayable ? this.#known.get(key) : undefined
    if (known && known.bytes !== bytes)
      return mails.map(() => ({ outcome: 'unknown', code: 'invalid_idempotent_request' }))
    const ids = known?.ids ?? mails.map(() => `mail-${++this.#serial}`)
    if (!known) {
      this.mails.push(...mails)
      this.#known.set(key, { bytes, ids })
    }
    if (answer === 'lose') return mails.map(() => ({ outcome: 'unknown', code: 'no-answer' }))
    return ids.map((providerId) => ({ outcome: 'accepted', providerId: this.replayable ? providerId : null }))
  }

  /** Addresses, sorted. */
  get addresses(): string[] {
    return this.mails.map(({ to }) => to).sort()
  }
}
