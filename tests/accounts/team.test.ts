import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '../../db/client'
import { audit, invitations, letters, memberships, petitions, type Role } from '../../db/schema'
import { actions, allowedTo, can } from '../../app/accounts/can'
import {
  addOrganisation,
  changeOrganisationState,
  listOrganisations,
} from '../../app/accounts/instance.server'
import { invite, revokeInvitation } from '../../app/accounts/invite.server'
import { acceptInvitation, findInvitation } from '../../app/accounts/join.server'
import {
  deleteUnclaimedOrganisations,
  signUpIsOpen,
  signUpOrganisation,
} from '../../app/accounts/sign-up.server'
import { turnSwitch } from '../../app/accounts/switches.server'
import { changeRoles, listInvitations, listMembers } from '../../app/accounts/team.server'
import { DAY } from '../../app/duration'
import { findPetition } from '../../app/petitions/find.server'
import { listPetitions } from '../../app/petitions/list.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { actorOf, anOrganisation, aPerson } from '../support/organizers'
import { aPetition, Postbox } from '../support/petitions'

const mailboxOf = async (email: string) => (await readMailbox(email))!
let serial = 0
const someone = () => `newcomer-${++serial}@example.org`

/** The secret of the newest invitation in a mailbox. */
async function secretTo(email: string): Promise<string> {
  const mail = (await new Postbox().lettersTo(email)).at(-1)
  return /\/invitations\/([\w-]{43})/.exec(mail?.text ?? '')![1]!
}

const both = (text: string) => ({ en: text, es: text })

describe('an invitation', () => {
  test('joins whoever opens its link, once, with the roles it names', async () => {
    const organisation = await anOrganisation()
    const owner = await actorOf(await aPerson({ in: organisation, name: 'Rigoberta' }))
    const email = someone()
    const roles: Role[] = ['campaigner', 'moderator']
    const asked = {
      organisationId: organisation.id,
      mailbox: await mailboxOf(email),
      roles,
      locale: 'es' as const,
    }
    expect(await invite(owner, asked)).toEqual({ outcome: 'invited' })
    const found = await findInvitation(await secretTo(email), 'es')
    expect(found).toMatchObject({
      outcome: 'open',
      invitation: { inviter: 'Rigoberta', roles, known: false },
    })
    if (found.outcome !== 'open') return
    const newcomer = await aPerson({ in: null, name: 'Joaquín' })
    const who = { personId: newcomer.id, name: 'Joaquín' }
    const joined = await Promise.all(
      Array.from({ length: 20 }, () =>
        db.write((tx) => acceptInvitation(tx, found.invitation.id, who, Date.now())),
      ),
    )
    expect(joined.filter(Boolean)).toHaveLength(1)
    const members = await listMembers(organisation.id)
    expect(members.find(({ id }) => id === newcomer.id)?.roles).toEqual(roles)
    expect((await actorOf(newcomer)).organisation?.id).toBe(organisation.id)
  })

  test('that was taken back, is too old or was cut short says whom to ask, or nothing', async () => {
    const organisation = await anOrganisation('Casa Amparo')
    const owner = await actorOf(await aPerson({ in: organisation, name: 'Rigoberta' }))
    const email = someone()
    const asked = {
      organisationId: organisation.id,
      mailbox: await mailboxOf(email),
      roles: ['viewer'] as Role[],
      locale: 'en' as const,
    }
    await invite(owner, asked)
    const secret = await secretTo(email)
    expect((await findInvitation(secret, 'en', Date.now() + 8 * DAY)).outcome).toBe('ended')
    const [waiting] = await listInvitations(organisation.id)
    expect(waiting?.email).toBe(email)
    const other = await actorOf(await aPerson())
    expect(await revokeInvitation(other, other.organisation!.id, waiting!.id)).toBe(false)
    expect(await revokeInvitation(owner, organisation.id, waiting!.id)).toBe(true)
    expect(await findInvitation(secret, 'en')).toEqual({
      outcome: 'ended',
      organisation: 'Casa Amparo',
      inviter: 'Rigoberta',
    })
    expect(await findInvitation(secret.slice(1), 'en')).toEqual({ outcome: 'unknown' })
    const late = await db.write((tx) =>
      acceptInvitation(tx, waiting!.id, { personId: other.personId, name: 'x' }, Date.now()),
    )
    expect(late).toBe(false)
  })

  test('sent again ends the one before; a member and nobody’s role are not invited', async () => {
    const organisation = await anOrganisation()
    const ana = await aPerson({ in: organisation })
    const owner = await actorOf(ana)
    const mailbox = await mailboxOf(someone())
    const asked = {
      organisationId: organisation.id,
      mailbox,
      roles: ['viewer'] as Role[],
      locale: 'en' as const,
    }
    await invite(owner, asked)
    await invite(owner, asked)
    expect(await listInvitations(organisation.id)).toHaveLength(1)
    expect(await invite(owner, { ...asked, roles: [] })).toEqual({ outcome: 'no-role' })
    const again = { ...asked, mailbox: await mailboxOf(ana.email.toUpperCase()) }
    expect(await invite(owner, again)).toEqual({ outcome: 'already-member' })
  })
})

