import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '../../db/client'
import { organisations, petitions, petitionTexts } from '../../db/schema'
import { config } from '../../app/config.server'
import en from '../../app/i18n/organizers/workshop.en.json'
import es from '../../app/i18n/organizers/workshop.es.json'
import { findDraft } from '../../app/workshop/drafts.server'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { aPerson, type APerson } from '../support/organizers'

let server: BuiltServer
let ana: APerson
let luis: APerson
let viewer: APerson
let stranger: APerson
let id: string

const slug = 'obey-the-courts'
const path = `/manage/petitions/${slug}/text`

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: config.databaseUrl })
  const [home] = await db.read.select().from(organisations).where(eq(organisations.slug, 'demonstration'))
  ana = await aPerson({ in: home!, roles: ['campaigner'], name: 'Ana Writer' })
  luis = await aPerson({ in: home!, roles: ['owner'], name: 'Luis Reader', locale: 'es' })
  viewer = await aPerson({ in: home!, roles: ['viewer'] })
  stranger = await aPerson()
  const [petition] = await db.read.select().from(petitions).where(eq(petitions.slug, slug))
  id = petition!.id
})
afterAll(() => server?.end('SIGTERM'))

const text = (html: string) =>
  html.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

async function get(who: APerson, address: string) {
  const answer = await server.ask(address, { headers: { Cookie: who.cookie } })
  return { status: answer.status, html: text(await answer.text()) }
}

type Fields = Record<string, string | string[]>

