import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import type { ReorganisationKind } from '#app/platform/generated/enums.ts'
import { canAdminister } from '../policy.ts'
import { ReorganisationDetail } from './schemas.ts'

/** @throws AppError `forbidden` for whoever is no administrator */
export function requireAdministrator(viewer: Viewer): void {
  if (!canAdminister(viewer)) throw new AppError('forbidden', { message: 'only administrators reorganise' })
}

export type AmbitoLine = {
  id: string
  slug: string
  name: string
  code: string
  startsOn: string
  endsOn: string | null
  organisations: number
  lead: string | null
}

/** Every ambito, those of today first. */
export async function listAmbiti(now: Date): Promise<AmbitoLine[]> {
  const day = sql()`${isoDay(civilDay(now))}::date`
  return sql()<AmbitoLine[]>`
    SELECT a.id, a.slug, a.name, a.code, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
      (SELECT count(*)::int FROM organisation_ambito b
        WHERE b.ambito_id = a.id AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})) AS organisations,
      (SELECT o.name FROM ambito_lead l JOIN organisation o ON o.id = l.organisation_id
        WHERE l.ambito_id = a.id AND l.starts_on <= ${day} AND (l.ends_on IS NULL OR l.ends_on >= ${day})) AS lead
    FROM ambito a ORDER BY (a.ends_on < ${day}) IS TRUE, a.name`
}

export type PlaceChoice = { value: string; label: string }

/** Ambiti, organisations and departments that can be chosen: those that are not over, under the place they lie in. */
export async function listPlaces(place: string | null, kind: ReorganisationKind, now: Date) {
  const day = sql()`${isoDay(civilDay(now))}::date`
  const open = (alias: string) =>
    sql()`(${sql()(`${alias}.ends_on`)} IS NULL OR ${sql()(`${alias}.ends_on`)} >= ${day})`
  const [ambiti, organisations] = await Promise.all([
    sql()<PlaceChoice[]>`SELECT a.id AS value, a.name AS label FROM ambito a WHERE ${open('a')} ORDER BY a.name`,
    sql()<(PlaceChoice & { ambitoId: string })[]>`
      SELECT o.id AS value, o.name || ' (' || a.name || ')' AS label, a.id AS "ambitoId"
      FROM organisation o JOIN organisation_ambito b ON b.organisation_id = o.id AND ${open('b')}
      JOIN ambito a ON a.id = b.ambito_id WHERE ${open('o')} ORDER BY o.name, a.name, o.id`,
  ])
  const departments =
    place && kind === 'split_organisation'
      ? await sql()<PlaceChoice[]>`
          SELECT d.id AS value, d.name AS label FROM department d
          WHERE d.organisation_id = ${place} AND ${open('d')} ORDER BY d.name`
      : []
  const ofPlace = organisations.filter(({ ambitoId }) => ambitoId === place)
  return {
    ambiti: [...ambiti],
    organisations: organisations.map(({ value, label }) => ({ value, label })),
    parts: kind === 'split_ambito' ? ofPlace.map(({ value, label }) => ({ value, label })) : [...departments],
  }
}

/** The last hundred that were confirmed, newest first. */
export async function listReorganisations() {
  const rows = await db().reorganisation.findMany({
    orderBy: [{ doneAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, kind: true, startsOn: true, detail: true, doneAt: true },
  })
  return rows.map(({ detail, startsOn, ...row }) => ({
    ...row,
    startsOn: isoDay(startsOn),
    detail: ReorganisationDetail.parse(detail),
  }))
}
