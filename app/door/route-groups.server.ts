import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node'
import type { Handle } from './context'

type Route = ServerBuild['routes'][string]

/**
 * A request handler for each set of routes that may answer an address, made when it is first asked for: matching in
 * Remix costs time for every route there is, and all but one or two can be told from the address at a glance.
 */
export function groupRoutes(build: ServerBuild, mode: 'production' | 'development'): Handle {
  const routes = Object.values(build.routes) as Route[]
  const patterns = routes.map((route) => ({ route, pattern: segmentsOf(pathOf(build, route)) }))
  const serve = (part: ServerBuild): Handle => {
    const remix = createRequestHandler(part, mode)
    return (request, context) => remix(request, context as AppLoadContext) // not a copy: it carries what broke back
  }
  const whole = serve(build)
  const parts = new Map<string, Handle>() // as many at most as there are sets, which the routes alone decide
  return (request, context) => {
    const path = request.url.slice(request.url.indexOf('/', 8)).split(/[?#]/, 1)[0]! // 8: behind the scheme
    // Remix decodes segments before it matches; rather than repeat that, the whole build answers.
    if (path.includes('%')) return whole(request, context)
    const address = segmentsOf(path.replace(/^\/_root\.data$|\.data$/, ''))
    const able = patterns.filter(({ pattern }) => mayAnswer(pattern, address)).map(({ route }) => route)
    const key = able.map(({ id }) => id).join()
    let handle = parts.get(key)
    if (!handle) parts.set(key, (handle = serve(partOf(build, able))))
    return handle(request, context)
  }
}

const segmentsOf = (path: string) => path.toLowerCase().split('/').filter(Boolean)

const pathOf = (build: ServerBuild, route: Route) =>
  ancestry(build, route)
    .map(({ path }) => path ?? '')
    .join('/')

/** Whether Remix could match the address: what is optional may be there or not, a parameter may be anything. */
function mayAnswer([wanted, ...further]: string[], address: string[]): boolean {
  if (wanted === undefined) return address.length === 0
  if (wanted === '*') return true
  if (wanted.endsWith('?') && mayAnswer(further, address)) return true
  const [given, ...rest] = address
  if (given === undefined) return false
  const fixed = wanted.replace(/\?$/, '').replace(/^:[\w-]+/, '')
  const fits = wanted.startsWith(':') ? given.endsWith(fixed) : given === fixed
  return fits && mayAnswer(further, rest)
}

function ancestry(build: ServerBuild, route: Route): Route[] {
  const line: Route[] = []
  for (let at: Route | undefined = route; at; at = at.parentId ? build.routes[at.parentId] : undefined)
    line.unshift(at)
  return line
}

function partOf(build: ServerBuild, routes: Route[]): ServerBuild {
  const ids = new Set(['root', ...routes.flatMap((route) => ancestry(build, route).map(({ id }) => id))])
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  }
}
