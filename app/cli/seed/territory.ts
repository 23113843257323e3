import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Transaction } from '#app/platform/database.server.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { idOf } from './seed-id.ts'

export const epoch = new Date('2020-01-01T00:00:00Z')
const folder = path.resolve(import.meta.dirname, '../../../prisma/seed')

const ambiti = [
  { code: 'CARATE', slug: 'carate-brianza', name: 'Ambito di Carate Brianza' },
  { code: 'DESIO', slug: 'desio', name: 'Ambito di Desio' },
  { code: 'SEREGNO', slug: 'seregno', name: 'Ambito di Seregno' },
  { code: 'MONZA', slug: 'monza', name: 'Ambito di Monza' },
  { code: 'VIMERCATE', slug: 'vimercate', name: 'Ambito di Vimercate' },
  { code: 'MERATE', slug: 'merate', name: 'Ambito di Merate' },
  { code: 'LECCO', slug: 'lecco', name: 'Ambito di Lecco' },
  { code: 'BELLANO', slug: 'bellano', name: 'Ambito di Bellano' },
  { code: 'VISCONTEO', slug: 'visconteo-sud-milano', name: 'Ambito Visconteo Sud Milano' },
] as const

const departments = [
  { kind: 'social_services', name: 'Servizi sociali' },
  { kind: 'registry', name: 'Anagrafe' },
  { kind: 'technical_office', name: 'Ufficio tecnico' },
  { kind: 'nursery', name: 'Asilo nido' },
  { kind: 'local_police', name: 'Polizia locale' },
] as const satisfies readonly { kind: DepartmentKind; name: string }[]

/** Job titles of a kind of department, in the feminine and the masculine. */
const JobTitles = z.array(z.tuple([z.string(), z.string()])).min(1)

const Names = z.object({
  givenNames: z.object({ female: z.array(z.string()), male: z.array(z.string()) }),
  surnames: z.object({ first: z.array(z.string()), second: z.array(z.string()) }),
  jobTitles: z.record(z.enum(DepartmentKind), JobTitles),
  organisations: z.array(
    z.object({ kind: z.enum(['cooperative', 'association']), name: z.string(), ambito: z.string() }),
  ),
})

export const names = Names.parse(JSON.parse(readFileSync(path.join(folder, 'names.json'), 'utf8')))

const Comune = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()])
export type Comune = { name: string; slug: string; province: string; ambitoCode: string }

export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

const rows = readFileSync(path.join(folder, 'comuni.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => Comune.parse(line.trim().split(',')))

export const comuni: Comune[] = rows.map(([name, province, ambitoName]) => {
  const ambito = ambiti.find((one) => one.name === ambitoName)
  if (!ambito) throw new Error(`comuni.csv: unknown ambito "${ambitoName}"`)
  return { name, slug: slugOf(name), province, ambitoCode: ambito.code }
})

export const ambitoId = (code: string) => idOf(`ambito:${code}`)
export const organisationId = (slug: string) => idOf(`organisation:${slug}`)
export const departmentId = (slug: string, kind: string) => idOf(`department:${slug}:${kind}`)

async function addOrganisations(
  tx: Transaction,
  list: {
    slug: string
    ambitoCode: string
    row: object & { kind: 'comune' | 'cooperative' | 'association'; name: string }
  }[],
) {
  await tx.organisation.createMany({ data: list.map(({ slug, row }) => ({ id: organisationId(slug), slug, ...row })) })
  await tx.organisationAmbito.createMany({
    data: list.map(({ slug, ambitoCode }) => ({
      id: idOf(`organisation-ambito:${slug}`),
      organisationId: organisationId(slug),
      ambitoId: ambitoId(ambitoCode),
      startsOn: epoch,
    })),
  })
}

/** The ambiti and their comuni with the five departments: facts, loaded in every installation. */
export async function addTerritory(tx: Transaction): Promise<void> {
  await tx.ambito.createMany({
    data: ambiti.map((ambito) => ({ id: ambitoId(ambito.code), ...ambito, startsOn: epoch })),
  })
  await addOrganisations(
    tx,
    rows.map(([name, province, , istatCode, cadastralCode, ipaCode], index) => ({
      slug: slugOf(name),
      ambitoCode: comuni[index]?.ambitoCode ?? '',
      row: { kind: 'comune', name, province, istatCode, cadastralCode, ipaCode: ipaCode || null },
    })),
  )
  await tx.department.createMany({
    data: comuni.flatMap(({ slug }) =>
      departments.map(({ kind, name }) => ({
        id: departmentId(slug, kind),
        organisationId: organisationId(slug),
        kind,
        name,
        startsOn: epoch,
      })),
    ),
  })
}

/** The invented cooperatives and associations of the demonstration, with one department each. */
export async function addFictionalOrganisations(tx: Transaction): Promise<void> {
  const list = names.organisations.map(({ kind, name, ambito }) => ({
    slug: slugOf(name),
    ambitoCode: ambito,
    row: { kind, name },
  }))
  await addOrganisations(tx, list)
  await tx.department.createMany({
    data: list.map(({ slug }) => ({
      id: departmentId(slug, 'other'),
      organisationId: organisationId(slug),
      kind: 'other' as const,
      name: 'Operatrici e operatori',
      startsOn: epoch,
    })),
  })
}
