import { expect, it } from 'vitest'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { allowGifts } from '../../app/donations/giving-settings.server'
import * as thanks from '../../app/routes/(es).petitions.$slug_.thanks'
import { aDoor } from '../support/door'
import { aReceiver } from '../support/giving'
import { Postbox, sign, type APetition } from '../support/petitions'
import { servedPages } from '../support/served-pages'

const handle = servedPages({ 'petitions/:slug/thanks': thanks })

async function thanked(petition: APetition, email: string, locale = '') {
  await sign(petition, email)
  const confirmed = await confirmSignature((await new Postbox().linkAndCode(email)).secret)
  if (confirmed.outcome !== 'confirmed') throw new Error(confirmed.outcome)
  const door = await aDoor({ handle })
  return (await door.get(`${locale}/petitions/${petition.slug}/thanks?t=${confirmed.thanks}`)).body
}

it('thanks a signer, asks to share, shows what else to sign, and only then offers to give', async () => {
  const { petition, slug } = await aReceiver()
  for (const [locale, title] of [
    ['', 'Thank you'],
    ['/es', 'Gracias'],
  ] as const) {
    const body = await thanked(petition, `signer${locale.slice(1)}@example.org`, locale)
    const order = [title, 'id="share"', 'id="others"', 'id="give"'].map((piece) => body.indexOf(piece))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(body.slice(order[3])).toContain(`href="${locale}/petitions/${slug}/donate"`)
  }
})

it('offers it to nobody where nobody can give, nor to a visitor who did not sign', async () => {
  const { petition, slug, organisationId } = await aReceiver()
  const door = await aDoor({ handle })
  const visited = (await door.get(`/petitions/${slug}/thanks`)).body
  expect(visited).toContain('id="share"')
  expect(visited).not.toContain('id="give"')
  await allowGifts(null, organisationId, false)
  const body = await thanked(petition, 'late@example.org')
  expect(body).toContain('id="share"')
  expect(body).not.toContain('id="give"')
})
