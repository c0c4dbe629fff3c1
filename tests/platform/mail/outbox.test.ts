import { expect, test } from 'vitest'
import { listOutbox, linksOf, readOutboxMail } from '../../../app/platform/mail/read-outbox.server'
import { outboxTransport } from '../../../app/platform/mail/outbox-transport.server'
import { sendDueLetters } from '../../../app/platform/mail/send-letters.server'
import { allMails, noLetters, write, writeMany } from './letters'

test('the outbox shows mails newest first, a page at a time, and one of them whole', async () => {
  await noLetters()
  expect(await listOutbox(1)).toEqual({ mails: [], page: 1, pages: 1 })
  await writeMany(31)
  await sendDueLetters(outboxTransport, 50)
  await write({ to: 'newest@example.org' })
  await sendDueLetters(outboxTransport, 50)
  const first = (await listOutbox(1))!
  expect(first.pages).toBe(2)
  expect(first.mails).toHaveLength(30)
  expect(first.mails[0]).toMatchObject({ to: 'newest@example.org' })
  expect((await listOutbox(99))!.page).toBe(2)
  expect((await listOutbox(Number.NaN))!.page).toBe(1)
  const mail = (await readOutboxMail(String(first.mails[0]!.id)))!
  expect(mail).toMatchObject({ to: 'newest@example.org', headers: { 'Auto-Submitted': 'auto-generated' } })
  expect(linksOf(mail.html).some((link) => /\/es\/confirm\/[\w-]{43}$/.test(link))).toBe(true)
  for (const id of ['0', '-1', '1e3', '99999', 'x', undefined]) expect(await readOutboxMail(id)).toBeNull()
})

test('a mail of the outbox is sealed', async () => {
  const bytes = (await allMails()).map((row) => row.sealed.toString('latin1')).join()
  expect(bytes).not.toMatch(/newest@|Quintana|K7M/)
})
