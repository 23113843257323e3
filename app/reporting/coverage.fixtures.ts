import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'

const day = (text: string) => new Date(`${text}T00:00:00.000Z`)

export type TestCourse = { courseId: string; versionId: string; editionId: string; slug: string; minutes: number }

/** A published course with one standing edition, for tests. */
export async function addCourse(slug: string, minutes = 240): Promise<TestCourse> {
  const [courseId, versionId, editionId] = [newId(), newId(), newId()]
  await db().course.create({ data: { id: courseId, slug } })
  const lesson = { id: 'uno', title: 'Uno', minutes, activities: [] }
  const about = { audience: [], competences: [], authors: [], licence: 'CC-BY-4.0' }
  const texts = { title: `Corso ${slug}`, summary: '', language: 'it' }
  const version = {
    id: versionId,
    courseId,
    hash: sha256(versionId),
    number: 1,
    minutes,
    thresholdPercent: 80,
    outline: { modules: [{ id: 'primo', title: 'Primo', aims: [], lessons: [lesson] }], ...about },
  }
  await db().courseVersion.create({ data: { ...version, ...texts } })
  await db().course.update({ where: { id: courseId }, data: { currentVersionId: versionId } })
  await db().edition.create({
    data: { id: editionId, courseId, name: 'Edizione permanente', startsOn: day('2020-01-01') },
  })
  return { courseId, versionId, editionId, slug, minutes }
}

export type Progress = {
  enrolledAt: Date
  startedAt?: Date
  /** Minutes of single entries of the register, recorded at `startedAt`. */
  minutes?: number
  completed?: { at: Date; departmentId: string; organisationId: string; ambitoId: string }
}

/** Writes what learning would have written for one person, without its rules. Returns the enrolment's id. */
export async function addProgress(course: TestCourse, personId: string, progress: Progress): Promise<string> {
  const { enrolledAt, startedAt, minutes, completed } = progress
  const id = newId()
  const { courseId, versionId: courseVersionId, editionId } = course
  const state = completed ? 'completed' : startedAt ? 'under_way' : 'enrolled'
  const dates = { enrolledAt, startedAt: startedAt ?? null, completedAt: completed?.at ?? null }
  await db().enrolment.create({ data: { id, personId, editionId, courseVersionId, state, ...dates } })
  if (startedAt && minutes) {
    const entry = {
      id: newId(),
      enrolmentId: id,
      activityId: 'lesson',
      kind: 'declared_on_completion' as const,
      minutes,
    }
    await db().attendanceEntry.create({ data: { ...entry, recordedAt: startedAt } })
  }
  if (completed) {
    const { at, ...place } = completed
    const completedOn = day(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' }).format(at))
    const credit = { creditedMinutes: course.minutes, declaredMinutes: course.minutes }
    const row = { enrolmentId: id, personId, courseId, courseVersionId, completedOn, completedAt: at, ...credit }
    await db().completion.create({ data: { ...row, ...place } })
  }
  return id
}

/** A certificate of an enrolment, as far as reports read it. Returns its number. */
export async function addCertificate(
  course: TestCourse,
  enrolment: { id: string; personId: string; ambitoId: string },
  { sequence, at, revision = 1 }: { sequence: number; at: Date; revision?: number },
): Promise<{ id: string; number: string }> {
  const id = newId()
  const number = `PROVA-2026-${String(sequence).padStart(4, '0')}`
  const { id: enrolmentId, personId, ambitoId } = enrolment
  const identity = { id, number, year: 2026, sequence, verifyCode: sha256(id).slice(0, 20), revision, issuedAt: at }
  const of = { enrolmentId, personId, ambitoId, courseId: course.courseId }
  await db().certificate.create({ data: { ...identity, ...of, facts: {}, pdfSha256: sha256(number) } })
  return { id, number }
}
