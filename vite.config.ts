import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Rollup } from 'vite'
import { preactForReact } from './app/ui/preact-for-react.ts'
import remixOptions from './remix.config.js'

const ofFramework = /\/node_modules\/(preact|@remix-run|react-router(-dom)?|turbo-stream)\/|vite\/preload-helper/
const ofEveryone = /\/app\/(ui|platform)\/|\/paths\.ts$/
/** Who writes courses tries exercises out in a panel of their own, which no lesson loads. */
const isPanelOfLesson = /(?<!\/app\/authoring\/.*)-panel\.tsx$/
const ofOurs = /\/app\/.*\.tsx?$/

/**
 * The browser's files: the framework, the frame of every page, what a lesson's page adds (with what several of its panels
 * share), and each panel; the rest falls as pages share it. A file costs a third of a kilobyte of headers, and all of it is
 * loaded by whoever needs a part: so these are named, not left to their sizes.
 */
const fileOf: Rollup.GetManualChunk = (id, { getModuleInfo }) => {
  if (ofFramework.test(id)) return 'framework'
  if (!ofOurs.test(id)) return undefined
  // Shared with the editor of cases, it would be a file by itself.
  if (id.endsWith('/option-letter.ts')) return 'lesson'
  const users = new Set<string>()
  const addUsers = (of: string) => {
    for (const user of getModuleInfo(of)?.importers ?? []) {
      if (!users.has(user)) addUsers((users.add(user), user))
    }
  }
  addUsers(id)
  const isUsedBy = (file: string) => [...users].some((user) => user.endsWith(file))
  if (isUsedBy('/app/root.tsx')) return 'frame'
  const panels = [...users].filter((user) => isPanelOfLesson.test(user))
  if (panels.length < 2 && !isUsedBy('/app/routes/learn.$enrolmentId.$lessonId.tsx')) return undefined
  return ofEveryone.test(id) ? 'frame' : 'lesson'
}

export default defineConfig(({ isSsrBuild = false }) => ({
  resolve: { alias: preactForReact },
  ssr: { noExternal: [/^@remix-run\/react/, /^react-router/, /^@remix-run\/router/, /^preact/] },
  plugins: [remix(remixOptions)],
  build: {
    ...{ target: 'es2022', cssMinify: true, assetsInlineLimit: 0, sourcemap: false },
    rollupOptions: isSsrBuild ? {} : { output: { onlyExplicitManualChunks: true, manualChunks: fileOf } },
  },
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'if-function'] },
    },
  },
}))
