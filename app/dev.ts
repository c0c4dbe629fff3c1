import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import type * as Opening from './door/open.server'
import type * as Groups from './door/route-groups.server'

// Everything is loaded through Vite, so that pages, worker and door share one database.
const vite = await createServer({ appType: 'custom', server: { middlewareMode: true } })
const load = <T>(module: string) => vite.ssrLoadModule(module) as Promise<T>

const { openAmparo } = await load<typeof Opening>('/app/door/open.server.ts')

await openAmparo({
  development: vite.middlewares,
  handle: async (request, context) => {
    const { groupRoutes } = await load<typeof Groups>('/app/door/route-groups.server.ts')
    const build = await load<ServerBuild>('virtual:remix/server-build')
    return groupRoutes(build, 'development')(request, context)
  },
})
