/**
 * Options of the Remix plugin; vite.config.ts hands them over.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    // Its manifest address costs seconds of CPU for one crafted request.
    v3_lazyRouteDiscovery: false,
  },
}
