import type { ServerBuild } from '@remix-run/node'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { noForm } from '../../app/door/form.server'
import { groupRoutes } from '../../app/door/route-groups.server'

const context = { network: '127.0.0.1', locale: 'en', form: noForm, nonce: null } as const

/** A build whose page is the list of the routes that its handler knows and the one that matched. */
function aBuild(paths: Record<string, string | undefined>): ServerBuild {
  const routes: Record<string, object> = { root: { id: 'root', path: '', module: { default: () => null } } }
  for (const [id, path] of Object.entries(paths)) {
    const module = { default: () => createElement('p'), loader: () => null }
    routes[id] = { id, parentId: 'root', path, index: id.endsWith('_index') || undefined, module }
  }
  const manifest = Object.fromEntries(
    Object.keys(routes).map((id) => [id, { id, module: '', hasLoader: true }]),
  )
  return {
    routes,
    assets: { entry: { module: '', imports: [] }, routes: manifest, url: '', version: '1' },
    entry: {
      module: {
        handleError: () => {},
        default: (_r: Request, status: number, _h: Headers, remix: EntryLike) => {
          const matched = remix.staticHandlerContext.matches.at(-1)?.route.id ?? 'none'
          return new Response(JSON.stringify({ known: Object.keys(remix.manifest.routes), matched }), {
            status,
          })
        },
      },
    },
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
    mode: 'production',
  } as unknown as ServerBuild
}

interface EntryLike {
  manifest: { routes: object }
  staticHandlerContext: { matches: { route: { id: string } }[] }
}

const paths = {
  '(es)._index': 'es?',
  '(es).petitions._index': 'es?/petitions',
  '(es).petitions.$slug': 'es?/petitions/:slug',
  '(es).petitions.$slug[.]json': 'es?/petitions/:slug.json',
  '(es).sources.$slug': 'es?/sources/:slug',
  'manage.petitions': 'manage/petitions',
  health: 'health',
}

describe('groups of routes', () => {
  const handle = groupRoutes(aBuild(paths), 'production')
  const ask = async (path: string) => {
    const response = await handle(new Request(`http://localhost${path}`), context)
    return (await response.json()) as { known: string[]; matched: string }
  }

  it.each([
    ['/', '(es)._index'],
    ['/es', '(es)._index'],
    ['/petitions', '(es).petitions._index'],
    ['/petitions/free-them', '(es).petitions.$slug'],
    ['/es/petitions/free-them?q=/manage', '(es).petitions.$slug'],
    ['/PETITIONS/free-them', '(es).petitions.$slug'],
    ['/ES/sources/one', '(es).sources.$slug'],
    ['/petitions/free-them/', '(es).petitions.$slug'],
    ['/es/petitions/es', '(es).petitions.$slug'],
    ['/petitions/free-them.json', '(es).petitions.$slug[.]json'],
    ['/es/petitions/free-them.JSON', '(es).petitions.$slug[.]json'],
    ['/petitions/free%2Ejson', '(es).petitions.$slug[.]json'],
    ['/%70etitions/free-them', '(es).petitions.$slug'],
    ['/es/%70etitions/free-them', '(es).petitions.$slug'],
    ['/manage/petitions', 'manage.petitions'],
  ])('answer %s as the whole build would', async (path, id) => {
    expect((await ask(path)).matched).toBe(id)
  })

  it('know only the routes that may answer the address', async () => {
    expect((await ask('/es/petitions/free-them')).known).toEqual(['root', '(es).petitions.$slug'])
    expect((await ask('/petitions/count.json')).known).toEqual([
      'root',
      '(es).petitions.$slug',
      '(es).petitions.$slug[.]json',
    ])
    expect((await ask('/manage/petitions')).known).toEqual(['root', 'manage.petitions'])
  })

  it('answer data requests from the same group', async () => {
    for (const path of ['/petitions/free-them.data', '/es/petitions.data', '/_root.data', '/es.data']) {
      const response = await handle(new Request(`http://localhost${path}`), context)
      expect([path, response.status]).toEqual([path, 200])
    }
  })

  it('leave an unknown address to the root', async () => {
    const known = (await ask('/nonsense/at-all')).known
    expect(known).toEqual(['root'])
  })
})
