import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { DAY } from '../../app/duration'
import { deleteOldTokens } from '../../app/supporters/delete-old-tokens.server'
import { findToken, keepToken, newSecret } from '../../app/supporters/tokens.server'

test('a token is deleted thirty days after its end and leads to its petition until then', async () => {
  const now = Date.now()
  const tokenThatEnded = async (ago: number) => {
    const secret = newSecret()
    const token = { purpose: 'confirm' as const, subject: 1, context: 'obey-the-courts' }
    await db.write((tx) => keepToken(tx, secret, { ...token, now: now - 60 * DAY, expiresAt: now - ago }))
    return secret
  }
  const old = await tokenThatEnded(31 * DAY)
  const recent = await tokenThatEnded(29 * DAY)
  const valid = await tokenThatEnded(-DAY)
  expect(await deleteOldTokens(now)).toBe(1)
  expect(await findToken(old, 'confirm', now)).toBeNull()
  expect(await findToken(recent, 'confirm', now)).toMatchObject({ expired: true, context: 'obey-the-courts' })
  expect(await findToken(valid, 'confirm', now)).toMatchObject({ expired: false })
})
