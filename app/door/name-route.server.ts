import type { ServerBuild } from '@remix-run/node'

/** The addresses a build answers, as it writes them: `petitions/:slug/sign`. */
export function patternsOf(build: ServerBuild): string[] {
  const pathOf = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : build.routes[id]
    return route ? [...pathOf(route.parentId), ...(route.path ? [route.path] : [])] : []
  }
  return Object.keys(build.routes).map((id) => pathOf(id).join('/'))
}

/**
 * Names a path by the pattern that answers it, without its language, so that nothing a reader typed becomes a name:
 * `/es/petitions/free-them/sign` is `/petitions/:slug/sign`. What no pattern answers is `unknown`.
 */
export function routeNames(patterns: string[]): (pathname: string) => string {
  const known = new Map<string, { parts: string[]; name: string }[]>()
  const routes = patterns
    .map((pattern) => pattern.split('/').filter((part) => part && part !== 'es?'))
    .filter((parts) => !parts.includes('*'))
    .map((parts) => ({ parts, name: `/${parts.join('/')}`, fixed: fixedLetters(parts) }))
    .sort((a, b) => b.fixed - a.fixed)
  for (const { parts, name } of routes) {
    const alike = known.get(shapeOf(parts))
    if (alike) alike.push({ parts, name })
    else known.set(shapeOf(parts), [{ parts, name }])
  }
  return (pathname) => {
    const path = pathname.replace(/\.data$/, '').replace(/^\/es(?=\/|$)/, '')
    const parts = path.split('/').filter(Boolean)
    if (parts[0] === 'assets') return 'static'
    return known.get(shapeOf(parts))?.find((route) => answers(route.parts, parts))?.name ?? 'unknown'
  }
}

/** Its length and its first segment, which no pattern leaves open: few patterns share one, and every request asks. */
const shapeOf = (parts: string[]): string => `${parts.length} ${parts[0] ?? ''}`

const parameter = /^:[\w-]+/
const fixedLetters = (parts: string[]) => parts.join('').replace(/:[\w-]+/g, '').length

const answers = (pattern: string[], parts: string[]): boolean =>
  pattern.length === parts.length &&
  pattern.every((wanted, i) =>
    parameter.test(wanted) ? parts[i]!.endsWith(wanted.replace(parameter, '')) : wanted === parts[i],
  )
