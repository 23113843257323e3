/**
 * Options of the Remix plug-in: the only place for routes and future flags. vite.config.ts imports it.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*.test.{ts,tsx}', '**/README.md', '**/components/**'],
  future: {
    v3_fetcherPersist: true,
    // All routes in one lasting file of 2 KB. Asked for link by link they would be missing when the network drops: the
    // page would give way to an error, and with it what is being written.
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: false,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
