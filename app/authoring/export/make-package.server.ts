import { audit } from '#app/platform/audit.server.ts'
import { clock } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { whileHolding } from '#app/platform/while-holding.server.ts'
import { exportForms } from '#app/scorm/export/forms.ts'
import { markOf, subjectOfVersion } from '../print/print-subject.server.ts'
import { courseOfSubject, sourceOfSubject } from '../print/subject-source.server.ts'
import { makePackage } from './jobs.server.ts'
import { keptDays, type PackageFailure } from './package-facts.ts'
import { writePackage } from './write-package.server.ts'

/** Space of our advisory locks for the work on a package. */
const space = 7216033

const columns = { id: true, key: true, versionId: true, form: true, moduleId: true, state: true } as const
type Row = { id: string; key: string; versionId: string; form: string; moduleId: string | null }

class Refused extends Error {
  readonly failure: PackageFailure
  constructor(failure: PackageFailure) {
    super(failure)
    this.failure = failure
  }
}

async function write({ key, versionId, form: asked, moduleId }: Row): Promise<Uint8Array> {
  const form = exportForms.find((one) => one === asked)
  if (!form) throw new Error(`there is no form ${asked}`)
  const subject = await subjectOfVersion(versionId)
  const source = await sourceOfSubject(subject)
  if (!source) throw new Refused('no_texts')
  const course = await courseOfSubject(subject, source)
  if (!course) throw new Refused('faults')
  const number = subject.kind === 'version' ? subject.number : null
  const bytes = await writePackage({ course, source, form, moduleId, number, day: subject.day, mark: markOf(key) })
  if (!bytes) throw new Refused('no_module')
  return bytes
}

async function goOn(exportId: string): Promise<void> {
  const row = await db().courseExport.findUnique({ where: { id: exportId }, select: columns })
  if (!row || row.state === 'ready') return
  const where = { id: row.id }
  await db().courseExport.updateMany({ where, data: { state: 'setting', failure: null } })
  try {
    const bytes = await write(row)
    const now = clock.now()
    const size = bytes.byteLength
    const done = { bytes: new Uint8Array(bytes), size, state: 'ready', finishedAt: now } as const
    const detail = { form: row.form, module: row.moduleId ?? '', bytes: size }
    const event = { action: 'course.package_made', subjectType: 'course_export', subjectId: row.id, detail }
    await transaction(async (tx) => {
      await tx.courseExport.updateMany({ where, data: done })
      await audit(tx, { actorId: null, ...event }, now)
    })
  } catch (error) {
    const failure = error instanceof Refused ? error.failure : 'technical'
    await db().courseExport.updateMany({ where, data: { state: 'failed', failure, finishedAt: clock.now() } })
    if (failure === 'technical') throw error
  }
}

/** Makes a package; twice does nothing more, and one in the hands of another process stays there. */
async function makePackageOf(exportId: string): Promise<void> {
  await whileHolding(space, exportId, () => goOn(exportId))
}

/** Does `authoring.make-package`. */
export const makePackageWorker = worker(makePackage, ({ exportId }) => makePackageOf(exportId))

/** Goes on with the packages whose process has died: begun, and held by nobody. */
export async function resumePackages(): Promise<void> {
  const begun = await db().courseExport.findMany({ where: { state: 'setting' }, select: { id: true } })
  await eachApart(begun, ({ id }) => makePackageOf(id), { event: 'package failed' })
}

/** Lets go of packages nobody has asked for in a while: they are made again when somebody does. */
export async function forgetOldPackages(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  await db().courseExport.deleteMany({ where: { requestedAt: { lt: before } } })
}
