import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Handle } from './context'

type Route = ServerBuild['routes'][string]

/**
 * One request handler for each first segment of an address, over its part of the build: matching in Remix costs time for
 * every route there is. The language prefix does not count as a segment.
 */
export function groupRoutes(build: ServerBuild, mode: 'production' | 'development'): Handle {
  const groups = new Map<string, Route[]>()
  const anywhere: Route[] = [] // index, pathless, dynamic or splat: they may answer any address
  for (const route of Object.values(build.routes) as Route[]) {
    const segment = firstSegment(build, route)
    if (segment === null) anywhere.push(route)
    else groups.set(segment, [...(groups.get(segment) ?? []), route])
  }
  const serve = (part: ServerBuild): Handle => {
    const remix = createRequestHandler(part, mode)
    return (request, context) => remix(request, { ...context })
  }
  const handlerFor = (routes: Route[]) => serve(partOf(build, routes))
  const whole = serve(build)
  const unknown = handlerFor(anywhere)
  const known = new Map(
    [...groups].map(([segment, routes]) => [segment, handlerFor([...routes, ...anywhere])]),
  )
  return (request, context) => {
    const path = request.url.slice(request.url.indexOf('/', 8)).split(/[?#]/, 1)[0]! // 8: behind the scheme
    const [first = '', second = ''] = path.toLowerCase().split('/').slice(1)
    const segment = (first === 'es' ? second : first).replace(/\.data$/, '')
    // Remix decodes segments before it matches; rather than repeat that, the whole build answers.
    if (first.includes('%') || segment.includes('%')) return whole(request, context)
    return (known.get(segment) ?? unknown)(request, context)
  }
}

/** The first segment behind an optional `es`, in lower case; null when it is not a fixed word. */
function firstSegment(build: ServerBuild, route: Route): string | null {
  const path = ancestry(build, route)
    .map(({ path }) => path ?? '')
    .filter(Boolean)
    .join('/')
  const [first = '', second = ''] = path.toLowerCase().split('/')
  const segment = /^es\??$/.test(first) ? second : first
  return segment === '' || /[:*?]/.test(segment) ? null : segment
}

function ancestry(build: ServerBuild, route: Route): Route[] {
  const line: Route[] = []
  for (let at: Route | undefined = route; at; at = at.parentId ? build.routes[at.parentId] : undefined)
    line.unshift(at)
  return line
}

function partOf(build: ServerBuild, routes: Route[]): ServerBuild {
  const ids = new Set(routes.flatMap((route) => ancestry(build, route).map(({ id }) => id)))
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  }
}
