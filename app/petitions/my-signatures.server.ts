import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  consents,
  petitions,
  petitionTexts,
  signatures,
  suppressions,
  type PetitionState,
  type SignatureState,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { openPerson } from './open-person.server'
import { removalTexts } from './removal-reasons'
import type { Choices } from './signature-rows.server'
import { publicStates, stateAt, takesSignatures } from './states'

type Signature = typeof signatures.$inferSelect
type Consent = typeof consents.$inferSelect
type Text = typeof petitionTexts.$inferSelect

/** A signature as its owner sees it. Times are epoch ms. */
export interface MySignature {
  petition: {
    slug: string
    title: string
    titleLocale: Locale
    state: PetitionState
    /** False for a petition that was taken down: its page is gone. */
    readable: boolean
    takesSignatures: boolean
  }
  state: SignatureState
  /** The public reason of its removal. */
  removedFor: string | null
  signedAt: number
  confirmedAt: number | null
  endedAt: number | null
  /** Until when a waiting one can be confirmed. */
  expiresAt: number | null
  /** What was signed, in the language it was read in. */
  text: {
    version: number
    locale: Locale
    current: boolean
    since: number
    title: string
    summary: string
    demands: string[]
  } | null
  name: string | null
  country: string | null
  comment: { text: string; standing: 'private' | 'waiting' | 'shown' } | null
  choices: Choices
  agreed: { at: number; place: Consent['place']; wording: string } | null
  /** Confirmed and standing: it can be changed. */
  canChange: boolean
  canWithdraw: boolean
}

export interface MyView {
  signatures: MySignature[]
  /** The owner asked for no letters at all. */
  noLetters: boolean
}

/** Every signature of a mailbox, newest first. */
export async function mySignatures(mailbox: Buffer, locale: Locale, now = Date.now()): Promise<MyView> {
  const rows = await db.read
    .select({ signature: signatures, petition: petitions })
    .from(signatures)
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(eq(signatures.mailbox, mailbox))
    .orderBy(desc(signatures.createdAt), desc(signatures.id))
  const suppressed = await db.read
    .select({ reason: suppressions.reason })
    .from(suppressions)
    .where(eq(suppressions.mailbox, mailbox))
  const [texts, agreed] = rows.length
    ? await Promise.all([
        textsOf(rows.map((row) => row.petition.id)),
        consentsOf(rows.map((row) => row.signature.id)),
      ])
    : [[], []]
  return {
    noLetters: suppressed.length > 0,
    signatures: rows.map(({ signature, petition }) => {
      const own = texts.filter((text) => text.petitionId === petition.id)
      const current = own.find((text) => text.current && text.locale === locale) ?? own.find((t) => t.current)
      return {
        petition: {
          slug: petition.slug,
          title: current?.title ?? petition.slug,
          titleLocale: current?.locale ?? locale,
          state: stateAt(petition, now),
          readable: publicStates.includes(petition.state),
          takesSignatures: takesSignatures(petition, now),
        },
        ...describe(
          signature,
          agreed.findLast((consent) => consent.signatureId === signature.id),
          locale,
        ),
        text: signedText(signature, own),
      }
    }),
  }
}

/** One signature of a mailbox, or null when it has none on such a petition. */
export async function mySignature(
  mailbox: Buffer,
  slug: string,
  locale: Locale,
): Promise<MySignature | null> {
  const { signatures: all } = await mySignatures(mailbox, locale)
  return all.find(({ petition }) => petition.slug === slug) ?? null
}

const textsOf = (petitionIds: string[]) =>
  db.read
    .select()
    .from(petitionTexts)
    .where(inArray(petitionTexts.petitionId, petitionIds))
    .orderBy(asc(petitionTexts.version))

const consentsOf = (signatureIds: number[]) =>
  db.read
    .select()
    .from(consents)
    .where(and(inArray(consents.signatureId, signatureIds), isNotNull(consents.effectiveAt)))
    .orderBy(asc(consents.id))

function signedText({ locale, textVersion }: Signature, texts: Text[]): MySignature['text'] {
  const text = texts.find((one) => one.locale === locale && one.version === textVersion)
  if (!text) return null
  const { version, current, createdAt, title, summary, demands } = text
  return { version, locale, current, since: createdAt, title, summary, demands: demands.map((d) => d.text) }
}

function describe(signature: Signature, consent: Consent | undefined, locale: Locale) {
  const { state, removedFor, shownName, shownComment, updates, deliver } = signature
  const stands = state === 'confirmed' || state === 'held'
  const person = openPerson('signatures', signature)
  const shown = state === 'confirmed' ? shownName !== null : (consent?.shown ?? false)
  const standing = shownComment !== null ? 'shown' : shown ? 'waiting' : 'private'
  return {
    state,
    removedFor: removedFor && removalTexts[removedFor][locale],
    signedAt: signature.createdAt,
    confirmedAt: signature.confirmedAt,
    endedAt: signature.endedAt,
    expiresAt: signature.expiresAt,
    name: person?.name ?? shownName,
    country: signature.country,
    comment: person?.comment ? { text: person.comment, standing: standing as typeof standing } : null,
    choices: { shown, updates, deliver },
    agreed:
      stands && consent ? { at: consent.givenAt, place: consent.place, wording: consent.wording } : null,
    canChange: stands && person !== null,
    canWithdraw: stands || state === 'pending',
  } satisfies Omit<MySignature, 'petition' | 'text'>
}
