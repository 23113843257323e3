import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Transaction } from '#app/platform/database.server.ts'
import { idOf } from './seed-id.ts'

const file = path.resolve(import.meta.dirname, '../../../prisma/seed/territory-profiles.yaml')

const Percent = z.number().gt(0).max(100)
const Country = z.string().regex(/^[A-Z]{2}$/)
const Communities = z
  .record(Country, Percent)
  .refine((shares) => Object.values(shares).reduce((sum, share) => sum + share, 0) <= 100, 'more than all of them')

const Comune = z.strictObject({
  comune: z.string().min(1),
  istat: z.string().regex(/^\d{6}$/),
  foreign: Percent,
  communities: Communities,
})

const Sources = z.array(
  z.strictObject({
    author: z.string().min(1),
    title: z.string().min(1),
    year: z.int().min(2000).max(2100),
    comuni: z.array(Comune).min(1),
  }),
)

const basisPoints = (percent: number) => Math.round(percent * 100)

/**
 * The profiles of a file like `prisma/seed/territory-profiles.yaml`, shares in basis points.
 * @throws where a line does not have the form, or one source tells of a comune twice
 */
export function readTerritoryProfiles(text: string) {
  return Sources.parse(parse(text)).flatMap(({ author, title, year, comuni }) => {
    if (new Set(comuni.map(({ istat }) => istat)).size < comuni.length) throw new Error(`${title}: a comune twice`)
    return comuni.map(({ comune, istat, foreign, communities }) => ({
      ...{ comune, istat, year, sourceAuthor: author, sourceTitle: title },
      foreignBasisPoints: basisPoints(foreign),
      communities: Object.entries(communities).map(([country, share], index) => ({
        ...{ position: index + 1, country, basisPoints: basisPoints(share) },
      })),
    }))
  })
}

/**
 * Adds the profiles of the comuni that the database has, known by their ISTAT code: an installation may have taken a
 * comune away since it was seeded. Returns how many.
 */
export async function addTerritoryProfiles(tx: Transaction): Promise<number> {
  const read = readTerritoryProfiles(readFileSync(file, 'utf8'))
  const organisations = await tx.organisation.findMany({
    where: { istatCode: { in: read.map(({ istat }) => istat) } },
    select: { id: true, istatCode: true },
  })
  const ids = new Map(organisations.map(({ id, istatCode }) => [istatCode, id]))
  const profiles = read.flatMap((profile) => {
    const organisationId = ids.get(profile.istat)
    return organisationId ? [{ ...profile, organisationId, id: idOf(`profile:${profile.istat}:${profile.year}`) }] : []
  })
  await tx.territoryProfile.createMany({
    data: profiles.map(({ id, organisationId, year, foreignBasisPoints, sourceAuthor, sourceTitle }) => ({
      ...{ id, organisationId, year, foreignBasisPoints, sourceAuthor, sourceTitle },
    })),
  })
  await tx.territoryCommunity.createMany({
    data: profiles.flatMap(({ id: profileId, communities }) => communities.map((one) => ({ profileId, ...one }))),
  })
  return profiles.length
}
