import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { db, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { reportKindNames, type ReportKind } from '../exports/kinds.ts'
import { reportKinds } from '../exports/report-kinds.server.ts'
import { listColleagues } from './colleagues.server.ts'
import { stopReasons } from './schemas.ts'

const columns = {
  id: true,
  ownerId: true,
  kind: true,
  name: true,
  search: true,
  isShared: true,
  rhythm: true,
  recipients: { select: { personId: true, stoppedAt: true, reason: true } },
} as const satisfies Prisma.ReportViewSelect
type Row = Prisma.ReportViewGetPayload<{ select: typeof columns }>

/** One's own views, those shared in an ambito that one sees, and those one gets mails of. */
function viewsWhere(viewer: Viewer, ambito: AmbitoChoice): Prisma.ReportViewWhereInput {
  const { personId } = viewer
  return {
    ambitoId: ambito.id,
    OR: [{ ownerId: personId }, { isShared: true }, { recipients: { some: { personId } } }],
  }
}

/** A kind of a later version, or of none any more, shows the coverage. */
const kindOf = (kind: string): ReportKind => reportKindNames.find((one) => one === kind) ?? 'coverage'

function viewOf(
  { id: viewId, ownerId, kind, recipients, ...row }: Row,
  viewer: Viewer,
  names: ReadonlyMap<string, string>,
) {
  const { name, search, isShared, rhythm } = row
  const own = recipients.find(({ personId }) => personId === viewer.personId)
  return {
    ...{ viewId, name, search, isShared, rhythm },
    kind: kindOf(kind),
    isOwn: ownerId === viewer.personId,
    /** Null once there is nobody of that id. */
    owner: names.get(ownerId) ?? null,
    /** Whether mails come to the viewer, or came until they said no. */
    mails: own ? (own.stoppedAt ? ('stopped' as const) : ('coming' as const)) : null,
    /** People who get them. */
    readers: recipients.filter(({ stoppedAt }) => stoppedAt === null).length,
  }
}
export type SavedView = ReturnType<typeof viewOf>

/**
 * The views somebody has in an ambito, by name; at most 200.
 * @throws AppError `not_found` when the ambito is outside the scope (P7)
 */
export async function listViews(viewer: Viewer, ambitoSlug: string): Promise<SavedView[]> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const where = viewsWhere(viewer, ambito)
  const rows = await db().reportView.findMany({
    where,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 200,
    select: columns,
  })
  const names = await namesOf(rows.map(({ ownerId }) => ownerId))
  return rows.map((row) => viewOf(row, viewer, names))
}

type Place = { ambitoSlug: string; viewId: string }

/** As `getView`, with what only its page needs. */
async function getRow(viewer: Viewer, { ambitoSlug, viewId }: Place) {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const row = await db().reportView.findFirst({
    where: { AND: [{ id: viewId }, viewsWhere(viewer, ambito)] },
    select: columns,
  })
  if (!row) throw notFound('view')
  return { row, ambito }
}

/**
 * One view of those that `listViews` lists.
 * @throws AppError `not_found` for every other
 */
export async function getView(viewer: Viewer, place: Place): Promise<SavedView> {
  const { row } = await getRow(viewer, place)
  return viewOf(row, viewer, await namesOf([row.ownerId]))
}

/**
 * A view with its filters in words, as the viewer sees the report; to its owner, who gets its mails and who could.
 * @throws AppError `not_found` as `getView`
 */
export async function getViewPage(viewer: Viewer, place: Place, now: Date) {
  const { row, ambito } = await getRow(viewer, place)
  const names = await namesOf([row.ownerId, ...row.recipients.map(({ personId }) => personId)])
  const view = viewOf(row, viewer, names)
  const report = await reportKinds[view.kind](viewer, ambito.slug, new URLSearchParams(view.search), now)
  const others = view.isOwn ? await listColleagues(viewer, ambito.id, now) : []
  const people = others.map(({ personId, name }) => {
    const known = row.recipients.find((one) => one.personId === personId)
    const stopped = known?.stoppedAt ? (stopReasons.find((one) => one === known.reason) ?? 'own_will') : null
    return { personId, name, isReader: known !== undefined && stopped === null, stopped }
  })
  return { view, about: report?.about ?? [], people }
}
export type ViewPage = Awaited<ReturnType<typeof getViewPage>>

/** The filters of a view before it is saved, in words. */
export async function aboutFilters(
  viewer: Viewer,
  { ambitoSlug, kind, search }: { ambitoSlug: string; kind: ReportKind; search: string },
  now: Date,
): Promise<string[]> {
  const report = await reportKinds[kind](viewer, ambitoSlug, new URLSearchParams(search), now)
  return report?.about ?? []
}
