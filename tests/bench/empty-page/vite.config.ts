import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import product from '../../../remix.config.js'

/** The product's flags; the build goes to the throw-away folder that the bench names. */
export default defineConfig({
  plugins: [
    remix({
      ...{ future: product.future, serverModuleFormat: 'esm' as const, appDirectory: 'tests/bench/empty-page/app' },
      buildDirectory: process.env.EMPTY_PAGE_BUILD ?? 'build/empty-page',
    }),
  ],
  publicDir: false,
  build: { target: 'es2022' },
  logLevel: 'warn',
})
