import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Prisma, Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { versionIn } from './course-languages.server.ts'
import { editionState } from './editions/edition-state.ts'
import { coverageChanged } from './jobs.server.ts'
import { openStandingEdition } from './open-standing-edition.server.ts'
import { reopenEnrolment } from './reopen-enrolment.server.ts'

const columns = {
  id: true,
  validityMonths: true,
  renewedBy: { select: { id: true } },
  courseVersion: { select: { language: true } },
  edition: {
    select: {
      ...{ id: true, courseId: true, mode: true, startsOn: true, endsOn: true, selfEnrolment: true },
      validityMonths: true,
      course: { select: { slug: true, currentVersionId: true, closedAt: true } },
    },
  },
} as const satisfies Prisma.EnrolmentSelect

type Old = Prisma.EnrolmentGetPayload<{ select: typeof columns }>
type Renewal = { personId: string; editionId: string; courseVersionId: string; old: Old }

/**
 * Whether an edition can be taken once more by oneself: one that is over cannot, nor can meetings that were held, and where
 * the office enrols people it is not for them to begin again.
 */
function canTakeAgain({ mode, selfEnrolment, ...period }: Old['edition'], now: Date): boolean {
  return mode === 'asynchronous' && selfEnrolment && editionState(period, civilDay(now)) === 'open'
}

/** The first round in an edition the person was not in yet; nothing when they came in meanwhile. */
async function lockCurrent(tx: Transaction, { personId, editionId }: Renewal) {
  await tx.$queryRaw`
    SELECT id FROM enrolment WHERE person_id = ${personId}::uuid AND edition_id = ${editionId}::uuid
    ORDER BY round FOR UPDATE`
  return tx.enrolment.findFirst({
    where: { personId, editionId },
    orderBy: { round: 'desc' },
    select: { id: true, round: true, completedAt: true, renewsId: true },
  })
}

/** The next round, which is the current one from now on; null when somebody else opened it first. */
async function openRound(tx: Transaction, renewal: Renewal, round: number, now: Date): Promise<string | null> {
  const { personId, editionId, courseVersionId, old } = renewal
  const id = newId()
  const validityMonths = old.edition.validityMonths ?? old.validityMonths
  const row = { id, personId, editionId, courseVersionId, enrolledAt: now, round, renewsId: old.id, validityMonths }
  const { count } = await tx.enrolment.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return null
  const where = { personId, editionId, round: { lt: round }, supersededAt: null }
  await tx.enrolment.updateMany({ where, data: { supersededAt: now } })
  return id
}

/** The enrolment under way in the edition, which from now on renews the old one too. */
async function adopt(
  tx: Transaction,
  { old }: Renewal,
  current: { id: string; renewsId: string | null },
): Promise<string> {
  const validityMonths = old.edition.validityMonths ?? old.validityMonths
  if (current.renewsId === null) {
    await tx.enrolment.update({ where: { id: current.id }, data: { renewsId: old.id, validityMonths } })
  }
  return current.id
}

async function place(tx: Transaction, renewal: Renewal, now: Date): Promise<{ id: string; isNew: boolean }> {
  const current = await lockCurrent(tx, renewal)
  if (current && current.completedAt === null) return { id: await adopt(tx, renewal, current), isNew: false }
  const opened = await openRound(tx, renewal, (current?.round ?? 0) + 1, now)
  if (opened) return { id: opened, isNew: true }
  const meanwhile = await lockCurrent(tx, renewal)
  if (!meanwhile) throw notFound('enrolment')
  return { id: await adopt(tx, renewal, meanwhile), isNew: false }
}

/**
 * Lets somebody take again a course they completed, on its current version, in the language they took it in where there is one: in the same edition where it can be taken
 * again, else in the standing one (docs/decisions/0026). The completed enrolment stays as it is, with its ledger, answers
 * and certificate; asked again, or twice at once, the same new one is returned. The caller decides whether it is time.
 * @throws AppError `not_found` for another person's enrolment, one not completed, or a course no longer given
 */
export async function renewEnrolment(
  tx: Transaction,
  { personId, enrolmentId }: { personId: string; enrolmentId: string },
  now: Date,
): Promise<string> {
  await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${enrolmentId}::uuid FOR UPDATE`
  const where = { id: enrolmentId, personId, completedAt: { not: null } }
  const old = await tx.enrolment.findFirst({ where, select: columns })
  if (!old) throw notFound('enrolment')
  const { courseId, course } = old.edition
  const { currentVersionId: id, closedAt } = course
  if (id === null || closedAt) throw notFound('course')
  const courseVersionId = await versionIn(old.courseVersion.language, { id, originalId: id }, tx)
  const editionId = canTakeAgain(old.edition, now) ? old.edition.id : await openStandingEdition(tx, courseId, now)
  const placed = old.renewedBy
    ? { id: old.renewedBy.id, isNew: false }
    : await place(tx, { personId, editionId, courseVersionId, old }, now)
  const isBack = !placed.isNew && (await reopenEnrolment(tx, placed.id, now))
  if (placed.isNew || isBack) {
    const action = placed.isNew ? 'enrolment.opened' : 'enrolment.reopened'
    const detail = { course: course.slug, renews: enrolmentId }
    await audit(tx, { actorId: personId, action, subjectType: 'enrolment', subjectId: placed.id, detail }, now)
    await enqueue(tx, coverageChanged, { personId, ambitoId: null })
  }
  return placed.id
}
