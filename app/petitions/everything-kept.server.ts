import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  blockedMailboxes,
  consents,
  holdDecisions,
  letters,
  mailingRecipients,
  mailings,
  organisations,
  outboxMails,
  paperSheets,
  paperSignatures,
  petitions,
  petitionTexts,
  signatures,
  submissions,
  subscriptions,
  suppressions,
  tokens,
} from '../../db/schema'
import { sealedMail } from '../platform/mail/outbox-transport.server'
import { sealedLetter } from '../platform/mail/sealed-letter'
import { unseal } from '../platform/seal.server'
import { contextOf } from '../supporters/my-link.server'
import { sealedFor } from '../supporters/sealed-person'

const note =
  'Everything kept about one mailbox. What is encrypted in our database is opened here. Times are ISO 8601 in UTC. ' +
  'Left out are the hashes of links and codes, and links and codes themselves: whoever reads this file must not be ' +
  'able to use them. "fingerprint" is the keyed hash by which we know the mailbox. Todo lo que se guarda de un buzón; ' +
  'lo cifrado está aquí abierto, y las horas son UTC.'

/** Everything kept about a mailbox in every table, as JSON. Odd old records stand in it as they are. */
export async function everythingKept(mailbox: Buffer, now = Date.now()) {
  const signed = await db.read
    .select({ signature: signatures, slug: petitions.slug })
    .from(signatures)
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(eq(signatures.mailbox, mailbox))
    .orderBy(asc(signatures.id))
  const ids = signed.map(({ signature }) => signature.id)
  const [sent, agreed, decided, texts, written] = await Promise.all([
    among(ids, () => db.read.select().from(submissions).where(inArray(submissions.signatureId, ids))),
    among(ids, () => db.read.select().from(consents).where(inArray(consents.signatureId, ids))),
    among(ids, () => db.read.select().from(holdDecisions).where(inArray(holdDecisions.signatureId, ids))),
    titlesOf(signed.map(({ signature }) => signature.petitionId)),
    db.read.select().from(letters).where(eq(letters.mailbox, mailbox)).orderBy(asc(letters.id)),
  ])
  const onPaper = await db.read
    .select({
      row: paperSignatures,
      slug: petitions.slug,
      label: paperSheets.label,
      collectedOn: paperSheets.collectedOn,
    })
    .from(paperSignatures)
    .innerJoin(petitions, eq(petitions.id, paperSignatures.petitionId))
    .innerJoin(paperSheets, eq(paperSheets.id, paperSignatures.sheetId))
    .where(eq(paperSignatures.mailbox, mailbox))
    .orderBy(asc(paperSignatures.id))
  const [mailed, subscribed] = await Promise.all([mailingsTo(mailbox), subscriptionsOf(mailbox)])
  const letterIds = written.map((letter) => letter.id)
  const [delivered, links, wishes, blocks] = await Promise.all([
    among(letterIds, () =>
      db.read.select().from(outboxMails).where(inArray(outboxMails.letterId, letterIds)),
    ),
    linksOf(
      mailbox,
      ids,
      sent.map((submission) => submission.id),
    ),
    db.read.select().from(suppressions).where(eq(suppressions.mailbox, mailbox)),
    db.read.select().from(blockedMailboxes).where(eq(blockedMailboxes.mailbox, mailbox)),
  ])
  return {
    note,
    madeAt: iso(now),
    fingerprint: mailbox.toString('hex'),
    signatures: signed.map(({ signature, slug }) => {
      const text = texts.find(
        (one) =>
          one.petitionId === signature.petitionId &&
          one.locale === signature.locale &&
          one.version === signature.textVersion,
      )
      const context = (table: 'signatures' | 'submissions') => sealedFor(table, signature.petitionId, mailbox)
      return {
        petition: { slug, title: text?.title ?? null },
        ...plain(signature, context('signatures')),
        sendings: sent
          .filter((submission) => submission.signatureId === signature.id)
          .map((submission) => plain(submission, context('submissions'))),
        consents: agreed.filter((consent) => consent.signatureId === signature.id).map((row) => plain(row)),
        decisions: decided
          .filter((decision) => decision.signatureId === signature.id)
          .map((row) => plain(row)),
      }
    }),
    paper: onPaper.map(({ row, slug, label, collectedOn }) => ({
      petition: slug,
      sheet: label,
      collectedOn,
      ...plain(row, `paper_signatures/${row.sheetId}/${row.row}`),
    })),
    letters: written.map((letter) => ({
      ...plain(letter, sealedLetter(mailbox, letter.createdAt)),
      inTrialOutbox: delivered
        .filter((mail) => mail.letterId === letter.id)
        .map((mail) => plain(mail, sealedMail(mail))),
    })),
    mailings: mailed.map((row) => plain(row)),
    subscriptions: subscribed.map((row) => plain(row)),
    links: links.map((row) => plain({ ...row, context: row.purpose === 'my' ? null : row.context })),
    noLetters: wishes.map((row) => plain(row)),
    blocked: blocks.map((row) => plain(row)),
  }
}