describe('the last owner', () => {
  test('cannot leave or lose the role', async () => {
    const organisation = await anOrganisation()
    const owner = await actorOf(await aPerson({ in: organisation }))
    await aPerson({ in: organisation, roles: ['campaigner'] })
    for (const roles of [[], ['viewer']] as Role[][])
      expect(await changeRoles(owner, organisation.id, owner.personId, roles)).toEqual({
        outcome: 'last-owner',
      })
    expect((await listMembers(organisation.id)).flatMap(({ roles }) => roles)).toContain('owner')
  })

  test('stays, also when two owners take each other’s role in the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const organisation = await anOrganisation()
      const [a, b] = [
        await actorOf(await aPerson({ in: organisation })),
        await actorOf(await aPerson({ in: organisation })),
      ]
      const outcomes = await Promise.all([
        changeRoles(a, organisation.id, b.personId, []),
        changeRoles(b, organisation.id, a.personId, []),
      ])
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'last-owner'])
      const owners = await db.read
        .select()
        .from(memberships)
        .where(eq(memberships.organisationId, organisation.id))
      expect(owners).toHaveLength(1)
    }
  })
})

test('a change of roles shows with the next request, and stands in the log', async () => {
  const organisation = await anOrganisation()
  const owner = await actorOf(await aPerson({ in: organisation }))
  const viewer = await aPerson({ in: organisation, roles: ['viewer'], name: 'Joaquín' })
  expect(can(await actorOf(viewer), 'petition.write', organisation.id)).toBe(false)
  await changeRoles(owner, organisation.id, viewer.id, ['campaigner', 'viewer'])
  expect(can(await actorOf(viewer), 'petition.write', organisation.id)).toBe(true)
  await changeRoles(owner, organisation.id, viewer.id, [])
  expect((await actorOf(viewer)).organisation).toBe(null)
  const log = await db.read.select().from(audit).where(eq(audit.organisationId, organisation.id))
  expect(log.map(({ action, about, details }) => [action, about, details])).toEqual([
    ['team.roles-changed', 'Joaquín', { before: 'viewer', after: 'campaigner, viewer' }],
    ['team.removed', 'Joaquín', { before: 'campaigner, viewer', after: '' }],
  ])
})

test('nobody may do anything in an organisation whose pages they have not open', async () => {
  const elsewhere = await anOrganisation()
  const owner = await actorOf(await aPerson({ instanceAdmin: true }))
  for (const action of actions) {
    if (allowedTo(action) === 'instance' || action === 'account.change') continue
    expect(can(owner, action, elsewhere.id), action).toBe(false)
    expect(can(owner, action, null), action).toBe(false)
    expect(can(owner, action, owner.organisation!.id), action).toBe(true)
  }
})

