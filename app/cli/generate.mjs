/** `npm run generate`: writes the Prisma client into app/platform/generated, without any download (ADR 0003). */
import { spawnSync } from 'node:child_process'

const result = spawnSync('prisma', ['generate', '--config', 'prisma/prisma.config.ts'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
  // The CLI looks for an engine that `generate` never runs; any executable satisfies it.
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
})
process.exit(result.status ?? 1)
