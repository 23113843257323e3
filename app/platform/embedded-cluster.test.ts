import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { commandFor } from './embedded-cluster.server.ts'

test.runIf(process.getuid?.() === 0)('as root, PostgreSQL’s account passes folders closed to others', () => {
  const closed = mkdtempSync(path.join(tmpdir(), 'sguardi-closed-'))
  try {
    const file = path.join(closed, 'program')
    writeFileSync(file, '', { mode: 0o755 })
    const asks = `require('fs').accessSync(${JSON.stringify(file)}, 1); process.stdout.write(String(process.getuid()))`
    const [command, args] = commandFor(path.join(closed, 'none'), process.execPath, ['-e', asks])
    expect(Number(execFileSync(command, args, { encoding: 'utf8' }))).toBeGreaterThan(0)
  } finally {
    rmSync(closed, { recursive: true })
  }
})
