import { expect, test } from 'vitest'
import { cookiesFor } from '../../app/organizers/cookie.server'
import { safeNext } from '../../app/organizers/enter.server'
import { codesToShow, signedInHeaders } from '../../app/organizers/signed-in.server'
import { DAY, MINUTE, SECOND } from '../../app/duration'

test('live, every cookie is bound to this host, travels encrypted, and no script reads it', async () => {
  const cookies = cookiesFor('https://amparo.example')
  for (const [name, cookie, ms] of [
    ['amparo', cookies.session, 7 * DAY],
    ['amparo-device', cookies.device, 400 * DAY],
    ['amparo-codes', cookies.codes, 10 * MINUTE],
  ] as const) {
    const [pair, ...attributes] = (await cookie.serialize('secret')).split('; ')
    expect(pair).toMatch(new RegExp(`^__Host-${name}=`))
    expect(attributes.sort()).toEqual([
      'HttpOnly',
      `Max-Age=${ms / SECOND}`,
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
  }
})

test('in trial, without encryption, they have plain names and are otherwise the same', async () => {
  const cookie = await cookiesFor('http://127.0.0.1:3000').session.serialize('secret')
  expect(cookie).toMatch(/^amparo=/)
  expect(cookie.split('; ').slice(1).sort()).toEqual([
    'HttpOnly',
    `Max-Age=${(7 * DAY) / SECOND}`,
    'Path=/',
    'SameSite=Lax',
  ])
})

test('recovery codes travel to their page sealed; a cookie that was touched shows nothing', async () => {
  const codes = ['aaaa-bbbb-cccc', 'dddd-eeee-ffff']
  const headers = await signedInHeaders({ codes })
  const [cookie] = headers.getSetCookie()
  const sent = cookie!.split(';', 1)[0]!
  expect(
    Buffer.from(decodeURIComponent(sent.slice(sent.indexOf('=') + 1)), 'base64').toString(),
  ).not.toContain('aaaa')
  const asking = (value: string) =>
    new Request('http://127.0.0.1/manage/account/codes', { headers: { Cookie: value } })
  expect(await codesToShow(asking(sent))).toEqual(codes)
  const touched = await cookiesFor('http://127.0.0.1').codes.serialize('made up')
  expect(await codesToShow(asking(touched.split(';', 1)[0]!))).toBeNull()
  expect(await codesToShow(asking('amparo-codes=%00'))).toBeNull()
})

test.each([
  [null, '/manage'],
  ['/manage/account?done=profile', '/manage/account?done=profile'],
  ['/invitations/abc', '/invitations/abc'],
  ['https://evil.example/manage', '/manage'],
  ['//evil.example/manage', '/manage'],
  ['/\\evil.example/manage', '/manage'],
  ['/manage/../outbox', '/manage'],
  ['/petitions', '/manage'],
  ['javascript:alert(1)', '/manage'],
])('after signing in, %s leads to %s', (asked, leads) => expect(safeNext(asked)).toBe(leads))