async function post(who: APerson, address: string, fields: Fields) {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value)
  const answer = await server.ask(address, {
    method: 'POST',
    body,
    headers: { Cookie: who.cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
  return {
    status: answer.status,
    to: answer.headers.get('Location'),
    type: answer.headers.get('Content-Type') ?? '',
    html: text(await answer.text()),
  }
}

/** The form of the text as it stands, with what somebody changes in it. */
async function form(changes: Fields = {}, language: 'en' | 'es' = 'en'): Promise<Fields> {
  const { text: now, revision } = await findDraft(id, language)
  const fields: Fields = { revision: String(revision), title: now.title, summary: now.summary }
  now.demands.forEach((demand, n) => {
    fields[`demand-${n}`] = demand.text
    fields[`note-${n}`] = demand.note ?? ''
    fields[`basis-${n}`] = demand.basis
    fields[`to-${n}`] = demand.to
    fields[`works-${n}`] = demand.works
  })
  return { ...fields, story: now.story, evidenceFrom: now.evidenceFrom, ...changes }
}

const en_ = `${path}?language=en`

describe('the page of a petition’s text, without scripts', () => {
  test('opens with the public text in both languages, in the reader’s own language', async () => {
    const [mine, theirs] = [await get(ana, en_), await get(luis, `${path}?language=es`)]
    expect(mine.status).toBe(200)
    expect(mine.html).toContain(en.text.titleIn.en)
    expect(mine.html).toContain('value="Obey the courts and halt the expulsions"')
    expect(mine.html).toContain('Acaten a los tribunales')
    expect(mine.html).toContain(`>${en.text.states.public}<`)
    expect(theirs.html).toContain(es.text.titleIn.es)
    expect(theirs.html).toContain('<html lang="es"')
  })

  test('shows a viewer the text without a form, and refuses their post', async () => {
    const shown = await get(viewer, en_)
    expect(shown.status).toBe(200)
    expect(shown.html).toContain(en.text.readOnly)
    expect(shown.html).not.toContain('data-autosave')
    expect((await post(viewer, en_, await form())).status).toBe(403)
    expect((await post(viewer, `${path}.json?language=en`, await form())).status).toBe(403)
  })

  test('is nothing to another organisation, on any of its addresses', async () => {
    expect((await get(stranger, en_)).status).toBe(404)
    expect((await get(stranger, `${path}/publish`)).status).toBe(404)
    for (const address of [en_, `${path}.json?language=en`, `${path}/publish`])
      expect((await post(stranger, address, await form())).status, address).toBe(404)
    expect((await post(stranger, '/manage/preview', { petition: slug, title: 'x' })).status).toBe(404)
  })

  test('comes back with every answer and a message beside each field that cannot be kept', async () => {
    const answer = await post(
      ana,
      en_,
      await form({
        title: 't'.repeat(81),
        story: `${'s'.repeat(300)}\u202e`,
        summary: 'Kept <b>summary</b>',
      }),
    )
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="#title"`)
    expect(answer.html).toContain(en.text.problems.title['too-long'])
    expect(answer.html).toContain(en.text.problems.story.hidden)
    expect(answer.html).toContain('t'.repeat(81))
    expect(answer.html).toContain('Kept &lt;b&gt;summary&lt;/b&gt;')
    expect((await findDraft(id, 'en')).text.title).not.toContain('ttt')
    expect((await post(ana, en_, { title: 'a\0b' })).status, 'a null byte').toBe(400)
  })

  test('previews what was typed as the public would read it, and stores nothing', async () => {
    const { revision } = await findDraft(id, 'en')
    const typed = {
      title: 'A typed title',
      story: 'So **many**: [claim:expelled-amnesty-march]. <script>x</script>',
    }
    const page = await post(ana, en_, await form({ ...typed, do: 'preview' }))
    expect(page.status).toBe(200)
    const piece = await post(ana, '/manage/preview', {
      ...(await form(typed)),
      petition: slug,
      language: 'en',
    })
    expect(piece.type).toContain('text/html')
    for (const { html } of [page, piece]) {
      expect(html).toContain('<strong>many</strong>')
      expect(html).toContain('href="#claim-expelled-amnesty-march"')
      expect(html).toMatch(/&(lt|#x3C);script>/)
      expect(html).not.toMatch(/<script>x/)
    }
    expect(piece.html).toMatch(/^<article/)
    expect(page.html).toContain('value="A typed title"')
    expect((await findDraft(id, 'en')).revision).toBe(revision)
    const seen = await post(viewer, '/manage/preview', { petition: slug, language: 'es', title: 'Hola' })
    expect(seen.html).toContain('Hola')
  })

  test('adds, moves and removes demands by buttons of the form', async () => {
    const before = (await findDraft(id, 'en')).text.demands.map((demand) => demand.text)
    const press = async (what: string, changes: Fields = {}) => {
      const answer = await post(ana, en_, await form({ ...changes, do: what }))
      expect(answer.status).toBe(303)
      return { to: answer.to, demands: (await findDraft(id, 'en')).text.demands.map((demand) => demand.text) }
    }
    const added = await press('add')
    expect(added.to).toBe(`${en_}&done=saved#demand-2`)
    expect(added.demands).toEqual([...before, ''])
    expect((await press('save', { 'demand-2': 'A third one' })).demands).toEqual([...before, 'A third one'])
    expect((await press('up:2')).demands).toEqual([before[0], 'A third one', before[1]])
    expect((await press('remove:1')).demands).toEqual(before)
  })

  test('never overwrites: a stale form gets both texts side by side, to choose from part by part', async () => {
    const old = await form({ title: 'Written by Luis', summary: 'Luis’s summary of it.' })
    await post(ana, en_, await form({ title: 'Written by Ana' }))
    const conflict = await post(luis, en_, old)
    expect(conflict.status).toBe(409)
    expect(conflict.html).toContain(es.conflict.title)
    expect(conflict.html).toMatch(/<del class="removed">.*Ana/)
    expect(conflict.html).toMatch(/<ins class="added">.*Luis/)
    expect((await findDraft(id, 'en')).text.title).toBe('Written by Ana')

    const revision = /name="revision" value="(\d+)"/.exec(conflict.html)![1]!
    // The mix was written, and the box for it forgotten: what was typed counts.
    const choice = { ...old, revision, do: 'resolve', 'pick-title': 'mine', 'merged-title': 'Ana and Luis' }
    await post(ana, en_, await form({ title: 'Ana again' }))
    const again = await post(luis, en_, { ...choice, 'pick-summary': 'mine' })
    expect(again.status, 'it changed once more').toBe(409)
    expect(again.html).toContain(es.conflict.again)
    expect(again.html).toContain('value="Written by Luis"')

    const newer = /name="revision" value="(\d+)"/.exec(again.html)![1]!
    const settled = await post(luis, en_, { ...choice, revision: newer, 'pick-summary': 'stored' })
    expect(settled.status).toBe(303)
    const draft = await findDraft(id, 'en')
    expect(draft.text.title).toBe('Ana and Luis')
    expect(draft.text.summary).not.toContain('Luis')
  })

  test('keeps by itself for the module, and tells it in JSON how that went', async () => {
    const address = `${path}.json?language=en`
    const fields = await form({ summary: 'Kept by itself.' })
    const kept = await post(ana, address, fields)
    expect(kept.type).toContain('application/json')
    const { revision } = await findDraft(id, 'en')
    expect(JSON.parse(kept.html)).toEqual({ outcome: 'saved', revision, translation: 'draft' })
    const stale = await post(luis, address, { ...fields, summary: 'Something else.' })
    expect([stale.status, JSON.parse(stale.html)]).toEqual([409, { outcome: 'stale' }])
    const refused = await post(ana, address, await form({ title: 't'.repeat(99) }))
    expect([refused.status, JSON.parse(refused.html)]).toEqual([422, { outcome: 'refused' }])
    expect((await findDraft(id, 'en')).text.summary).toBe('Kept by itself.')
  })

  test('is ready when its writer says so, reviewed when a second person does, and public with a note', async () => {
    const title = 'Obey the courts and end every expulsion'
    const ready = await post(ana, en_, await form({ title, do: 'ready' }))
    expect(ready.to).toBe(`${en_}&done=ready`)
    const own = await post(ana, en_, await form({ do: 'reviewed' }))
    expect(own.to).toBe(`${en_}&done=own`)

    const shown = await get(ana, `${path}/publish`)
    expect(shown.html).toContain(en.publish.demandTitle)
    expect(shown.html).toContain(en.publish.unread)
    expect(shown.html).toMatch(/<ins class="added">/)
    const revisions = async () => ({
      'revision-en': String((await findDraft(id, 'en')).revision),
      'revision-es': String((await findDraft(id, 'es')).revision),
    })
    const notes = { 'note-en': 'The courts ruled again.', 'note-es': 'Los tribunales volvieron a fallar.' }
    const early = await post(ana, `${path}/publish`, { ...notes, seen: 'on', ...(await revisions()) })
    expect(early.status, 'nobody else has read it').toBe(422)

    expect(shown.html, 'who wrote it does not mark it').not.toContain(en.publish.readAll)
    expect((await get(luis, `${path}/publish`)).html).toContain(es.publish.readAll)
    const before = { 'revision-en': '1', 'revision-es': '1', do: 'reviewed' }
    expect((await post(luis, `${path}/publish`, before)).status, 'another text').toBe(409)
    const read = await post(luis, `${path}/publish`, { do: 'reviewed', ...(await revisions()) })
    expect([read.status, read.to]).toEqual([303, `${path}/publish`])
    expect((await get(luis, `${path}/publish`)).html).not.toContain(es.publish.unread)
    const reviewed = await post(luis, en_, await form({ do: 'reviewed' }))
    expect(reviewed.to).toBe(`${en_}&done=reviewed`)
    const empty = await post(ana, `${path}/publish`, { 'note-en': 'Kept note', ...(await revisions()) })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain(en.publish.seenMissing)
    expect(empty.html).toContain(en.publish.noteProblems.empty)
    expect(empty.html).toContain('Kept note')
    const stale = await post(ana, `${path}/publish`, {
      ...notes,
      seen: 'on',
      'revision-en': '1',
      'revision-es': '1',
    })
    expect(stale.status).toBe(409)
    const published = await post(ana, `${path}/publish`, { ...notes, seen: 'on', ...(await revisions()) })
    expect([published.status, published.to]).toEqual([303, `${path}?done=published`])
    const rows = await db.read.select().from(petitionTexts).where(eq(petitionTexts.petitionId, id))
    expect(
      rows
        .filter((row) => row.version === 2)
        .map((row) => row.locale)
        .sort(),
    ).toEqual(['en', 'es'])
  })

  test('leaves every version to the public, who is led there from the petition', async () => {
    const [petition, versions, spanish] = await Promise.all(
      [`/petitions/${slug}`, `/petitions/${slug}/versions`, `/es/petitions/${slug}/versions`].map((address) =>
        server.ask(address),
      ),
    )
    const [page, list, lista] = await Promise.all(
      [petition!, versions!, spanish!].map(async (answer) => text(await answer.text())),
    )
    expect(page).toContain(`href="/petitions/${slug}/versions"`)
    expect(page).toContain('Obey the courts and end every expulsion')
    expect(versions!.headers.get('Cache-Control')).toContain('max-age=10')
    expect(list).toContain('The courts ruled again.')
    expect(list).toMatch(/<del class="removed"><span class="sr-only">\[removed: <\/span>/)
    expect(lista).toContain('Los tribunales volvieron a fallar.')
    const untouched = await server.ask('/petitions/ban-refoulement')
    expect(await untouched.text()).not.toContain('/versions')
    expect((await server.ask('/petitions/no-such/versions')).status).toBe(404)
  })
})
