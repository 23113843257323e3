import { expect, test } from 'vitest'
import { audit, sealAudit, verifyAudit } from './audit.server.ts'
import { db, transaction } from './database.server.ts'

const now = new Date('2026-11-23T10:00:00Z')
const record = (subjectId: string) =>
  transaction((tx) =>
    audit(tx, { actorId: null, action: 'thing.made', subjectType: 'thing', subjectId, detail: { b: 1, a: [2] } }, now),
  )

test('the chain of sealed entries verifies, and shows the entry somebody edited', async () => {
  await Promise.all(['one', 'two', 'three'].map(record))
  expect(await sealAudit()).toBe(3)
  await record('four')
  expect(await sealAudit()).toBe(1)
  expect(await verifyAudit()).toEqual({ checked: 4, brokenAt: null })

  const second = await db().auditEntry.findFirstOrThrow({ where: { sealedOrder: 2n } })
  await db().auditEntry.update({ where: { id: second.id }, data: { subjectId: 'forged' } })
  expect(await verifyAudit()).toEqual({ checked: 1, brokenAt: second.id })
})
