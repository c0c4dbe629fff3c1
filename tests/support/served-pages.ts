import { createElement } from 'react'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import * as entry from '../../app/entry.server'
import type { Handle } from '../../app/door/context'

const root = { default: () => createElement(Outlet) }

/**
 * Serves pages by their modules through Remix, without a build: `routes` by their path under an optional `es`. What a page
 * says and how it answers is then the product's own; a door may stand before it.
 */
export function servedPages(routes: Record<string, object>): Handle {
  const entries = Object.entries(routes).map(([path, module]) => [
    path,
    { id: path, parentId: 'root', path: `es?/${path}`, module },
  ])
  const told = (id: string, parentId?: string) => [
    id,
    {
      id,
      parentId,
      path: parentId ? `es?/${id}` : '',
      module: '',
      hasLoader: true,
      hasAction: true,
      hasErrorBoundary: false,
    },
  ]
  const manifest = Object.fromEntries([told('root'), ...Object.keys(routes).map((id) => told(id, 'root'))])
  const build = {
    entry: { module: entry },
    routes: { root: { id: 'root', path: '', module: root }, ...Object.fromEntries(entries) },
    assets: { routes: manifest, entry: { module: '', imports: [] }, url: '', version: '' },
    assetsBuildDirectory: '',
    publicPath: '/',
    basename: '/',
    future: { v3_singleFetch: true, v3_throwAbortReason: true, v3_relativeSplatPath: true },
    isSpaMode: false,
  } as unknown as ServerBuild
  const remix = createRequestHandler(build, 'production')
  return (request, context) => remix(request, { ...context })
}
