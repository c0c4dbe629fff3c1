import type { ServerBuild } from '@remix-run/node'
import * as built from 'virtual:remix/server-build'
import { fromRoot } from '../config.server'
import { patternsOf } from './name-route.server'
import { openAmparo } from './open.server'
import { groupRoutes } from './route-groups.server'

/** Starts the built product. */
export function start(): Promise<void> {
  const build = built as unknown as ServerBuild
  return openAmparo({
    handle: groupRoutes(build, 'production'),
    clientFolder: fromRoot('build', 'client'),
    stylesheet: stylesheetOf(build),
    patterns: patternsOf(build),
  })
}

function stylesheetOf({ assets }: ServerBuild): string | undefined {
  const root = assets.routes.root as { css?: string[] } | undefined
  return root?.css?.[0]
}
