import { expect, test } from 'vitest'
import { changeState } from '../../app/petitions/change-state.server'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { disownSignature } from '../../app/petitions/disown.server'
import { expireSignatures } from '../../app/petitions/expire.server'
import { othersToSign } from '../../app/petitions/others-to-sign.server'
import { showConfirmation } from '../../app/petitions/show-confirmation.server'
import { signAnother } from '../../app/petitions/sign-another.server'
import { readSignForm } from '../../app/petitions/sign-form'
import { aCampaign, aPetition, countersOf, Postbox, sign } from '../support/petitions'

const DAY = 24 * 60 * 60 * 1000

async function aLetter(petition: Awaited<ReturnType<typeof aPetition>>, email: string) {
  await sign(petition, email, { name: 'Rosa Itzá', comment: 'Por mi hermana', shown: true })
  const { secret } = await new Postbox().linkAndCode(email)
  return secret
}

test('the page behind a letter shows what was typed, without the address, and changes nothing', async () => {
  const petition = await aPetition()
  const secret = await aLetter(petition, 'rosa@correo.example')
  const before = await countersOf(petition)
  const shown = await showConfirmation(secret, 'en')
  expect(shown).toEqual({
    outcome: 'waiting',
    slug: petition.slug,
    title: petition.title,
    signature: {
      name: 'Rosa Itzá',
      country: 'GT',
      comment: 'Por mi hermana',
      shown: true,
      updates: false,
      deliver: false,
    },
  })
  expect(JSON.stringify(shown)).not.toContain('rosa@')
  expect(await countersOf(petition)).toEqual(before)
})

test('the page says how the signature stands, and nothing about a link that means nothing', async () => {
  const petition = await aPetition()
  const stands = async (secret: string, now?: number) => (await showConfirmation(secret, 'en', now)).outcome
  const secret = await aLetter(petition, 'ines@correo.example')
  await changeState(petition.id, 'paused')
  expect(await stands(secret)).toBe('paused')
  await changeState(petition.id, 'won')
  expect(await stands(secret)).toBe('ended')
  await changeState(petition.id, 'open')
  expect(await stands(secret)).toBe('waiting')
  await confirmSignature(secret)
  expect(await stands(secret)).toBe('counted')
  await disownSignature(secret, false)
  expect(await stands(secret)).toBe('withdrawn')
  expect(await stands('x')).toBe('unknown')
  expect(await stands('A'.repeat(43))).toBe('unknown')
})

test('a link that ran out still names its petition', async () => {
  const petition = await aPetition()
  const secret = await aLetter(petition, 'tarde@correo.example')
  const later = Date.now() + 8 * DAY
  await expireSignatures(later)
  expect(await showConfirmation(secret, 'es', later)).toEqual({
    outcome: 'expired',
    slug: petition.slug,
    title: petition.title,
  })
})

test('the thanks page offers the other open petitions of the campaign and marks those signed', async () => {
  const campaign = await aCampaign()
  const petition = await aPetition({ campaign })
  const other = await aPetition({ campaign })
  await aPetition({ campaign, state: 'closed' })
  await aPetition()
  const confirmed = await confirmSignature(await aLetter(petition, 'lucia@correo.example'))
  if (confirmed.outcome !== 'confirmed') throw new Error(confirmed.outcome)
  const offered = async () =>
    (await othersToSign(confirmed.thanks, petition.slug, 'en'))?.map(({ slug, signed }) => ({ slug, signed }))
  expect(await offered()).toEqual([{ slug: other.slug, signed: false }])
  await signAnother(confirmed.thanks, other.slug, { shown: false, updates: false, deliver: false }, 'en', 1)
  expect(await offered()).toEqual([{ slug: other.slug, signed: true }])
  expect(await othersToSign(confirmed.thanks, other.slug, 'en'), 'another page').toBeNull()
  expect(await othersToSign('x', petition.slug, 'en')).toBeNull()
})

test('a slip is asked about once, and the domain that is chosen decides', () => {
  const answered = (choice: string) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ name: 'Ana', email: 'ana@gmial.com', country: 'GT' })) {
      form.set(name, value)
    }
    if (choice) form.set('kept-domain', choice)
    const { answers, problems, suggestion } = readSignForm(form)
    return { email: answers.email, problem: problems.email, suggestion }
  }
  expect(answered('')).toEqual({ email: 'ana@gmial.com', problem: 'slip', suggestion: 'ana@gmail.com' })
  expect(answered('gmail.com')).toEqual({ email: 'ana@gmail.com', problem: undefined, suggestion: null })
  expect(answered('gmial.com')).toEqual({ email: 'ana@gmial.com', problem: undefined, suggestion: null })
  expect(answered('example.org')).toEqual({
    email: 'ana@gmial.com',
    problem: 'slip',
    suggestion: 'ana@gmail.com',
  })
})
