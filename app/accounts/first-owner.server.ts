import { count } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '../../db/client'
import { memberships, organisations, people } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { DAY } from '../duration'
import type { Locale } from '../i18n'
import { seal, unseal } from '../platform/seal.server'
import { readMailbox } from '../supporters/mailbox.server'
import { nameProblem, tidyLine, type NameProblem } from '../supporters/person-text'
import { changeContext, findToken, keepToken, newSecret, takeAllTokens } from '../supporters/tokens.server'
import { record } from './audit.server'
import { insertOrganisation } from './create-organisation.server'
import type { DeviceHere } from './devices.server'
import { enrol, type Enrolled, type NewFactor, type Newcomer } from './factors.server'
import { insertPerson } from './people.server'

/** How long the link that a server prints works; a restart prints another. */
const LINK_WORKS_FOR = DAY

export async function nobodyYet(): Promise<boolean> {
  const [all] = await db.read.select({ n: count() }).from(people)
  return all!.n === 0
}

/** Makes a one-time link for the first owner: its secret, or null once there is somebody. */
export async function newSetupSecret(now = Date.now()): Promise<string | null> {
  if (!(await nobodyYet())) return null
  const secret = newSecret()
  const expiresAt = now + LINK_WORKS_FOR
  await db.write((tx) =>
    keepToken(tx, secret, { purpose: 'setup', subject: null, context: '', now, expiresAt }),
  )
  return secret
}

export interface FirstOwner {
  personId: string
  name: string
  email: string
  locale: Locale
  /** One that is there already, or null for a new one. */
  organisationId: string | null
  /** Of the new one. */
  organisation: string
}

export interface SetupProblems {
  name?: NameProblem
  email?: 'malformed'
  organisation?: NameProblem | 'unknown'
}

export type Setup = { outcome: 'open'; owner: FirstOwner | null } | { outcome: 'ended' } | { outcome: 'over' }

const sealedDraft = 'setup draft'

/** What a setup link opens; `owner` is what was typed so far. Over: somebody set it up already. */
export async function findSetup(secret: string, now = Date.now()): Promise<Setup> {
  if (!(await nobodyYet())) return { outcome: 'over' }
  const token = await findToken(secret, 'setup', now)
  if (!token || token.expired) return { outcome: 'ended' }
  const owner = token.context ? unseal<FirstOwner>(sealedDraft, Buffer.from(token.context, 'base64')) : null
  return { outcome: 'open', owner }
}

const localeForm = z.enum(['en', 'es'])

/** Reads what the first owner says of themselves and of the organisation. */
export async function readFirstOwner(
  form: FormData,
  fallback: Locale,
): Promise<{ typed: Omit<FirstOwner, 'personId'>; problems: SetupProblems }> {
  const text = (name: string) => tidyLine(String(form.get(name) ?? ''))
  const own = text('own')
  const organisation = text('organisation')
  const typed = {
    name: text('name'),
    email: text('email').slice(0, 300),
    locale: localeForm.catch(fallback).parse(form.get('locale')),
    // Whoever names an organisation means that one, whichever choice above the name is still ticked.
    organisationId: own === '' || own === 'new' || organisation !== '' ? null : own,
    organisation,
  }
  const problems: SetupProblems = {}
  const name = nameProblem(typed.name)
  if (name) problems.name = name
  if (!(await readMailbox(typed.email))) problems.email = 'malformed'
  if (typed.organisationId === null) {
    const wrong = nameProblem(organisation)
    if (wrong) problems.organisation = wrong
  } else if (!(await organisationToOwn()).some(({ id }) => id === typed.organisationId)) {
    problems.organisation = 'unknown'
  }
  return { typed, problems }
}

/** Organisations that nobody belongs to yet: the demonstration, in trial. */
export const organisationToOwn = () =>
  db.read.select({ id: organisations.id, name: organisations.name }).from(organisations).limit(20)

/** Keeps what was typed with the link, sealed, until a way to sign in is chosen. */
export async function keepFirstOwner(secret: string, typed: Omit<FirstOwner, 'personId'>): Promise<void> {
  const draft = seal(sealedDraft, { ...typed, personId: uuidv7() }).toString('base64')
  await db.write((tx) => changeContext(tx, secret, draft))
}

export async function newcomerOf(owner: FirstOwner): Promise<Newcomer> {
  const { personId, name, email, organisation, organisationId } = owner
  const [existing] = (await organisationToOwn()).filter(({ id }) => id === organisationId)
  return { personId, name, address: email, organisation: existing?.name[owner.locale] ?? organisation }
}

class NotFirst extends Error {}

/**
 * Makes the first owner: account, organisation, factor and session, once, whatever is sent at the same time. Every other
 * setup link ends with it. Null when the link had ended, or its passkey was used before.
 */
export async function createFirstOwner(
  secret: string,
  owner: FirstOwner,
  factor: NewFactor,
  device: DeviceHere,
  now = Date.now(),
): Promise<Enrolled | null> {
  const mailbox = (await readMailbox(owner.email))!
  const { personId, name, locale } = owner
  return db
    .write(async (tx) => {
      // Whoever comes with another link waits for these rows, and finds their own gone.
      if (!(await takeAllTokens(tx, secret, 'setup', now))) throw new NotFirst()
      const inserted = await insertPerson(tx, {
        id: personId,
        mailbox,
        name,
        locale,
        instanceAdmin: true,
        now,
      })
      if (!inserted) throw new NotFirst()
      const organisationId = owner.organisationId ?? (await insertOrganisation(tx, newOf(owner, now))).id
      await tx.insert(memberships).values({ organisationId, personId, role: 'owner', createdAt: now })
      const enrolled = await enrol(tx, { personId, factor, device, now })
      if (!enrolled) throw new NotFirst()
      const actor = { personId, name }
      if (!owner.organisationId)
        await record(tx, { actor, organisationId, action: 'organisation.created', now })
      await record(tx, { actor, organisationId, action: 'team.joined', about: 'owner', now })
      return enrolled
    })
    .catch((error: unknown) => {
      if (error instanceof NotFirst) return null
      throw error
    })
}

const newOf = ({ organisation: name }: FirstOwner, createdAt: number) => ({
  name: { en: name, es: name },
  about: { en: '', es: '' },
  takesGifts: true, // whoever runs the instance asks nobody
  createdAt,
})
