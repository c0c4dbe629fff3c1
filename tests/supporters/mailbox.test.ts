import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { mailboxRules } from '../../db/schema'
import { domainPattern } from '../../app/supporters/blocked-domains.server'
import { canonicalMailbox, readMailbox } from '../../app/supporters/mailbox.server'

describe('a mailbox', () => {
  it.each([
    ['Ana.Lopez+petitions@GMail.com', 'analopez@gmail.com'],
    ['ana@googlemail.com', 'ana@gmail.com'],
    ['ana-lists@yahoo.com', 'ana@yahoo.com'],
    ['Ana.Lopez@outlook.com', 'ana.lopez@outlook.com'],
    ['an.a@pm.me', 'ana@proton.me'],
    ['Ana+x@example.org', 'ana@example.org'],
    ['+ana@example.org', '+ana@example.org'],
  ])('%s is spelled %s', async (typed, canonical) => {
    const [local, domain] = typed.split('@') as [string, string]
    const [rule] = await db.read
      .select()
      .from(mailboxRules)
      .where(eq(mailboxRules.domain, domain.toLowerCase()))
    expect(canonicalMailbox(local, domain.toLowerCase(), rule)).toBe(canonical)
  })

  it('keeps the address as typed for the letter, with its domain in ASCII', async () => {
    expect(await readMailbox(' Ana.Lopez@Español.example ')).toMatchObject({
      address: 'Ana.Lopez@xn--espaol-zwa.example',
      domain: 'xn--espaol-zwa.example',
    })
  })

  it.each([
    '',
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'a b@example.org',
    'ana@exa mple.org',
    'ana@example..org',
    `${'x'.repeat(65)}@example.org`,
    'ana@example.org\r\nBcc: x@example.org',
  ])('is not %j', async (typed) => {
    expect(await readMailbox(typed)).toBeNull()
  })

  it('is known by a keyed hash that tells nothing without the key', async () => {
    const mailbox = await readMailbox('ana@example.org')
    expect(mailbox!.hash).toHaveLength(32)
    expect((await readMailbox('ANA+x@example.org'))!.hash.equals(mailbox!.hash)).toBe(true)
    expect((await readMailbox('ana@example.net'))!.hash.equals(mailbox!.hash)).toBe(false)
  })
})

describe('a blocked domain', () => {
  it.each([
    ['example.org', 'example.org', true],
    ['example.org', 'mail.example.org', false],
    ['*.example.org', 'mail.example.org', true],
    ['*.example.org', 'a.b.example.org', false],
    ['*.example.org', 'example.org', false],
    ['**.example.org', 'a.b.example.org', true],
    ['Example.ORG', 'example.org', true],
    ['example.org', 'notexample.org', false],
    ['example.org', 'examplexorg', false],
  ])('%s: %s → %s', (pattern, domain, blocked) => {
    expect(domainPattern(pattern)!.test(domain)).toBe(blocked)
  })
  it.each(['', '*', 'org', 'ex ample.org', '***.example.org', 'example.*', '.*'])(
    'cannot be written %j',
    (pattern) => {
      expect(domainPattern(pattern)).toBeNull()
    },
  )
})