describe('an organisation that is suspended', () => {
  test('can be read by its people and changed by none; nothing of it is public until that ends', async () => {
    const petition = await aPetition()
    const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
    const { organisationId } = row!
    const admin = await actorOf(await aPerson({ instanceAdmin: true }))
    const owner = await aPerson({ in: { id: organisationId, slug: '' } })
    expect(await changeOrganisationState(admin, organisationId, 'suspended', 'It spreads lies.')).toBe(true)
    const actor = await actorOf(owner)
    expect(can(actor, 'petition.see', organisationId)).toBe(true)
    expect(can(actor, 'petition.write', organisationId)).toBe(false)
    expect(can(actor, 'account.change', organisationId)).toBe(true)
    expect(await findPetition('en', petition.slug)).toMatchObject({ outcome: 'gone' })
    const listed = await listPetitions('en', { page: 1 })
    expect(listed.petitions.map(({ slug }) => slug)).not.toContain(petition.slug)
    await changeOrganisationState(admin, organisationId, 'trusted', 'It was a mistake.')
    expect(await findPetition('en', petition.slug)).toMatchObject({ slug: petition.slug })
  })
})

describe('the sign-up of organisations', () => {
  const newcomer = async (email: string) => ({
    name: both(`Familias ${++serial}`),
    about: both('We defend families.'),
    owner: await mailboxOf(email),
    locale: 'en' as const,
  })

  test('is off until somebody who runs the instance turns it on', async () => {
    expect(await signUpIsOpen()).toBe(false)
    const admin = await actorOf(await aPerson({ instanceAdmin: true }))
    await turnSwitch(admin, 'sign-up', true)
    expect(await signUpIsOpen()).toBe(true)
    await turnSwitch(admin, 'sign-up', false)
    expect(await signUpIsOpen()).toBe(false)
  })

  test('begins under moderation, and is deleted when nobody opens the link', async () => {
    const email = someone()
    await signUpOrganisation(await newcomer(email), '203.0.113.77')
    const listed = await listOrganisations('en')
    const made = listed.find(({ name }) => name === `Familias ${serial}`)
    expect(made?.state).toBe('moderated')
    expect(await findInvitation(await secretTo(email), 'en')).toMatchObject({
      outcome: 'open',
      invitation: { roles: ['owner'], inviter: null },
    })
    await deleteUnclaimedOrganisations(Date.now() + DAY)
    expect((await listOrganisations('en')).map(({ id }) => id)).toContain(made!.id)
    await deleteUnclaimedOrganisations(Date.now() + 8 * DAY)
    expect((await listOrganisations('en')).map(({ id }) => id)).not.toContain(made!.id)
    expect(await db.read.select().from(invitations).where(eq(invitations.organisationId, made!.id))).toEqual(
      [],
    )
  })

  test('stores and sends nothing beyond three a day from one mailbox', async () => {
    const email = someone()
    for (let n = 0; n < 8; n++) await signUpOrganisation(await newcomer(email), `198.51.100.${n}`)
    const { hash } = await mailboxOf(email)
    expect(await db.read.select().from(letters).where(eq(letters.mailbox, hash))).toHaveLength(3)
  })

  test('gives two of one name addresses of their own', async () => {
    const admin = await actorOf(await aPerson({ instanceAdmin: true }))
    const added = { ...(await newcomer(someone())), name: both('Río Claro: Familias') }
    await addOrganisation(admin, added)
    await addOrganisation(admin, added)
    const slugs = (await listOrganisations('en')).map(({ slug }) => slug)
    expect(slugs.filter((slug) => slug.startsWith('rio-claro-familias'))).toEqual([
      'rio-claro-familias',
      'rio-claro-familias-2',
    ])
  })

  test('gives none an address that is a page of its own, and ten at once one each', async () => {
    const admin = await actorOf(await aPerson({ instanceAdmin: true }))
    for (const name of ['Review', 'New']) {
      const added = { ...(await newcomer(someone())), name: both(name) }
      await Promise.all(Array.from({ length: 5 }, () => addOrganisation(admin, added)))
    }
    const slugs = (await listOrganisations('en')).map(({ slug }) => slug)
    expect(slugs).not.toContain('review')
    expect(slugs).not.toContain('new')
    expect(slugs.filter((slug) => /^organisation(-\d)?0?$/.test(slug))).toHaveLength(10)
  })
})
