import { expect, test } from 'vitest'
import { seed } from '#app/cli/seed.ts'
import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { isFiscalCode } from '#app/identity/fiscal-code.ts'
import { db } from '#app/platform/database.server.ts'

test('loads territory and people once, whoever else runs at the same time', async () => {
  const outcomes = await Promise.all([seed({ people: true }), seed({ people: true })])
  expect(outcomes.filter((outcome) => outcome === 'already there')).toHaveLength(1)
  expect(await seed({ people: true })).toBe('already there')

  expect(await db().ambito.count()).toBe(9)
  expect(await db().organisation.count({ where: { kind: 'comune' } })).toBe(150)
  expect(
    await db().organisationAmbito.count({ where: { ambito: { code: 'VISCONTEO' }, organisation: { kind: 'comune' } } }),
  ).toBe(11)
  const people = await db().person.findMany({ select: { fiscalCodeCipher: true } })
  expect(people.length).toBeGreaterThan(1400)
  expect(people.length).toBeLessThan(1600)
  const codes = people.map(({ fiscalCodeCipher }) => decryptFiscalCode(fiscalCodeCipher))
  expect(codes.filter((code) => !isFiscalCode(code))).toEqual([])
  expect(codes.every((code) => code.slice(11, 15) === 'Z999')).toBe(true)
  const severalCounters = await db().membership.groupBy({
    by: ['personId'],
    having: { personId: { _count: { gt: 1 } } },
  })
  expect(severalCounters.length).toBeGreaterThan(20)
})
