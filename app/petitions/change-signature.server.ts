import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { consents, petitions, signatures, type CommentState } from '../../db/schema'
import type { Locale } from '../i18n'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { seal } from '../platform/seal.server'
import type { Change } from './change-form'
import { MY_WORDING } from './consent-wording'
import { countChange } from './count.server'
import { openPerson } from './open-person.server'
import { sealedFor } from '../supporters/sealed-person'
import { insertConsent, type Choices } from './signature-rows.server'

type Signature = typeof signatures.$inferSelect

export type Changed =
  | { outcome: 'changed' }
  /** It is not confirmed, or does not stand any more. */
  | { outcome: 'not-standing' }
  /** This mailbox has no signature on such a petition. */
  | { outcome: 'none' }

/**
 * Changes what a mailbox's confirmed signature says and allows. Other choices are agreed to anew, with wording, place and
 * time; a changed comment waits until somebody has read it. Repeating it changes nothing.
 */
export async function changeSignature(
  mailbox: Buffer,
  slug: string,
  change: Change,
  locale: Locale,
  now = Date.now(),
): Promise<Changed> {
  const changed = await db.write(async (tx): Promise<Changed> => {
    for (;;) {
      const [found] = await tx
        .select({ signature: signatures })
        .from(signatures)
        .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
        .where(and(eq(petitions.slug, slug), eq(signatures.mailbox, mailbox)))
      if (!found) return { outcome: 'none' }
      const { signature } = found
      const person = openPerson('signatures', signature)
      if (!person || !isStanding(signature)) return { outcome: 'not-standing' }
      const before = await choicesOf(tx, signature)
      const after = change.choices ?? before
      const name = change.name || person.name
      const comment = change.comment ?? person.comment
      const read = commentAfter(signature, after.shown ? comment : '', person.comment)
      const rows = await tx
        .update(signatures)
        .set({
          sealed: seal(sealedFor('signatures', signature.petitionId, mailbox), { ...person, name, comment }),
          shownName: after.shown && signature.state === 'confirmed' ? name : null,
          shownComment: read === 'approved' ? signature.shownComment : null,
          comment: read,
          updates: after.updates,
          deliver: after.deliver,
        })
        .where(
          and(
            eq(signatures.id, signature.id),
            eq(signatures.state, signature.state),
            eq(signatures.comment, signature.comment),
          ),
        )
        .returning({ id: signatures.id })
      if (rows.length === 0) continue // somebody changed it in this moment: look again
      countChange(tx, signature, { ...signature, comment: read })
      if (!same(before, after)) await agree(tx, signature.id, after, locale, now)
      return { outcome: 'changed' }
    }
  })
  if (changed.outcome === 'changed') await forgetPetitionPages(slug)
  return changed
}

/** A comment that is shown waits until somebody has read it; one that stays as it was keeps what was decided of it. */
function commentAfter({ state, comment }: Signature, shown: string, before: string): CommentState {
  if (!shown || state !== 'confirmed') return 'none'
  return shown === before && comment !== 'none' ? comment : 'waiting'
}

const isStanding = ({ state }: Signature): boolean => state === 'confirmed' || state === 'held'

const same = (a: Choices, b: Choices): boolean =>
  a.shown === b.shown && a.updates === b.updates && a.deliver === b.deliver

/** The choices in force; a held signature shows no name, so only its consent tells whether it would. */
export async function choicesOf(tx: Tx, signature: Signature): Promise<Choices> {
  const { updates, deliver, state, shownName } = signature
  if (state === 'confirmed') return { shown: shownName !== null, updates, deliver }
  const [consent] = await tx
    .select({ shown: consents.shown })
    .from(consents)
    .where(and(eq(consents.signatureId, signature.id), isNotNull(consents.effectiveAt)))
    .orderBy(desc(consents.id))
    .limit(1)
  return { shown: consent?.shown ?? false, updates, deliver }
}

/** Writes down what was agreed to on My page, in force at once: its mailbox is proven. */
export const agree = (tx: Tx, signatureId: number, choices: Choices, locale: Locale, now: number) =>
  insertConsent(tx, {
    signatureId,
    submissionId: null,
    wording: MY_WORDING,
    locale,
    place: 'my-page',
    ...choices,
    now,
    effectiveAt: now,
  })
