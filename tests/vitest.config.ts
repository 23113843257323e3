import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
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
