import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { answersForAmbito } from '#app/organisation/policy.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { db, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { visiblePart } from '../coverage-view.ts'
import { keptDays } from './kept-days.ts'
import { coversPart, ExportPart } from './schemas.ts'

const columns = {
  id: true,
  requestedById: true,
  kind: true,
  format: true,
  title: true,
  about: true,
  part: true,
  state: true,
  failure: true,
  generation: true,
  rows: true,
  expected: true,
  fileName: true,
  size: true,
  asOf: true,
  computedAt: true,
  snapshotId: true,
  requestedAt: true,
  finishedAt: true,
} as const satisfies Prisma.ReportExportSelect
type Row = Prisma.ReportExportGetPayload<{ select: typeof columns }>

/** Files in a history. */
export const listed = 50

/** Who answers for the whole ambito sees all its files, a contact only those they asked for themselves. */
function exportsWhere(viewer: Viewer, ambito: AmbitoChoice): Prisma.ReportExportWhereInput {
  return {
    ambitoId: ambito.id,
    ...(answersForAmbito(viewer, { ambitoId: ambito.id }) ? {} : { requestedById: viewer.personId }),
  }
}

/** A contact who has changed office since does not keep the files of the old one (P7). */
function sees(viewer: Viewer, ambito: AmbitoChoice): (row: Pick<Row, 'part'>) => boolean {
  const part = ExportPart.parse(visiblePart(officeScope(viewer), ambito.id))
  return (row) => coversPart(part, ExportPart.parse(row.part))
}

function viewOf(row: Row, viewer: Viewer, names: ReadonlyMap<string, string>) {
  const { id: exportId, requestedById, format, title, about, state, failure, rows, expected, fileName, size } = row
  const { asOf, computedAt, snapshotId, requestedAt, finishedAt } = row
  return {
    ...{ exportId, format, title, about, state, failure, rows, expected, fileName },
    ...{ asOf, computedAt, snapshotId, requestedAt },
    /** Bytes of a finished file. */
    size: size === null ? null : Number(size),
    /** Until when a finished file is kept. */
    keptUntil: finishedAt && new Date(finishedAt.getTime() + keptDays * 86_400_000),
    isOwn: requestedById === viewer.personId,
    /** Null once there is nobody of that id. */
    requestedBy: names.get(requestedById) ?? null,
  }
}
export type ExportView = ReturnType<typeof viewOf>

/**
 * The last files of an ambito that the viewer may see, newest first.
 * @throws AppError `not_found` when the ambito is outside the scope
 */
export async function listExports(viewer: Viewer, ambitoSlug: string): Promise<ExportView[]> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const rows = await db().reportExport.findMany({
    where: exportsWhere(viewer, ambito),
    orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
    take: listed,
    select: columns,
  })
  const seen = rows.filter(sees(viewer, ambito))
  const names = await namesOf(seen.map(({ requestedById }) => requestedById))
  return seen.map((row) => viewOf(row, viewer, names))
}

type Place = { ambitoSlug: string; exportId: string }

async function getRow(viewer: Viewer, { ambitoSlug, exportId }: Place) {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const where = { AND: [{ id: exportId }, exportsWhere(viewer, ambito)] }
  const row = await db().reportExport.findFirst({ where, select: columns })
  if (!row || !sees(viewer, ambito)(row)) throw notFound('export')
  return { row, ambito }
}

/**
 * One file with how far it is.
 * @throws AppError `not_found` outside the scope
 */
export async function getExport(viewer: Viewer, place: Place): Promise<ExportView> {
  const { row } = await getRow(viewer, place)
  return viewOf(row, viewer, await namesOf([row.requestedById]))
}

/**
 * What a download needs of a finished file.
 * @throws AppError `not_found` outside the scope, before it is ready and once it is forgotten
 */
export async function getFinishedExport(viewer: Viewer, place: Place) {
  const { row, ambito } = await getRow(viewer, place)
  const { id: exportId, state, generation, format, fileName, size, snapshotId, rows } = row
  if (state !== 'ready' || fileName === null || size === null) throw notFound('export')
  return { exportId, generation, format, fileName, size: Number(size), snapshotId, rows, ambitoCode: ambito.code }
}
