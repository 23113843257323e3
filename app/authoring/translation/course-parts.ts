import { ownQuestions } from '#app/assessment/own-questions.ts'
import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import type { AssessmentSpec, CaseSpec, Question, QuizSpec } from '#app/assessment/schemas.ts'
import type { CourseOutline } from '#app/learning/schemas.ts'

/**
 * What of a part is the same in every language, by name: an attribute as the dialect writes it; `key` which choices are
 * right, `answers` how many there are, `ways` where options lead, `criteria` how many levels each has.
 */
export type Facts = Readonly<Record<string, string>>

/** Anything with an id in a course: module, lesson, exercise or a piece of one; `inside` is the id of what it stands in. */
export type Part = { id: string; inside: string | null; kind: string; facts: Facts }

/** A course as far as a translation must keep to it; practice in the order it stands in each lesson. */
export type CourseContent = {
  language: string
  thresholdPercent: number
  outline: CourseOutline
  specs: readonly AssessmentSpec[]
  practice: readonly { lessonId: string; spec: PracticeSpec }[]
}

/** Places in a list that are meant, counted from 1. */
const places = (flags: readonly boolean[]) => flags.flatMap((flag, at) => (flag ? [at + 1] : [])).join(', ')

function questionFacts(question: Question): Facts {
  const points = String(question.points / 100)
  if (question.type === 'single' || question.type === 'multiple') {
    const { choices } = question
    const penalty: Facts = question.type === 'multiple' ? { penalty: String(question.penaltyPercent ?? '–') } : {}
    return { points, ...penalty, answers: String(choices.length), key: places(choices.map(({ correct }) => correct)) }
  }
  if (question.type === 'order') return { points, answers: String(question.items.length) }
  if (question.type === 'match') return { points, answers: String(question.pairs.length) }
  if (question.type === 'scale') return { from: String(question.from), to: String(question.to) }
  if (question.type === 'short') return { points }
  return { points, value: String(question.value), tolerance: String(question.tolerance) }
}

function quizParts(quiz: QuizSpec): Part[] {
  const { passPercent, attempts, timeLimitMinutes, waitMinutes, draw, shuffle, feedback, pools } = quiz
  const facts = {
    ...{ pass: String(passPercent), attempts: String(attempts), 'time-limit': String(timeLimitMinutes) },
    ...{ wait: String(waitMinutes), draw: String(draw), shuffle: String(shuffle), feedback },
    pools: pools.map(({ id }) => id).join(' ') || '–',
  }
  const questions = ownQuestions(quiz).map((question): Part => {
    return { id: question.id, inside: quiz.id, kind: question.type, facts: questionFacts(question) }
  })
  return [{ id: quiz.id, inside: null, kind: 'quiz', facts }, ...questions]
}

const countersOf = (counters: readonly { department: string }[]): string =>
  counters.map(({ department }) => department).join(' ') || '–'

function sceneParts(caseId: string, scene: CaseSpec['scenes'][number]): Part[] {
  const { id, end, next, decision, reflection, counters } = scene
  const parts: Part[] = [
    {
      id,
      inside: caseId,
      kind: 'scene',
      facts: { end: String(end), next: next ?? '–', department: countersOf(counters) },
    },
  ]
  if (decision) {
    const facts = {
      ...{ 'reason-min': String(decision.reasonMin), 'reason-max': String(decision.reasonMax) },
      ...{ ways: decision.options.map(({ to }) => to).join(', '), department: countersOf(decision.counters) },
    }
    parts.push({ id: decision.id, inside: id, kind: 'decision', facts })
  }
  if (reflection) {
    const { min, max, marked, second } = reflection
    const facts = { min: String(min), max: String(max), marked: String(marked), second: String(second) }
    parts.push({ id: reflection.id, inside: id, kind: 'reflection', facts })
  }
  return parts
}

function exerciseParts(spec: AssessmentSpec): Part[] {
  if (spec.kind === 'quiz') return quizParts(spec)
  if (spec.kind === 'case') {
    const criteria = spec.rubric.map(({ levels }) => levels.length).join(', ') || '–'
    const own: Part = { id: spec.id, inside: null, kind: 'case', facts: { criteria } }
    return [own, ...spec.scenes.flatMap((scene) => sceneParts(spec.id, scene))]
  }
  const fields = spec.fields.map(({ id, kind, required, options }): Part => {
    const facts = { required: String(required), answers: String(options.length) }
    return { id, inside: spec.id, kind: `field ${kind}`, facts }
  })
  return [{ id: spec.id, inside: null, kind: 'form', facts: {} }, ...fields]
}

function practicePart(spec: PracticeSpec): Part {
  if (spec.kind === 'journal') return { id: spec.id, inside: null, kind: 'journal', facts: {} }
  const { id, pair, when, statements } = spec
  const facts = { pair, when, answers: statements.map(({ name }) => name).join(', ') }
  return { id, inside: null, kind: 'survey', facts }
}

/** Everything in a course that has an id, in its order: of a lesson first its exercises, then journals and surveys. */
export function partsOfCourse({ outline, specs, practice }: CourseContent): Part[] {
  const byId = new Map(specs.map((spec) => [spec.id, spec]))
  const placed = (lessonId: string, parts: Part[]) =>
    parts.map((part) => ({ ...part, inside: part.inside ?? lessonId }))
  return outline.modules.flatMap((module): Part[] => [
    { id: module.id, inside: null, kind: 'module', facts: {} },
    ...module.lessons.flatMap((lesson): Part[] => [
      { id: lesson.id, inside: module.id, kind: 'lesson', facts: { minutes: String(lesson.minutes) } },
      ...lesson.activities.flatMap(({ id, kind }) => {
        const packagePart: Part = { id, inside: null, kind: 'scorm', facts: {} }
        return placed(lesson.id, kind === 'scorm' ? [packagePart] : exerciseParts(byId.get(id) ?? missing(id)))
      }),
      ...practice
        .filter(({ lessonId }) => lessonId === lesson.id)
        .flatMap(({ spec }) => placed(lesson.id, [practicePart(spec)])),
    ]),
  ])
}

/** An outline names only exercises that are there. */
function missing(id: string): never {
  throw new Error(`no exercise ${id} in the course`)
}
