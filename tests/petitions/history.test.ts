import { expect, it } from 'vitest'
import { DAY } from '../../app/duration'
import { changeState } from '../../app/petitions/change-state.server'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { dayOf } from '../../app/petitions/count.server'
import { disownSignature } from '../../app/petitions/disown.server'
import { historyCsv, readHistory } from '../../app/petitions/history.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { removeSignatures } from '../../app/petitions/remove.server'
import { undoRemoval } from '../../app/petitions/undo-removal.server'
import { loader as csv } from '../../app/routes/(es).petitions.$slug_.history[.]csv'
import { loader as json } from '../../app/routes/(es).petitions.$slug_.history[.]json'
import { aPetition, countersOf, Postbox, sign, signAndConfirm } from '../support/petitions'

const start = Date.parse('2026-03-09T12:00:00Z')
const day = (n: number) => start + n * DAY
const ask = (loader: typeof json, slug: string) =>
  loader({ params: { slug }, request: new Request('http://localhost'), context: {} as never })

let serial = 0

/** Three signatures on the first day, one on the second, one of which is withdrawn on the third. */
async function anEventfulPetition() {
  const petition = { ...(await aPetition()), withdrawn: `c${++serial}@example.org` }
  const post = new Postbox()
  await signAndConfirm(petition, 'a@example.org', {}, { now: day(0) })
  await signAndConfirm(petition, 'b@example.org', { country: 'SV' }, { now: day(0) })
  await sign(petition, petition.withdrawn, {}, { now: day(0) })
  const { secret } = await post.linkAndCode(petition.withdrawn, day(0))
  await confirmSignature(secret, null, day(0))
  await signAndConfirm(petition, 'd@example.org', {}, { now: day(1) })
  await disownSignature(secret, false, day(2))
  return petition
}

it('tells each day, and the days add up to the number of signatures', async () => {
  const petition = await anEventfulPetition()
  expect(await readHistory(petition.slug)).toEqual([
    { day: '2026-03-09', confirmed: 3, withdrawn: 0, removed: 0, total: 3 },
    { day: '2026-03-10', confirmed: 1, withdrawn: 0, removed: 0, total: 4 },
    { day: '2026-03-11', confirmed: 0, withdrawn: 1, removed: 0, total: 3 },
  ])
  expect(await countersOf(petition)).toMatchObject({ confirmed: 3, withdrawn: 1 })
})

it('does not rewrite past days when signatures are removed, and undoing leaves no trace', async () => {
  const petition = await anEventfulPetition()
  const before = await readHistory(petition.slug)
  const now = Date.now()
  const removal = {
    petitionId: petition.id,
    conditions: { country: 'SV' },
    reason: 'other',
    actor: 'us',
  } as const
  const { id } = (await removeSignatures(removal, undefined, now)) as { id: string }
  const today = { day: dayOf(now), confirmed: 0, withdrawn: 0, removed: 1, total: 2 }
  expect(await readHistory(petition.slug)).toEqual([...before!, today])
  expect(await reconcileCounters()).toMatchObject({ drift: [] })
  await undoRemoval(id, 'us')
  expect(await readHistory(petition.slug)).toEqual(before)
})

it('moves whoever signs again after withdrawing to the day of the new signature', async () => {
  const petition = await anEventfulPetition()
  await signAndConfirm(petition, petition.withdrawn, {}, { now: day(5) })
  expect(await readHistory(petition.slug)).toEqual([
    { day: '2026-03-09', confirmed: 2, withdrawn: 0, removed: 0, total: 2 },
    { day: '2026-03-10', confirmed: 1, withdrawn: 0, removed: 0, total: 3 },
    { day: '2026-03-14', confirmed: 1, withdrawn: 0, removed: 0, total: 4 },
  ])
  expect(await reconcileCounters()).toMatchObject({ drift: [] })
})

it('is public as JSON and as CSV, for every page of the web', async () => {
  const petition = await anEventfulPetition()
  const days = await readHistory(petition.slug)
  const answer = await ask(json, petition.slug)
  expect(await answer.json()).toEqual({ days })
  const sheet = await ask(csv, petition.slug)
  expect(sheet.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect(await sheet.text()).toBe(historyCsv(days!))
  expect(historyCsv(days!).split('\r\n').slice(0, 2)).toEqual([
    'day,confirmed,withdrawn,removed,total',
    '2026-03-09,3,0,0,3',
  ])
  for (const { headers } of [answer, sheet]) expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
})

it('is told for public petitions only, and an empty one has no days', async () => {
  expect(await readHistory((await aPetition()).slug)).toEqual([])
  for (const state of ['draft', 'review', 'rejected', 'taken-down'] as const) {
    const petition = await anEventfulPetition()
    await changeState(petition.id, state)
    expect(await readHistory(petition.slug)).toBeNull()
    expect((await ask(csv, petition.slug)).status).toBe(404)
  }
  expect((await ask(json, 'no-such-petition')).status).toBe(404)
})
