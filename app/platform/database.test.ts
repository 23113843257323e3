import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { db, transaction } from './database.server.ts'
import { newId } from './ids.server.ts'

test('a transaction that reads several relations sends its statements one after the other', async () => {
  const warnings: string[] = []
  const hear = ({ message }: Error) => warnings.push(message)
  process.on('warning', hear)
  const id = newId()
  const person = { givenName: 'Prova', familyName: 'In Fila', fiscalCodeHash: id, fiscalCodeCipher: '-' }
  await db().person.create({ data: { id, ...person } })
  const found = await transaction((tx) =>
    tx.person.findUniqueOrThrow({
      where: { id },
      select: { memberships: { select: { id: true } }, roleGrants: { select: { id: true } }, absences: true },
    }),
  )
  await setImmediate()
  process.off('warning', hear)
  expect(found).toEqual({ memberships: [], roleGrants: [], absences: [] })
  expect(warnings.filter((text) => text.includes('client.query()'))).toEqual([])
})

test('what fails in a transaction does not keep it from going on', async () => {
  const id = newId()
  await expect(
    transaction((tx) => Promise.all([tx.person.findUniqueOrThrow({ where: { id } }), tx.person.count()])),
  ).rejects.toThrow()
  expect(await transaction((tx) => tx.person.count({ where: { id } }))).toBe(0)
})
