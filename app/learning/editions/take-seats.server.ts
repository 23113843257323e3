import { audit } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { versionIn } from '../course-languages.server.ts'
import { coverageChanged } from '../jobs.server.ts'
import { reopenEnrolment } from '../reopen-enrolment.server.ts'
import { inIt } from './current-enrolments.ts'
import { seatsLeft } from './edition-state.ts'

type Seated = { ok: true; enrolmentIds: ReadonlyMap<string, string>; already: string[] }
export type SeatsOutcome =
  Seated | { ok: false; reason: 'no_seats'; left: number } | { ok: false; reason: 'course_closed' }

/** `language`: what those who come new begin in, where the course is translated. */
type Wish = { editionId: string; personIds: readonly string[]; actorId: string; language?: string }

/** The edition with its row locked, so that two who come for the last seat come one after the other. */
async function lockEdition(tx: Transaction, editionId: string) {
  await tx.$queryRaw`SELECT id FROM edition WHERE id = ${editionId}::uuid FOR UPDATE`
  const edition = await tx.edition.findUnique({
    where: { id: editionId },
    select: { seats: true, name: true, course: { select: { slug: true, currentVersionId: true, closedAt: true } } },
  })
  if (!edition?.course.currentVersionId) throw notFound('edition')
  const taken = await tx.enrolment.count({ where: { editionId, ...inIt } })
  const { course, ...rest } = edition
  const { slug, closedAt } = course
  return { ...rest, slug, isClosed: closedAt !== null, courseVersionId: edition.course.currentVersionId, taken }
}

/**
 * Enrols people in an edition, all of them or, with too few seats left, nobody. Who is in already is told and takes no
 * second seat; who was withdrawn comes back. A course that takes nobody new takes nobody here either. Audit and jobs in the caller's transaction, which must not hold enrolments.
 * @returns the enrolment of each person
 * @throws AppError `not_found` without the edition or a published version of its course
 */
export async function takeSeats(tx: Transaction, wish: Wish, now: Date): Promise<SeatsOutcome> {
  const { editionId, actorId } = wish
  const edition = await lockEdition(tx, editionId)
  const personIds = [...new Set(wish.personIds)].sort()
  const found = await tx.enrolment.findMany({
    where: { editionId, personId: { in: personIds }, supersededAt: null },
    select: { id: true, personId: true, state: true },
  })
  const byPerson = new Map(found.map((one) => [one.personId, one]))
  const isIn = (personId: string) => (byPerson.get(personId)?.state ?? 'withdrawn') !== 'withdrawn'
  const coming = personIds.filter((personId) => !isIn(personId))
  if (edition.isClosed && coming.length > 0) return { ok: false, reason: 'course_closed' }
  const left = seatsLeft(edition)
  if (left !== null && coming.length > left) return { ok: false, reason: 'no_seats', left }
  const current = { id: edition.courseVersionId, originalId: edition.courseVersionId }
  const courseVersionId = wish.language ? await versionIn(wish.language, current, tx) : current.id
  const enrolmentIds = new Map(found.map(({ personId, id }) => [personId, id]))
  for (const personId of coming) {
    const earlier = byPerson.get(personId)
    const id = earlier?.id ?? newId()
    const { slug, name } = edition
    if (earlier) await reopenEnrolment(tx, id, now)
    else await tx.enrolment.create({ data: { id, personId, editionId, courseVersionId, enrolledAt: now } })
    const action = earlier ? 'enrolment.reopened' : 'enrolment.opened'
    const subject = { subjectType: 'enrolment', subjectId: id, detail: { course: slug, edition: name } }
    await audit(tx, { actorId, action, ...subject }, now)
    await enqueue(tx, coverageChanged, { personId, ambitoId: null })
    enrolmentIds.set(personId, id)
  }
  return { ok: true, enrolmentIds, already: personIds.filter(isIn) }
}
