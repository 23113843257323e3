import { expect, test } from 'vitest'
import { seed } from '#app/cli/seed.ts'
import { db } from '#app/platform/database.server.ts'

test('an installation that is no demonstration gets the territory and no invented person or organisation', async () => {
  expect(await seed({ people: false })).toBe('9 ambiti, 150 comuni')
  expect(await db().ambito.findMany({ orderBy: { code: 'asc' }, select: { code: true } })).toEqual(
    ['BELLANO', 'CARATE', 'DESIO', 'LECCO', 'MERATE', 'MONZA', 'SEREGNO', 'VIMERCATE', 'VISCONTEO'].map((code) => ({
      code,
    })),
  )
  const organisations = await db().organisation.findMany({
    select: { kind: true, istatCode: true, cadastralCode: true },
  })
  expect(organisations).toHaveLength(150)
  for (const { kind, istatCode, cadastralCode } of organisations) {
    expect(kind).toBe('comune')
    expect(istatCode).toMatch(/^\d{6}$/)
    expect(cadastralCode).toMatch(/^[A-Z]\d{3}$/)
  }
  expect(await db().department.count()).toBe(150 * 5)
  expect(await db().person.count()).toBe(0)
  expect(await db().account.count()).toBe(0)
  expect(await db().roleGrant.count()).toBe(0)
  expect(await seed({ people: false })).toBe('already there')
})

test('turned into a demonstration later, it gets the people and keeps its territory', async () => {
  expect(await seed({ people: true, count: 300 })).toMatch(/^\d+ invented people$/)
  expect(await db().organisation.count({ where: { kind: 'comune' } })).toBe(150)
  expect(await db().account.count({ where: { email: { endsWith: '@sguardi.example' } } })).toBe(3)
  const demo = await db().account.findUniqueOrThrow({
    where: { email: 'ufficio@carate.example' },
    select: { person: { select: { roleGrants: { select: { role: true, ambito: { select: { code: true } } } } } } },
  })
  expect(demo.person.roleGrants).toEqual([{ role: 'ambito_office', ambito: { code: 'CARATE' } }])
})
