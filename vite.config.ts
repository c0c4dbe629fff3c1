import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { denyImports } from 'vite-env-only'
import { modules } from './app/modules/bundle'
import remixConfig from './remix.config.js'

// Loaders and actions are typed as they arrive with `v3_singleFetch` (remix.config.js).
declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

/** The server bundle starts the whole product; Remix's plugin sets an input of its own, so this runs after it. */
const serverEntry: Plugin = {
  name: 'amparo-server-entry',
  enforce: 'post',
  config: (_config, { command, isSsrBuild }) =>
    command === 'build' && isSsrBuild
      ? { build: { rollupOptions: { input: './app/server.ts' } } }
      : undefined,
}

export default defineConfig({
  publicDir: 'app/public',
  plugins: [
    // Remix itself refuses `.server` files in the browser; these two folders are server-only as a whole.
    denyImports({ client: { files: ['db/**', 'emails/**'] } }),
    tailwindcss(),
    modules(),
    remix(remixConfig),
    serverEntry,
  ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
})
