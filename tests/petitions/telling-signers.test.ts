import { spawnSync } from 'node:child_process'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { announcements, letters } from '../../db/schema'
import { announce } from '../../app/petitions/announce.server'
import { addVersion } from '../../app/petitions/add-version.server'
import { tellSigners } from '../../app/petitions/tell-signers.server'
import { manySignatures } from '../support/million-signatures'
import { aPetition } from '../support/petitions'

/** More than two steps of letters. */
const SIGNERS = 450

/** A worker in a process of its own that is killed: inside its step, or between one step and the next. */
function dyingWorker(where: 'in-step' | 'after-step'): string {
  const died = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/petitions/dies-while-telling.ts', where],
    {
      encoding: 'utf8',
    },
  )
  expect(died.signal, died.stderr).toBe('SIGKILL')
  return died.stdout.trim()
}

test('every signer is told once, although workers are killed inside a step and between two', async () => {
  const petition = await aPetition()
  await manySignatures(process.env.DATABASE_URL!, petition.id, SIGNERS)
  await db.write(async (tx) => {
    const text = { title: 'New', summary: 'S', demands: [], story: 'S', evidenceFrom: '' }
    await addVersion(tx, petition.id, 'en', text, { version: 2, note: 'Clearer', demandChanged: true })
    await announce(tx, { petitionId: petition.id, kind: 'demand-changed', about: 2 })
  })
  const told = async () => (await db.read.select().from(announcements))[0]!.told
  const mailboxes = async () => {
    const rows = await db.read
      .select({ mailbox: letters.mailbox })
      .from(letters)
      .where(eq(letters.template, 'demand-changed'))
      .orderBy(asc(letters.id))
    return rows.map(({ mailbox }) => mailbox!.toString('hex'))
  }
  // Letters wait for others before the next step: here they have gone out.
  const sendAll = () =>
    db.write(async (tx) => {
      await tx.update(letters).set({ state: 'sent' })
    })

  expect(dyingWorker('in-step')).toBe('200 200')
  expect([await told(), (await mailboxes()).length]).toEqual([0, 0])
  dyingWorker('after-step')
  expect([await told(), (await mailboxes()).length]).toEqual([200, 200])
  await sendAll()
  expect(dyingWorker('in-step')).toBe('400 400')
  expect([await told(), (await mailboxes()).length]).toEqual([200, 200])
  while (await tellSigners()) await sendAll()
  const all = await mailboxes()
  expect([all.length, new Set(all).size, await told()]).toEqual([SIGNERS, SIGNERS, SIGNERS])
})