const among = async <T>(ids: unknown[], select: () => PromiseLike<T[]>): Promise<T[]> =>
  ids.length ? await select() : []

/** Which mailings went to a mailbox, through the index of mailing and mailbox. */
async function mailingsTo(mailbox: Buffer) {
  const all = await db.read.select({ id: mailings.id }).from(mailings)
  return among(all, () =>
    db.read
      .select({
        mailing: mailings.reference,
        kind: mailings.kind,
        locale: mailingRecipients.locale,
        state: mailingRecipients.state,
        reason: mailingRecipients.reason,
        changedAt: mailingRecipients.changedAt,
      })
      .from(mailingRecipients)
      .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
      .where(
        and(
          inArray(
            mailingRecipients.mailingId,
            all.map(({ id }) => id),
          ),
          eq(mailingRecipients.mailbox, mailbox),
        ),
      )
      .orderBy(asc(mailingRecipients.id)),
  )
}

const subscriptionsOf = (mailbox: Buffer) =>
  db.read
    .select({
      organisation: organisations.slug,
      wanted: subscriptions.wanted,
      wording: subscriptions.wording,
      locale: subscriptions.locale,
      place: subscriptions.place,
      givenAt: subscriptions.givenAt,
      endedAt: subscriptions.endedAt,
    })
    .from(subscriptions)
    .innerJoin(organisations, eq(organisations.id, subscriptions.organisationId))
    .where(eq(subscriptions.mailbox, mailbox))
    .orderBy(asc(subscriptions.id))

const titlesOf = (petitionIds: string[]) =>
  among(petitionIds, () =>
    db.read
      .select({
        petitionId: petitionTexts.petitionId,
        locale: petitionTexts.locale,
        version: petitionTexts.version,
        title: petitionTexts.title,
      })
      .from(petitionTexts)
      .where(inArray(petitionTexts.petitionId, petitionIds)),
  )

const linksOf = (mailbox: Buffer, signatureIds: number[], submissionIds: number[]) =>
  db.read
    .select()
    .from(tokens)
    .where(
      or(
        and(eq(tokens.purpose, 'my'), eq(tokens.context, contextOf(mailbox))),
        ...(signatureIds.length
          ? [
              and(
                inArray(tokens.purpose, ['thanks', 'withdraw', 'unsubscribe']),
                inArray(tokens.subject, signatureIds),
              ),
            ]
          : []),
        ...(submissionIds.length
          ? [and(eq(tokens.purpose, 'confirm'), inArray(tokens.subject, submissionIds))]
          : []),
      ),
    )

const iso = (epochMs: number): string =>
  Math.abs(epochMs) <= 8.64e15 ? new Date(epochMs).toISOString() : String(epochMs)

const isTime = (name: string) => /(?:At|Until)$/.test(name) && name !== 'holdAt'
const isSecret = (name: string) =>
  /^(?:hash|codeHash|mailbox|code|confirmUrl|myUrl|withdrawUrl|stopUrl|giftUrl|fixUrl|statementUrl)$/.test(
    name,
  )

/** A row as a person can read it: times as text, hashes in hex, secrets left out, what was sealed opened. */
export function plain(row: object, sealedUnder?: string): Record<string, unknown> {
  const told: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    if (isSecret(name)) continue
    if (name === 'sealed') told.typed = value && sealedUnder ? opened(sealedUnder, value as Buffer) : null
    else if (Buffer.isBuffer(value)) told[name] = value.toString('hex')
    else if (typeof value === 'number' && isTime(name)) told[name] = iso(value)
    else told[name] = value
  }
  return told
}

/** Anything that is not as it should be is said, and keeps nothing else from being told. */
function opened(context: string, sealed: Buffer): unknown {
  try {
    return withoutSecrets(unseal<unknown>(context, sealed))
  } catch {
    return 'cannot be opened'
  }
}

/** Links and codes as they stand in the text of a mail. */
const secretsInText =
  /(\/(?:es\/)?(?:confirm|my|withdraw|unsubscribe|donations)\/)[\w-]{43,}|\b[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}\b/g

const withoutSecrets = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(secretsInText, (_, path?: string) => `${path ?? ''}…`)
    : value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => !isSecret(name))
            .map(([name, inner]) => [name, withoutSecrets(inner)]),
        )
      : value
