import type { AnswerValue, CaseSpec, FormField, Question, QuizSpec } from '#app/assessment/schemas.ts'
import { toView, viewOrder } from '#app/assessment/view-order.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { answerExercise, fillForm, startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { courseSlug, longestWay, type CourseKey } from './answer-key.ts'
import { longText } from './take-course.ts'

function rightValue(question: Question): AnswerValue {
  const ids = (choices: readonly { id: string; correct: boolean }[]) =>
    choices.filter(({ correct }) => correct).map(({ id }) => id)
  if (question.type === 'single') return { type: 'single', choice: ids(question.choices)[0] ?? '' }
  if (question.type === 'multiple') return { type: 'multiple', choices: ids(question.choices) }
  if (question.type === 'order') return { type: 'order', order: question.items.map(({ id }) => id) }
  if (question.type === 'match')
    return { type: 'match', pairs: Object.fromEntries(question.pairs.map(({ id }) => [id, id])) }
  if (question.type === 'short') return { type: 'short', text: question.accepted[0] ?? '' }
  if (question.type === 'scale') return { type: 'scale', choice: String(question.to) }
  return { type: 'numeric', text: String(question.value).replace('.', ',') }
}

type Step = { itemId: string; value: AnswerValue }

function stepsOfQuiz({ questions, shuffle }: QuizSpec, seed: number, drawn: unknown): Step[] {
  const ids = Array.isArray(drawn) ? drawn : []
  return questions
    .filter(({ id }) => ids.includes(id))
    .map((question) => ({
      itemId: question.id,
      value: toView(rightValue(question), viewOrder(question, seed, shuffle)),
    }))
}

/** The answers along the longest way of a case. */
export function stepsOfCase(spec: CaseSpec): Step[] {
  return longestWay(spec).flatMap(({ scene, option }): Step[] => {
    const thought: Step[] = scene.reflection
      ? [{ itemId: scene.reflection.id, value: { type: 'reflection', text: longText } }]
      : []
    if (option && scene.decision) {
      const value = { type: 'decision', option: option.id, reason: longText } as const
      return [...thought, { itemId: scene.decision.id, value }]
    }
    return scene.next ? [...thought, { itemId: scene.id, value: { type: 'continue' } }] : thought
  })
}

/** Something a field takes. */
function textFor({ kind, options }: FormField): string {
  if (kind === 'choice') return options[0] ?? ''
  return kind === 'date' ? '2026-11-24' : 'Scritto per prova'
}

/** Enrols somebody and takes them through the whole course by the product's use cases. Returns the enrolment's id. */
export async function completeCourse(viewer: Viewer, key: CourseKey, at = new Date()): Promise<string> {
  const { enrolmentId } = await enrolInCourse(viewer, courseSlug, at)
  for (const { id: lessonId, activities } of key.lessons) {
    for (const { id: activityId } of activities) {
      await startExercise(viewer, { enrolmentId, activityId }, at)
      const attempt = await db().attempt.findFirstOrThrow({
        where: { enrolmentId, activityId },
        select: { id: true, seed: true, drawn: true },
      })
      const [quiz, story] = [key.quizzes.get(activityId), key.cases.get(activityId)]
      const steps = quiz ? stepsOfQuiz(quiz, attempt.seed, attempt.drawn) : story ? stepsOfCase(story) : []
      const form = key.forms.get(activityId)
      if (form) {
        const fields = form.fields.map((field) => ({ itemId: field.id, answerId: newId(), text: textFor(field) }))
        const outcome = await fillForm(viewer, { attemptId: attempt.id, fields, handIn: true }, at)
        if (!outcome.ok) throw new Error(`${activityId}: ${outcome.reason}`)
      }
      for (const step of steps) {
        const outcome = await answerExercise(viewer, { attemptId: attempt.id, answerId: newId(), ...step }, at)
        if (!outcome.ok) throw new Error(`${step.itemId}: ${outcome.reason}`)
      }
    }
    if (activities.length === 0) await completeLesson(viewer, enrolmentId, lessonId, at)
  }
  await db().completion.findUniqueOrThrow({ where: { enrolmentId }, select: { enrolmentId: true } })
  return enrolmentId
}
