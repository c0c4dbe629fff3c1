import { db } from '../../db/client'
import { memberships, people, type Role } from '../../db/schema'
import { createOrganisation } from '../../app/accounts/create-organisation.server'
import type { Actor } from '../../app/accounts/can'
import { findSession, startSession } from '../../app/accounts/session.server'
import type { Locale } from '../../app/i18n'
import { seal } from '../../app/platform/seal.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { sealedPersonOf } from '../../app/accounts/people'

let serial = 0

export interface AnOrganisation {
  id: string
  slug: string
}

export async function anOrganisation(
  name = `Organisation ${++serial}`,
  slug = `organisation-${serial}-${Math.random().toString(36).slice(2, 8)}`,
): Promise<AnOrganisation> {
  const both = { en: name, es: name }
  return { slug, id: await createOrganisation({ slug, name: both, about: both }) }
}

interface Asked {
  roles?: Role[]
  in?: AnOrganisation | null
  name?: string
  email?: string
  locale?: Locale
  instanceAdmin?: boolean
  now?: number
}

export interface APerson {
  id: string
  email: string
  /** The secret of a full session, just proven. */
  secret: string
  /** What the browser of this person sends, in trial. */
  cookie: string
}

/** Somebody signed in, with roles in an organisation. */
export async function aPerson(asked: Asked = {}): Promise<APerson> {
  const {
    roles = ['owner'],
    name = 'Ana Lucía Pérez',
    locale = 'en',
    instanceAdmin = false,
    now = Date.now(),
  } = asked
  const email = asked.email ?? `person-${++serial}-${Math.random().toString(36).slice(2, 8)}@example.org`
  const organisation = asked.in === undefined ? await anOrganisation() : asked.in
  const { hash, address } = (await readMailbox(email))!
  return db.write(async (tx) => {
    const [person] = await tx
      .insert(people)
      .values({
        mailbox: hash,
        sealed: seal(sealedPersonOf(hash), { email: address }),
        name,
        locale,
        instanceAdmin,
      })
      .returning({ id: people.id })
    const personId = person!.id
    if (organisation) {
      for (const role of roles)
        await tx.insert(memberships).values({ organisationId: organisation.id, personId, role })
    }
    const secret = await startSession(tx, { personId, stage: 'full', device: 'Firefox, Linux', now })
    return { id: personId, email, secret, cookie: cookieFor(secret) }
  })
}

/** The cookie of a session, in trial, as Remix writes an unsigned one. */
export const cookieFor = (secret: string): string =>
  `amparo=${encodeURIComponent(Buffer.from(JSON.stringify(secret)).toString('base64'))}`

/** The actor that a person's session stands for. */
export async function actorOf(person: APerson): Promise<Actor> {
  const session = await findSession(person.secret)
  if (session?.stage !== 'full') throw new Error('This person is not signed in')
  return session.actor
}
