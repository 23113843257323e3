import { findAbsentViewer } from '#app/identity/absent-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { audit } from '#app/platform/audit.server.ts'
import { clock } from '#app/platform/clock.ts'
import { db, transaction, type Prisma } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { whileHolding } from '#app/platform/while-holding.server.ts'
import { visiblePart } from '../coverage-view.ts'
import { makeExport } from '../jobs.server.ts'
import { reportKindNames } from './kinds.ts'
import { reportKinds, type OpenedReport } from './report-kinds.server.ts'
import { coversPart, ExportPart } from './schemas.ts'
import { storeChunks } from './store-chunks.server.ts'
import { tellExportReady } from './tell-export-ready.server.ts'
import { TooManyRowsForPdf } from './write-pdf.server.ts'
import { writeReport } from './write-report.server.ts'

/** Space of our advisory locks for the work on a file. */
const space = 7216014

const columns = {
  id: true,
  requestedById: true,
  kind: true,
  format: true,
  locale: true,
  search: true,
  part: true,
  state: true,
  generation: true,
  ambitoId: true,
} as const satisfies Prisma.ReportExportSelect
type Row = Prisma.ReportExportGetPayload<{ select: typeof columns }>

/** Why there is no file, in the words of `failure_<reason>`. */
export type ExportFailure = 'no_access' | 'nothing_to_export' | 'too_long_for_pdf' | 'technical'

class Refused extends Error {
  readonly failure: ExportFailure
  constructor(failure: ExportFailure) {
    super(failure)
    this.failure = failure
  }
}

function failureOf(error: unknown): ExportFailure {
  if (error instanceof Refused) return error.failure
  if (error instanceof TooManyRowsForPdf) return 'too_long_for_pdf'
  return error instanceof AppError && error.code === 'not_found' ? 'no_access' : 'technical'
}

/** Who asked, as they are today: what they no longer see, they get no file of (P7). */
async function viewerOf({ requestedById, locale, part, ambitoId }: Row, now: Date): Promise<Viewer> {
  const viewer = await findAbsentViewer(requestedById, now)
  if (!viewer || !coversPart(ExportPart.parse(visiblePart(officeScope(viewer), ambitoId)), ExportPart.parse(part)))
    throw new Refused('no_access')
  return { ...viewer, locale: locales.find((one) => one === locale) ?? viewer.locale }
}

async function open(row: Row, viewer: Viewer, now: Date): Promise<OpenedReport> {
  const ambito = await db().ambito.findUniqueOrThrow({ where: { id: row.ambitoId }, select: { slug: true } })
  const kind = reportKindNames.find((one) => one === row.kind)
  const report = kind && (await reportKinds[kind](viewer, ambito.slug, new URLSearchParams(row.search), now))
  if (!report) throw new Refused('nothing_to_export')
  return report
}

/** Counts the rows that go through. */
function counting(report: OpenedReport): { report: OpenedReport; rows: () => number } {
  let count = 0
  async function* rows() {
    for await (const batch of report.rows()) {
      count += batch.length
      yield batch
    }
  }
  return { report: { ...report, rows }, rows: () => count }
}

type Made = { report: OpenedReport; rows: number; size: number }

/** Ends the work: the row, its audit entry (P12) and the mail together. Nothing when another writing has begun since. */
async function finish({ id, generation, format }: Row, { report, rows, size }: Made, now: Date): Promise<void> {
  const { title, about, asOf, computedAt, snapshotId, fileName } = report
  const ready = { state: 'ready', failure: null, finishedAt: now, rows, expected: rows, size } as const
  await transaction(async (tx) => {
    const { count } = await tx.reportExport.updateMany({
      where: { id, generation, state: 'running' },
      data: {
        ...{ ...ready, title, about, asOf, computedAt, snapshotId },
        ...{ search: '', fileName: `${fileName}.${format}` },
      },
    })
    if (count === 0) return
    const detail = { extract: snapshotId, rows, bytes: size }
    await audit(tx, { actorId: null, action: 'export.made', subjectType: 'report_export', subjectId: id, detail }, now)
    await tellExportReady(tx, id, now)
  })
}

async function write(row: Row, now: Date): Promise<void> {
  const viewer = await viewerOf(row, now)
  const { report, rows } = counting(await open(row, viewer, now))
  const { id, generation, format } = row
  const progress = async () => {
    await db().reportExport.updateMany({ where: { id, generation }, data: { rows: rows() } })
  }
  const bytes = writeReport(report, format, viewer.locale)
  const size = await storeChunks({ exportId: id, generation }, bytes, progress)
  await finish(row, { report, rows: rows(), size }, clock.now())
}

/** A new writing: nothing is left of one that was broken off. */
async function begin(exportId: string): Promise<Row | null> {
  const row = await db().reportExport.findUnique({ where: { id: exportId }, select: columns })
  if (!row || row.state === 'ready' || row.state === 'forgotten') return null
  return transaction(async (tx) => {
    await tx.reportExportChunk.deleteMany({ where: { exportId } })
    return tx.reportExport.update({
      where: { id: exportId },
      data: { state: 'running', failure: null, finishedAt: null, rows: 0, generation: { increment: 1 } },
      select: columns,
    })
  })
}

async function goOn(exportId: string): Promise<void> {
  const row = await begin(exportId)
  if (!row) return
  const { id, generation } = row
  try {
    await write(row, clock.now())
  } catch (error) {
    const failure = failureOf(error)
    const failed = { state: 'failed', failure, finishedAt: clock.now() } as const
    await db().reportExport.updateMany({ where: { id, generation }, data: failed })
    await db().reportExportChunk.deleteMany({ where: { exportId: id, generation } })
    if (failure === 'technical') throw error
  }
}

/**
 * Makes a file. Called again after a crash it begins anew, because a report is of one moment and a packed file is one
 * stream; one that is ready, or in the hands of another process, stays as it is.
 */
export async function makeExportOf(exportId: string): Promise<void> {
  await whileHolding(space, exportId, () => goOn(exportId))
}

/** Does `reporting.make-export`. */
export const makeExportWorker = worker(makeExport, ({ exportId }) => makeExportOf(exportId))

/** Goes on with the files whose process has died: begun, and held by nobody. */
export async function resumeExports(): Promise<void> {
  const begun = await db().reportExport.findMany({ where: { state: 'running' }, select: { id: true } })
  await eachApart(begun, ({ id }) => makeExportOf(id), { event: 'export failed' })
}
