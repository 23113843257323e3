import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

/** Preact in React's place, in the page and on the server (docs/decisions/0017-preact-under-remix.md). */
const alias = [
  { find: /^react$/, replacement: 'preact/compat' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
]

export default defineConfig({
  resolve: { alias },
  ssr: { noExternal: [/^@remix-run\/react/, /^react-router/, /^@remix-run\/router/, /^preact/] },
  plugins: [remix(remixOptions)],
  build: {
    ...{ target: 'es2022', cssMinify: true, assetsInlineLimit: 0, sourcemap: false },
    // Bytes. Fewer, larger files: each costs a third of a kilobyte of headers. Beyond this, pages load what is others'.
    rollupOptions: { output: { experimentalMinChunkSize: 8000 } },
  },
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'if-function'] },
    },
  },
})
