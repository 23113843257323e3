import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { answersForAmbito } from '#app/organisation/policy.ts'
import { officePlace } from '#app/organisation/office-place.server.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { audit } from '#app/platform/audit.server.ts'
import type { ByteRange } from '#app/platform/byte-range.ts'
import { db, transaction, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import type { BundleState } from '#app/platform/generated/enums.ts'
import { seesDepartments } from './bundle-access.server.ts'
import { BundleSelection } from '../schemas.ts'
import { openZip, type OpenZip } from './open-zip.server.ts'

export type BundleView = {
  bundleId: string
  courseTitle: string
  /** Civil day, `2026-11-24`. */
  asOf: string
  organisationName: string | null
  organisationKind: BundleSelection['organisationKind'] | null
  departmentKind: BundleSelection['departmentKind']
  edition: BundleSelection['edition'] | null
  issued: BundleSelection['issued'] | null
  /** Only the people a search found. */
  isSearch: boolean
  state: BundleState
  /** `too_large` or `technical` when failed. */
  failure: string | null
  /** Certificates checked so far, and in all; 0 until the work begins. */
  done: number
  total: number
  /** Bytes of the ZIP; null before it is ready. */
  size: number | null
  requestedAt: Date
  isOwn: boolean
}

const columns = {
  id: true,
  requestedById: true,
  selection: true,
  state: true,
  failure: true,
  done: true,
  total: true,
  requestedAt: true,
  blobSha256: true,
  zipSize: true,
  zipTag: true,
} as const satisfies Prisma.CertificateBundleSelect

type Row = Prisma.CertificateBundleGetPayload<{ select: typeof columns }>

function viewOf(row: Row, viewer: Viewer): BundleView {
  const selection = BundleSelection.parse(row.selection)
  const { courseTitle, asOf, organisation, organisationKind, departmentKind, search, edition, issued } = selection
  const { id: bundleId, requestedById, state, failure, done, total, requestedAt } = row
  const organisationName = organisation?.name ?? null
  const isOwn = requestedById === viewer.personId
  const size = row.zipSize === null ? null : Number(row.zipSize)
  const progress = { state, failure, done, total, size, requestedAt }
  return {
    bundleId,
    courseTitle,
    asOf,
    organisationName,
    organisationKind: organisationKind ?? null,
    departmentKind,
    edition: edition ?? null,
    issued: issued ?? null,
    isSearch: search !== undefined,
    isOwn,
    ...progress,
  }
}

/** Who answers for the whole ambito sees all its bundles, a contact only those they asked for themselves. */
function bundlesWhere(viewer: Viewer, ambito: AmbitoChoice): Prisma.CertificateBundleWhereInput {
  return {
    ambitoId: ambito.id,
    ...(answersForAmbito(viewer, { ambitoId: ambito.id }) ? {} : { requestedById: viewer.personId }),
  }
}

async function getRow(viewer: Viewer, ambito: AmbitoChoice, bundleId: string): Promise<Row> {
  const where = { AND: [{ id: bundleId }, bundlesWhere(viewer, ambito)] }
  const row = await db().certificateBundle.findFirst({ where, select: columns })
  if (!row) throw notFound('bundle')
  // A contact who has changed office since does not keep the people of the old one.
  const { departmentIds } = BundleSelection.parse(row.selection)
  if (!(await seesDepartments(viewer, ambito.id, departmentIds))) throw notFound('bundle')
  return row
}

/**
 * The last 50 bundles of an ambito that the viewer may see, newest first.
 * @throws AppError `not_found` when the ambito is outside the scope
 */
export async function listBundles(viewer: Viewer, ambitoSlug: string): Promise<BundleView[]> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const rows = await db().certificateBundle.findMany({
    where: bundlesWhere(viewer, ambito),
    orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
    take: 50,
    select: columns,
  })
  return rows.map((row) => viewOf(row, viewer))
}

/**
 * One bundle with how far it is.
 * @throws AppError `not_found` outside the scope
 */
export async function getBundle(
  viewer: Viewer,
  { ambitoSlug, bundleId }: { ambitoSlug: string; bundleId: string },
): Promise<BundleView> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  return viewOf(await getRow(viewer, ambito, bundleId), viewer)
}

/**
 * The finished ZIP and the name to save it under.
 * @throws AppError `not_found` outside the scope and before it is ready
 */
export async function getBundleZip(
  viewer: Viewer,
  { ambitoSlug, bundleId }: { ambitoSlug: string; bundleId: string },
): Promise<OpenZip & { name: string; bundleId: string; ambitoCode: string }> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const row = await getRow(viewer, ambito, bundleId)
  const zip = row.state === 'ready' ? await openZip(row) : null
  if (!zip) throw notFound('bundle')
  const { asOf, courseTitle, organisationName, organisationKind, departmentKind } = viewOf(row, viewer)
  const words = translator(organisationMessages, viewer.locale)
  const kinds = [
    organisationKind && words(`organisation_${organisationKind}`),
    departmentKind && words(`department_${departmentKind}`),
  ]
  const office = await officePlace(viewer, ambito, new Date(asOf))
  const place = [organisationName ?? office.name, ...kinds].filter(Boolean).join(' - ')
  return { ...zip, name: `Attestati ${place} - ${courseTitle} - ${asOf}.zip`, bundleId, ambitoCode: ambito.code }
}

/** Notes that a bundle is being downloaded (P12), and which bytes of it when not all. */
export async function recordDownload(
  viewer: Viewer,
  { bundleId, ambitoCode, tag, range }: { bundleId: string; ambitoCode: string; tag: string; range: ByteRange | null },
  now: Date,
): Promise<void> {
  const event = { action: 'bundle.downloaded', subjectType: 'certificate_bundle', subjectId: bundleId }
  const detail = { ambito: ambitoCode, contents: tag, ...(range ? { bytes: `${range.first}-${range.last}` } : {}) }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, ...event, detail }, now))
}
