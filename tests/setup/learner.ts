import { listAttempts } from '#app/assessment/attempt-queries.server.ts'
import { latestAnswers } from '#app/assessment/attempt-result.ts'
import type { AnswerValue, Question } from '#app/assessment/schemas.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { listExerciseStates } from '#app/learning/lesson-page.server.ts'
import { toView, viewOrder } from '#app/assessment/view-order.ts'
import { caseText, lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import type { CourseSource } from '#app/authoring/course-source.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { addPerson } from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { answerExercise, startExercise } from '#app/learning/work-on-exercise.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'

/** The day on which the learners of these tests work. */
export const now = new Date('2026-11-24T09:00:00Z')

export const courseText = (changes: { minutes?: number; threshold?: number; retired?: string } = {}) => {
  const { minutes = 60, threshold = 100, retired = '' } = changes
  return `id: prova
title: Corso di prova
summary: Un corso piccolo.
language: it
minutes: ${minutes}
threshold: ${threshold}
audience: [registry]
competences: [Ascoltare]
authors: [Redazione]
licence: CC BY-SA 4.0
${retired}`
}

export const singleQuestion = (id: string, attributes = '') => `  <Question id="${id}" type="single" ${attributes}>
    Domanda ${id}?
    <Choice correct>Giusta di ${id} <Feedback>PERCHE-SI ${id}</Feedback></Choice>
    <Choice>Sbagliata di ${id} <Feedback>PERCHE-NO ${id}</Feedback></Choice>
    <Choice>Altra di ${id}</Choice>
  </Question>`

export const quizOf = (id: string, attributes: string, questionIds: readonly string[]) =>
  `<Quiz id="${id}" title="Verifica ${id}" ${attributes}>\n${questionIds.map((one) => singleQuestion(one)).join('\n')}\n</Quiz>`

/**
 * A course of five lessons and 60 minutes, all of them needed: a quiz with feedback after each answer, one with feedback
 * at the end and two attempts, a case, and two lessons to read.
 */
export function workCourse(changes: Record<string, string | null> = {}): CourseSource {
  const each = quizOf('quiz-uno', 'pass="60" feedback="each" shuffle', ['q-uno', 'q-due'])
  const end = quizOf('quiz-due', 'pass="60" feedback="end" attempts="2"', ['q-tre', 'q-quattro'])
  return smallCourse({
    'course.yaml': courseText(),
    '01-primo/01-uno.mdx': lessonText(`Testo.\n\n${each}`, 'lezione-uno', 10),
    '01-primo/02-due.mdx': lessonText(`Testo.\n\n${end}`, 'lezione-due', 10),
    '01-primo/03-tre.mdx': lessonText(`Testo.\n\n${caseText}`, 'lezione-tre', 10),
    '01-primo/04-quattro.mdx': lessonText('Da leggere.', 'lezione-quattro', 15),
    '01-primo/05-cinque.mdx': lessonText('Da leggere ancora.', 'lezione-cinque', 15),
    '01-primo/media/cerchio.svg': null,
    ...changes,
  })
}

/** Publishes a course that must have no faults. */
export async function publish(source: CourseSource, at = now) {
  const outcome = await publishCourse(source, at)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome
}

/** Somebody with an account who may work in departments, and their enrolment in the course `prova`. */
export async function addLearner(departments: string[] = []): Promise<{ viewer: Viewer; enrolmentId: string }> {
  const viewer = viewerWith([], await addPerson({ departments }))
  return { viewer, ...(await enrolInCourse(viewer, 'prova', now)) }
}

export type Learner = Awaited<ReturnType<typeof addLearner>>

/** Begins an attempt and returns the last one of the exercise. */
export async function begin({ viewer, enrolmentId }: Learner, activityId: string, at = now) {
  const outcome = await startExercise(viewer, { enrolmentId, activityId }, at)
  if (!outcome.ok) throw new Error(outcome.reason)
  const attempt = (await listAttempts(enrolmentId, [activityId])).at(-1)
  if (!attempt) throw new Error('no attempt')
  return attempt
}

type Attempt = Awaited<ReturnType<typeof begin>>

async function questionOf(attempt: Attempt, itemId: string): Promise<{ question: Question; order: string[] }> {
  const spec = await getSpec(attempt.courseVersionId, attempt.activityId)
  const question = spec.kind === 'quiz' ? spec.questions.find(({ id }) => id === itemId) : undefined
  if (!question || spec.kind !== 'quiz') throw new Error('no such question')
  return { question, order: viewOrder(question, attempt.seed, spec.shuffle) }
}

/** An answer to a single-choice question in the page's ids, under a UUID of its own. */
export async function choiceFor(attempt: Attempt, itemId: string, right: boolean) {
  const { question, order } = await questionOf(attempt, itemId)
  if (question.type !== 'single') throw new Error('not a single-choice question')
  const choice = question.choices.find(({ correct }) => correct === right)?.id ?? ''
  const value = toView({ type: 'single', choice }, order)
  return { attemptId: attempt.id, answerId: newId(), itemId, value }
}

/** Answers every question of an attempt, rightly or not. */
export async function answerAll({ viewer }: Learner, attempt: Attempt, right: boolean, at = now) {
  const replies = []
  for (const itemId of attempt.drawn) {
    replies.push(await answerExercise(viewer, await choiceFor(attempt, itemId, right), at))
  }
  return replies
}

const caseAnswers: { itemId: string; value: AnswerValue }[] = [
  { itemId: 'd-uno', value: { type: 'decision', option: 'o1', reason: 'Per capire meglio che cosa le serve oggi.' } },
  { itemId: 's-due', value: { type: 'continue' } },
  { itemId: 'r-uno', value: { type: 'reflection', text: 'Chiedere prima di supporre, sempre.' } },
]

/** Walks the case of the course to its end, by the longer way or the shorter one. */
export async function walkCaseOf(learner: Learner, way: 'o1' | 'o2' = 'o1', at = now) {
  const attempt = await begin(learner, 'caso-uno', at)
  const replies = []
  for (const { itemId, value } of caseAnswers) {
    if (way === 'o2' && itemId === 's-due') continue
    const chosen = value.type === 'decision' ? { ...value, option: way } : value
    const given = { attemptId: attempt.id, answerId: newId(), itemId, value: chosen }
    replies.push(await answerExercise(learner.viewer, given, at))
  }
  return { attempt, replies }
}

/** What the page of an exercise shows now. */
export async function stateOf(
  { enrolmentId }: Learner,
  activityId: string,
  at = now,
  { reasonsPage = 1, counters = [] }: { reasonsPage?: number; counters?: DepartmentKind[] } = {},
) {
  const { courseVersionId } = await db().enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { courseVersionId: true },
  })
  const place = { enrolmentId, courseVersionId, activityIds: [activityId] }
  return (await listExerciseStates({ ...place, counters, reasonsPage }, at))[activityId]
}

/** The journal of the last attempt and the latest answer to each item. */
export async function journalOf({ enrolmentId }: Learner, activityId: string) {
  const attempt = (await listAttempts(enrolmentId, [activityId])).at(-1)
  if (!attempt) throw new Error('no attempt')
  return { attempt, journal: attempt.journal, latest: latestAnswers(attempt) }
}

/** How many jobs of a name were queued for an enrolment, done or not. */
export async function jobsFor(name: string, key: string, value: string): Promise<number> {
  const [row] = await sql()<{ count: number }[]>`
    SELECT count(*)::int FROM pgboss.job WHERE name = ${name} AND data->>${key}::text = ${value}`
  return row?.count ?? 0
}

/** Withdraws an enrolment, as an import or an administrator would. */
export async function withdraw({ enrolmentId }: Learner): Promise<void> {
  await db().enrolment.update({ where: { id: enrolmentId }, data: { state: 'withdrawn' } })
}
