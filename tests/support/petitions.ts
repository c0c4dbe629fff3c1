import { db } from '../../db/client'
import {
  petitionCounters,
  petitionCountries,
  petitionDays,
  petitions,
  signatures,
  submissions,
  type PetitionState,
  type SignatureSource,
} from '../../db/schema'
import { and, desc, eq } from 'drizzle-orm'
import { createOrganisation } from '../../app/accounts/create-organisation.server'
import { changeState } from '../../app/petitions/change-state.server'
import { createCampaign, publishCampaign } from '../../app/petitions/create-campaign.server'
import { createPetition } from '../../app/petitions/create-petition.server'
import { confirmSubmission } from '../../app/petitions/confirm.server'
import { noAnswers, type SignAnswers } from '../../app/petitions/sign-form'
import { signPetition } from '../../app/petitions/sign.server'
import { sendDueLetters } from '../../app/platform/mail/send-letters.server'
import type { Mail } from '../../app/platform/mail/transport.server'
import { readSettings } from '../../app/platform/settings.server'
import { readMailbox } from '../../app/supporters/mailbox.server'

let serial = 0

export interface APetition {
  id: string
  slug: string
  title: string
}

export async function aCampaign(): Promise<{ id: string; slug: string; organisationId: string }> {
  const slug = `campaign-${++serial}`
  const organisationId = await createOrganisation({
    slug: 'an-organisation',
    name: { en: 'An organisation', es: 'Una organización' },
    about: { en: 'For tests', es: 'Para pruebas' },
  })
  const text = { title: `Campaign ${serial}`, summary: 'A summary', story: 'A story' }
  const { id } = await createCampaign({
    organisationId,
    slug,
    position: serial,
    texts: { en: text, es: text },
  })
  await publishCampaign(id)
  return { id, slug, organisationId }
}

export async function aPetition(
  how: {
    state?: PetitionState
    closesAt?: number
    campaign?: { id: string }
    title?: string
    languages?: ('en' | 'es')[]
  } = {},
): Promise<APetition> {
  const campaign = how.campaign ?? (await aCampaign())
  const slug = `petition-${++serial}`
  const title = how.title ?? `Petition ${serial}`
  const text = { title, summary: 'A summary', demands: [], story: 'A story', evidenceFrom: 'Of 2025.' }
  const languages = how.languages ?? ['en', 'es']
  const organisationId = (await aCampaign()).organisationId
  const { id } = await createPetition({
    organisationId,
    campaignId: campaign.id,
    position: serial,
    slug,
    milestones: [100, 500],
    targetIds: [],
    texts: Object.fromEntries(languages.map((language) => [language, text])),
  })
  await changeState(id, how.state ?? 'open')
  if (how.closesAt) {
    await db.write(async (tx) => {
      await tx.update(petitions).set({ closesAt: how.closesAt }).where(eq(petitions.id, id))
    })
  }
  return { id, slug, title }
}

/** What a signer typed, with everything left out said no. */
export const answersOf = (answers: Partial<SignAnswers>): SignAnswers => ({
  ...noAnswers,
  name: 'Marisol Quintana',
  country: 'GT',
  ...answers,
})

/** Sends the form of a petition for a mailbox. */
export async function sign(
  petition: APetition,
  email: string,
  answers: Partial<SignAnswers> = {},
  how: {
    now?: number
    honeypot?: boolean
    locale?: 'en' | 'es'
    network?: string
    source?: SignatureSource
  } = {},
) {
  const mailbox = await readMailbox(email)
  if (!mailbox) throw new Error(`${email} is no address`)
  return signPetition(
    {
      petition,
      mailbox,
      answers: answersOf({ email, ...answers }),
      locale: how.locale ?? 'en',
      textVersion: 1,
      honeypot: how.honeypot ?? false,
      network: how.network ?? '192.0.2.1',
      source: how.source,
    },
    how.now,
  )
}

/** Sends the form and presses the button behind it, without the letter between; returns the signature's id. */
export async function signAndConfirm(
  petition: APetition,
  email: string,
  ...how: SignParameters
): Promise<number> {
  await sign(petition, email, ...how)
  const { hash } = (await readMailbox(email))!
  const [found] = await db.read
    .select({ id: submissions.id, signatureId: signatures.id })
    .from(submissions)
    .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
    .where(and(eq(signatures.petitionId, petition.id), eq(signatures.mailbox, hash)))
    .orderBy(desc(submissions.id))
    .limit(1)
  const { holdAt } = await readSettings()
  await db.write((tx) => confirmSubmission(tx, found!.id, { reasons: [], holdAt }, how[1]?.now ?? Date.now()))
  return found!.signatureId
}

type SignParameters = Parameters<typeof sign> extends [unknown, unknown, ...infer How] ? How : never

/** A mail provider that keeps what it is given. */
export class Postbox {
  readonly mails: Mail[] = []
  readonly send = async (mail: Mail) => {
    this.mails.push(mail)
    return { outcome: 'accepted' as const, providerId: null }
  }

  /** Lets every letter that is due go out, and returns those that went to an address. */
  async lettersTo(address: string, now?: number): Promise<Mail[]> {
    const clock = now === undefined ? {} : { now: () => now }
    while ((await sendDueLetters(this, 100, clock)).taken > 0);
    return this.mails.filter((mail) => mail.to === address)
  }

  /** The secret and the code in the newest letter to an address. */
  async linkAndCode(address: string, now?: number): Promise<{ secret: string; code: string }> {
    const mail = (await this.lettersTo(address, now)).at(-1)
    if (!mail) throw new Error(`No letter went to ${address}`)
    const secret = /\/confirm\/([\w-]{43})/.exec(mail.text)?.[1]
    const code = /\b([A-Z2-9]{3})[ -]([A-Z2-9]{3})\b/.exec(mail.text)
    if (!secret || !code) throw new Error('The letter has no link or no code')
    return { secret, code: `${code[1]}${code[2]}` }
  }
}

export async function countersOf(petition: APetition) {
  const [counters] = await db.read
    .select()
    .from(petitionCounters)
    .where(eq(petitionCounters.petitionId, petition.id))
  const { petitionId: _, ...numbers } = counters!
  return numbers
}

/** Confirmed signatures by day and by country, without the rows that are back at nothing. */
export async function breakdownsOf(petition: APetition) {
  const days = await db.read.select().from(petitionDays).where(eq(petitionDays.petitionId, petition.id))
  const countries = await db.read
    .select()
    .from(petitionCountries)
    .where(eq(petitionCountries.petitionId, petition.id))
  const kept = (rows: [string, number][]) => Object.fromEntries(rows.filter(([, n]) => n !== 0))
  return {
    days: kept(days.map((row) => [row.day, row.confirmed])),
    countries: kept(countries.map((row) => [row.country, row.confirmed])),
  }
}
