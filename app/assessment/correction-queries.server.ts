import { db, Prisma, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { withCorrections, type Correction } from './correct-question.ts'
import type { QuizPlace } from './lock-keys.server.ts'
import type { Corrected, GradedAttempt, Result } from './regrade-rule.ts'
import { AnswerValue, Question, type QuizSpec } from './schemas.ts'
import { getSpec } from './spec-queries.server.ts'

const columns = {
  id: true,
  courseVersionId: true,
  activityId: true,
  questionId: true,
  number: true,
  question: true,
  reason: true,
  authorId: true,
  togetherWith: true,
  recordedAt: true,
} as const

/** A recorded correction. `question` is the whole question as it is graded since. */
export type KeyCorrection = Correction &
  QuizPlace & {
    id: string
    questionId: string
    reason: string
    authorId: string
    /** The correction this one was made with; null for the one a trainer made. */
    togetherWith: string | null
  }

type Row = Omit<KeyCorrection, 'question'> & { question: unknown }

const assemble = ({ question, ...row }: Row): KeyCorrection => ({ ...row, question: Question.parse(question) })

/** Every correction of a quiz in some versions, in the order of their numbers. */
export async function listCorrections(
  activityId: string,
  versionIds: readonly string[],
  tx: Transaction = db(),
): Promise<KeyCorrection[]> {
  const where = { activityId, courseVersionId: { in: [...versionIds] } }
  const rows = await tx.keyCorrection.findMany({ where, orderBy: { number: 'asc' }, select: columns })
  return rows.map(assemble)
}

/** Every correction in a version, in the order of their numbers. */
export async function listVersionCorrections(courseVersionId: string): Promise<KeyCorrection[]> {
  const rows = await db().keyCorrection.findMany({
    where: { courseVersionId },
    orderBy: { number: 'asc' },
    select: columns,
  })
  return rows.map(assemble)
}

/** One correction, or null. */
export async function findCorrection(id: string, tx: Transaction = db()): Promise<KeyCorrection | null> {
  const row = await tx.keyCorrection.findUnique({ where: { id }, select: columns })
  return row && assemble(row)
}

/** Every correction made in one go with this one, in the quizzes that ask its question: this one first, then by quiz. */
export async function listTogether(correction: KeyCorrection, tx: Transaction = db()): Promise<KeyCorrection[]> {
  const first = correction.togetherWith ?? correction.id
  const where = { OR: [{ id: first }, { togetherWith: first }], NOT: { id: correction.id } }
  const rows = await tx.keyCorrection.findMany({ where, orderBy: { activityId: 'asc' }, select: columns })
  return [correction, ...rows.map(assemble)]
}

/** The quizzes of a version that ask a question, by id: the one it is written in, and those that borrow it. */
export async function listAsking(
  { courseVersionId, questionId }: { courseVersionId: string; questionId: string },
  tx: Transaction = db(),
): Promise<QuizSpec[]> {
  const where = { courseVersionId, kind: 'quiz' } as const
  const rows = await tx.assessmentSpec.findMany({ where, orderBy: { activityId: 'asc' }, select: { activityId: true } })
  const quizzes: QuizSpec[] = []
  for (const { activityId } of rows) {
    const quiz = await getQuiz({ courseVersionId, activityId }, tx)
    if (quiz.questions.some(({ id }) => id === questionId)) quizzes.push(quiz)
  }
  return quizzes
}

/**
 * The quiz of a published version as written.
 * @throws AppError `not_found`
 */
export async function getQuiz({ courseVersionId, activityId }: QuizPlace, tx?: Transaction): Promise<QuizSpec> {
  const spec = await getSpec(courseVersionId, activityId, tx)
  if (spec.kind !== 'quiz') throw notFound('quiz')
  return spec
}

/** The question before and after a correction, as the ones before it left it. */
export async function correctedBy(correction: KeyCorrection, tx?: Transaction): Promise<Corrected> {
  const spec = await getQuiz(correction, tx)
  const all = await listCorrections(correction.activityId, [correction.courseVersionId], tx)
  const earlier = all.filter(({ number }) => number < correction.number)
  const before = withCorrections(spec, earlier).questions.find(({ id }) => id === correction.questionId)
  if (!before) throw notFound('question')
  return { before, after: correction.question, passPercent: spec.passPercent }
}

/** What is asked of the attempts of a quiz: which had the question and were handed in before the correction. */
export type Asked = QuizPlace & { questionId: string; number: number }

/** How many attempts a correction concerns, and how many of them are graded again already. */
export async function regradeProgress(asked: Asked, tx: Transaction = db()): Promise<{ done: number; total: number }> {
  const { courseVersionId, activityId, questionId, number } = asked
  const [row] = await tx.$queryRaw<{ done: number; total: number }[]>`
    SELECT count(*)::int AS total, count(r.attempt_id)::int AS done
    FROM attempt a LEFT JOIN attempt_regrade r ON r.attempt_id = a.id AND r.number = ${number}
    WHERE a.course_version_id = ${courseVersionId}::uuid AND a.activity_id = ${activityId}
      AND a.submitted_at IS NOT NULL AND a.graded_with < ${number} AND a.drawn @> to_jsonb(${questionId}::text)`
  return row ?? { done: 0, total: 0 }
}

/** The next enrolments, by id, with attempts that a correction concerns and that are not graded again yet. */
export async function nextEnrolments(tx: Transaction, asked: Asked, atMost: number): Promise<string[]> {
  const { courseVersionId, activityId, questionId, number } = asked
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.enrolment_id AS id FROM attempt a
    WHERE a.course_version_id = ${courseVersionId}::uuid AND a.activity_id = ${activityId}
      AND a.submitted_at IS NOT NULL AND a.graded_with < ${number} AND a.drawn @> to_jsonb(${questionId}::text)
      AND NOT EXISTS (SELECT 1 FROM attempt_regrade r WHERE r.attempt_id = a.id AND r.number = ${number})
    ORDER BY a.enrolment_id LIMIT ${atMost}`
  return rows.map(({ id }) => id)
}

const Value = AnswerValue.nullable()
type GradedRow = Omit<GradedAttempt, 'value' | 'counted'> & Result & { value: unknown }

/**
 * Every attempt handed in at a quiz, by enrolment, with the result that counted before the correction; of all enrolments
 * or of some. Those graded again already are `concerned` no more.
 */
export async function listGraded(tx: Transaction, asked: Asked, among?: readonly string[]): Promise<GradedAttempt[]> {
  const { courseVersionId, activityId, questionId, number } = asked
  const some = among ? Prisma.sql`AND a.enrolment_id = ANY(${[...among]}::uuid[])` : Prisma.empty
  const rows = await tx.$queryRaw<GradedRow[]>`
    SELECT a.id AS "attemptId", a.enrolment_id AS "enrolmentId", e.person_id AS "personId", a.max_hundredths AS max,
      COALESCE(r.points_after, a.points_hundredths) AS points, COALESCE(r.passed_after, a.passed) AS passed,
      a.graded_with < ${number} AND COALESCE(r.number, 0) < ${number} AND a.drawn @> to_jsonb(${questionId}::text)
        AS concerned,
      (SELECT w.value FROM answer w WHERE w.attempt_id = a.id AND w.item_id = ${questionId}
        ORDER BY w.sequence DESC LIMIT 1) AS value
    FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    LEFT JOIN LATERAL (
      SELECT c.number, c.points_after, c.passed_after FROM attempt_regrade c
      WHERE c.attempt_id = a.id ORDER BY c.number DESC LIMIT 1) r ON true
    WHERE a.course_version_id = ${courseVersionId}::uuid AND a.activity_id = ${activityId}
      AND a.submitted_at IS NOT NULL ${some}
    ORDER BY a.enrolment_id, a.id`
  return rows.map(({ points, max, passed, value, ...row }) => ({
    ...row,
    counted: { points, max, passed },
    value: Value.parse(value),
  }))
}

/** Attempts that a correction has changed so far: their points, and their outcome one way or the other. */
export async function countOutcomes(correctionId: string) {
  const [row] = await db().$queryRaw<{ points: number; gained: number; lost: number }[]>`
    SELECT count(*) FILTER (WHERE points_before <> points_after)::int AS points,
      count(*) FILTER (WHERE passed_after AND NOT passed_before)::int AS gained,
      count(*) FILTER (WHERE passed_before AND NOT passed_after)::int AS lost
    FROM attempt_regrade WHERE correction_id = ${correctionId}::uuid`
  return row ?? { points: 0, gained: 0, lost: 0 }
}
