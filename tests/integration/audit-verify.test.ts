import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { audit, sealAudit } from '#app/platform/audit.server.ts'
import { clock } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'

/** Runs the command itself on this test's database. */
function verify(): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['app/cli/audit-verify.ts'], (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    )
  })
}

const record = (subjectId: string) =>
  transaction((tx) =>
    audit(tx, { actorId: null, action: 'thing.made', subjectType: 'thing', subjectId, detail: {} }, clock.now()),
  )

test('says how many entries are linked, and names the one after which something is missing', async () => {
  for (const name of ['one', 'two', 'three']) await record(name)
  await sealAudit()
  await record('four')
  expect(await verify()).toEqual({
    code: 0,
    output: '3 entries linked and intact, 1 waiting to be linked.\n',
  })

  const [second, third] = await db().auditEntry.findMany({ where: { sealedOrder: { gt: 1 } }, orderBy: { id: 'asc' } })
  await db().auditEntry.delete({ where: { id: second?.id ?? 0n } })
  const { code, output } = await verify()
  expect(code).toBe(1)
  expect(output).toContain('1 entries linked and intact')
  expect(output).toContain(`breaks at entry ${third?.id}`)
})
