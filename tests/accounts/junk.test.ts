import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { config } from '../../app/config.server'
import { rules } from '../journeys/organizer-rules'
import { aWholeOrganisation, type Things } from '../journeys/whole-organisation'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { aPerson, type APerson } from '../support/organizers'

let server: BuiltServer
let own: Things
let owner: APerson

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: config.databaseUrl })
  own = await aWholeOrganisation()
  owner = await aPerson({ in: own.organisation, roles: ['owner'], instanceAdmin: true })
})
afterAll(() => server?.end('SIGTERM'))

/** What PostgreSQL will not compare with an id or a number of its own, and what only looks like one. */
const junk = [
  '-1',
  '1.5',
  '1e300',
  'NaN',
  '999999999999999',
  '99999999999999999999',
  '-'.repeat(36),
  '{"id":1e15,"at":-1,"name":"\\ud800"}',
  "' or 1=1 --",
  'é\u202e€',
]

/** Names under which an address or a form says an id, a number, a day or a place to go on from. */
const named = [
  ...[
    'after',
    'answeredOn',
    'at',
    'before',
    'campaign',
    'claim',
    'code',
    'collectedOn',
    'comment',
    'country',
  ],
  ...['cover', 'credential', 'day', 'deliveredOn', 'demand', 'document', 'first', 'from', 'id', 'invitation'],
  ...['language', 'link', 'locale', 'milestones', 'n', 'organisation', 'own', 'page', 'passkey', 'person'],
  ...['petition', 'refused', 'counted', 'removal', 'report', 'revision', 'role', 'row', 'score', 'seen'],
  ...['sentence', 'session', 'sheet', 'shown', 'signature', 'slug', 'source', 'state', 'step', 'subject'],
  ...[
    'submissions',
    'target',
    'targets',
    'template',
    'ticked',
    'to',
    'token',
    'undo',
    'version',
    'what',
    'work',
  ],
]
const asking = (value: string) => new URLSearchParams(named.map((name) => [name, value])).toString()

/** The buttons of a route's forms, as its source and its rule know them. */
function buttonsOf(file: string, source: string): string[] {
  const words = [...source.matchAll(/(?:case|===) '([a-z-]+)'|^ {4}'?([a-z-]+)'?: \(\) =>/gm)].map(
    ([, word, key]) => word ?? key!,
  )
  const known = rules[file]?.POST
  return [
    ...new Set([
      '',
      ...words.map((word) => `intent=${word}`),
      ...(Array.isArray(known) ? known.map(([body]) => body) : []),
    ]),
  ]
}

const sources = new Map(
  readdirSync('app/routes')
    .filter((name) => !/^(\$|manage|manage\.team\.leave)\.tsx$/.test(name))
    .map((name) => [name.replace(/\.tsx?$/, ''), readFileSync(`app/routes/${name}`, 'utf8')]),
)

/** The address of a route's file; `junk` stands for its last parameter, or for all of them. */
function addressOf(file: string, value?: string): string {
  const segments = file
    .split(/(?<!\[)\./)
    .map((segment) => segment.replace(/_$/, ''))
    .filter((segment) => segment !== '_index' && segment !== '(es)')
  const last = segments.findLastIndex((segment) => segment.startsWith('$'))
  const said = (segment: string, index: number) => {
    if (!segment.startsWith('$')) return segment.replaceAll('[.]', '.')
    return index === last && value !== undefined
      ? encodeURIComponent(value)
      : own.named(file, segment.slice(1))
  }
  return `/${segments.map(said).join('/')}`
}

async function statusOf(path: string, body?: string): Promise<number> {
  const answer = await server.ask(path, {
    headers: {
      Cookie: owner.cookie,
      ...(body === undefined
        ? {}
        : { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body }),
  })
  await answer.text()
  return answer.status
}

describe.each([...sources])('%s', (file, source) => {
  it('answers an id, a number or a day that is none without failing', async () => {
    const failed: string[] = []
    const note = async (path: string, body?: string) => {
      const status = await statusOf(path, body)
      if (status >= 500) failed.push(`${status} ${body === undefined ? 'GET' : 'POST'} ${path} ${body ?? ''}`)
    }
    const buttons = /export (async function|const) action\b/.test(source) ? buttonsOf(file, source) : []
    for (const name of ['person', 'before', 'cover'])
      await note(`${addressOf(file)}?${name}=${'-'.repeat(36)}`)
    for (const value of junk) {
      await note(`${addressOf(file)}?${asking(value)}`)
      if (file.includes('$')) await note(addressOf(file, value))
      for (const button of buttons) await note(addressOf(file), `${button}&${asking(value)}`)
      if (file.includes('$') && buttons.length) await note(addressOf(file, value), asking(value))
    }
    expect(failed).toEqual([])
  })
})

it('leaves no error in the log', () => {
  expect(server.said()).not.toContain('"level":50')
})
