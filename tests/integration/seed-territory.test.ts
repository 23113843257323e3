import { expect, test } from 'vitest'
import { seed } from '#app/cli/seed.ts'
import { db } from '#app/platform/database.server.ts'

test('an installation that is no demonstration gets the territory and no invented person or organisation', async () => {
  expect(await seed({ people: false })).toBe('9 ambiti, 150 comuni, 11 territory profiles')
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

test('the figures of the territory come once, also where the comuni were loaded before there were any', async () => {
  const loaded = () =>
    db().territoryProfile.findMany({
      orderBy: { organisation: { name: 'asc' } },
      select: { organisation: { select: { name: true } }, foreignBasisPoints: true, communities: true },
    })
  const first = await loaded()
  expect(first).toHaveLength(11)
  expect(first[0]).toMatchObject({ organisation: { name: 'Basiglio' }, foreignBasisPoints: 1200 })
  expect(first.flatMap(({ communities }) => communities)).toHaveLength(32)
  await db().territoryCommunity.deleteMany()
  await db().territoryProfile.deleteMany()
  expect(await seed({ people: false })).toBe('already there')
  expect(await loaded()).toEqual([])

  await db().installationFact.delete({ where: { key: 'seed.territory.profiles' } })
  await db().organisation.update({ where: { slug: 'noviglio' }, data: { istatCode: '999999' } })
  const outcomes = await Promise.all([seed({ people: false }), seed({ people: true, count: 300 })])
  expect(outcomes.sort()).toEqual(['10 territory profiles', 'already there'])
  expect(await loaded()).toEqual(first.filter(({ organisation }) => organisation.name !== 'Noviglio'))
})
