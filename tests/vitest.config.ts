import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { preactForReact } from '../app/ui/preact-for-react.ts'

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  // What is drawn is drawn by what the site draws with; by another it would be empty, and equal to anything empty.
  resolve: { alias: preactForReact },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'tests/{architecture,integration}/**/*.test.ts'],
    globalSetup: ['tests/setup/postgres-template.ts'],
    setupFiles: ['tests/setup/worker-database.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
