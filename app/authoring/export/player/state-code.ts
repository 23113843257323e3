import type { AnswerValue, AssessmentSpec, CaseSpec, Question, QuizSpec } from '#app/assessment/schemas.ts'
import { stepsOf } from '#app/assessment/scale-steps.ts'
import { walkCase, type CaseAnswer } from '#app/assessment/walk-case.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { hashText } from '#app/platform/seeded-random.ts'
import { BitReader, BitWriter } from './bits.ts'
import { counterOf, countersOf, specAt } from './play-case.ts'
import { drawnIn } from './play-quiz.ts'
import { open, type CourseData } from './course-data.ts'
import { nothingPlayed, type CasePlay, type ExercisePlay, type Play, type QuizPlay } from './play.ts'

/**
 * How far somebody is, in so few characters that SCORM 1.2 keeps them (`cmi.suspend_data`, 4,096): numbers as bits, six in
 * a character. A text begins with the version of this code, then tells the course by its parts; `version` is raised
 * whenever bits mean something else.
 */
export const version = 1

/** Why a kept text cannot be gone on from. */
export type Anew = 'newer' | 'changed' | 'broken'

type Part = { id: string; spec: AssessmentSpec }

function partsOf(data: CourseData): Part[] {
  return data.exercises.flatMap((exercise) => {
    const spec = open(data, exercise)
    return spec.kind === 'journal' || spec.kind === 'survey' ? [] : [{ id: exercise.id, spec }]
  })
}

/** What must be as it was for a kept text to mean the same: parts and choices by their ids, not their words. */
function shapeOf({ outline }: CourseData, parts: readonly Part[]): string {
  const lessons = lessonsOf(outline).map(({ id }) => id)
  const exercises = parts.map(({ spec }) => {
    if (spec.kind === 'quiz') return [spec.id, spec.draw, spec.shuffle, spec.questions.map(({ id }) => id)]
    return spec.kind === 'case'
      ? [spec.id, spec.scenes.map(({ id, decision }) => [id, decision?.options.length])]
      : spec.id
  })
  return hashText(JSON.stringify([lessons, exercises])).toString(36)
}

const bitsFor = (count: number) => Math.max(1, Math.ceil(Math.log2(Math.max(2, count))))

function idsOf(question: Question): string[] {
  if (question.type === 'single' || question.type === 'multiple') return question.choices.map(({ id }) => id)
  if (question.type === 'order') return question.items.map(({ id }) => id)
  if (question.type === 'match') return question.pairs.map(({ id }) => id)
  return question.type === 'scale' ? stepsOf(question) : []
}

function writeAnswer(out: BitWriter, question: Question, value: AnswerValue): void {
  const ids = idsOf(question)
  const one = (id: string) => {
    out.write(Math.max(0, ids.indexOf(id)), bitsFor(ids.length))
  }
  if (value.type === 'single' || value.type === 'scale') one(value.choice)
  else if (value.type === 'multiple') ids.forEach((id) => out.write(value.choices.includes(id) ? 1 : 0, 1))
  else if (value.type === 'order') value.order.forEach(one)
  else if (value.type === 'match') ids.forEach((id) => one(value.pairs[id] ?? ''))
  else if (value.type === 'short' || value.type === 'numeric') out.text(value.text)
}

function readAnswer(bits: BitReader, question: Question): AnswerValue {
  const { type } = question
  const ids = idsOf(question)
  const one = () => ids[bits.read(bitsFor(ids.length))] ?? ''
  switch (type) {
    case 'single':
    case 'scale':
      return { type, choice: one() }
    case 'multiple':
      return { type, choices: ids.filter(() => bits.read(1) === 1) }
    case 'order':
      return { type, order: ids.map(one) }
    case 'match':
      return { type, pairs: Object.fromEntries(ids.map((id) => [id, one()])) }
    case 'short':
    case 'numeric':
      return { type, text: bits.text() }
  }
}

function writeQuiz(out: BitWriter, spec: QuizSpec, play: QuizPlay): void {
  const { attempt } = play
  out.number(play.ended)
  out.write(play.isPassed ? 1 : 0, 1)
  out.write(play.best === null ? 0 : play.best + 1, 14)
  if (spec.waitMinutes > 0) out.write(play.endedAt, 32)
  const hasSeen = play.seen.size > 0
  out.write(hasSeen ? 1 : 0, 1)
  if (hasSeen) spec.questions.forEach(({ id }) => out.write(play.seen.has(id) ? 1 : 0, 1))
  out.write(attempt ? 1 : 0, 1)
  if (!attempt) return
  out.write(attempt.seed, 24)
  if (spec.timeLimitMinutes > 0) out.write(attempt.startedAt, 32)
  out.write(attempt.isOver ? 1 : 0, 1)
  for (const id of drawnIn(spec, play)) {
    const question = spec.questions.find((one) => one.id === id)
    const value = attempt.answers.get(id)
    out.write(value ? 1 : 0, 1)
    if (question && value) writeAnswer(out, question, value)
  }
}

function readQuiz(bits: BitReader, spec: QuizSpec): QuizPlay {
  const ended = bits.number()
  const isPassed = bits.read(1) === 1
  const best = bits.read(14)
  const endedAt = spec.waitMinutes > 0 ? bits.read(32) : 0
  const hasSeen = bits.read(1) === 1
  const seen = new Set(hasSeen ? spec.questions.map(({ id }) => id).filter(() => bits.read(1) === 1) : [])
  const before = { kind: 'quiz', ended, endedAt, seen, best: best === 0 ? null : best - 1, isPassed } as const
  if (bits.read(1) === 0) return { ...before, attempt: null }
  const seed = bits.read(24)
  const startedAt = spec.timeLimitMinutes > 0 ? bits.read(32) : 0
  const begun = { seed, startedAt, isOver: bits.read(1) === 1, answers: new Map<string, AnswerValue>() }
  for (const id of drawnIn(spec, { ...before, attempt: begun })) {
    const question = spec.questions.find((one) => one.id === id)
    if (bits.read(1) === 1 && question) begun.answers.set(id, readAnswer(bits, question))
  }
  return { ...before, attempt: begun }
}

/** Of what was decided the way alone: words are kept nowhere. */
function writeCase(out: BitWriter, spec: CaseSpec, { isDone, walk }: CasePlay): void {
  out.write(isDone ? 1 : 0, 1)
  out.write(walk ? 1 : 0, 1)
  if (!walk) return
  out.number(countersOf(spec).findIndex((one) => one === walk.counter) + 1)
  out.number(walk.answers.length)
  for (const { itemId, value } of walk.answers) {
    const options = spec.scenes.find(({ decision }) => decision?.id === itemId)?.decision?.options ?? []
    if (value.type !== 'decision') continue
    out.write(
      Math.max(
        0,
        options.findIndex(({ id }) => id === value.option),
      ),
      bitsFor(options.length),
    )
  }
}

function readCase(bits: BitReader, spec: CaseSpec): CasePlay {
  const isDone = bits.read(1) === 1
  if (bits.read(1) === 0) return { kind: 'case', isDone, walk: null }
  const counter = counterOf(spec, bits.number() - 1)
  const own = specAt(spec, counter)
  const answers: CaseAnswer[] = []
  for (let left = bits.number(); left > 0; left -= 1) {
    const { pending, current } = walkCase(own, answers)
    if (!pending) break
    const { itemId } = pending
    if (pending.kind === 'continue') answers.push({ itemId, value: { type: 'continue' } })
    else if (pending.kind === 'reflection') answers.push({ itemId, value: { type: 'reflection', text: '' } })
    else {
      const options = current.decision?.options ?? []
      const option = options[bits.read(bitsFor(options.length))]?.id ?? ''
      answers.push({ itemId, value: { type: 'decision', option, reason: '' } })
    }
  }
  return { kind: 'case', isDone, walk: { counter, answers } }
}

function writePart(out: BitWriter, { spec }: Part, play: ExercisePlay | undefined): void {
  if (spec.kind === 'quiz' && play?.kind === 'quiz') writeQuiz(out, spec, play)
  else if (spec.kind === 'case' && play?.kind === 'case') writeCase(out, spec, play)
  else if (play?.kind === 'form') out.write(play.isDone ? 1 : 0, 1)
}

function readPart(bits: BitReader, { spec }: Part): ExercisePlay {
  if (spec.kind === 'quiz') return readQuiz(bits, spec)
  return spec.kind === 'case' ? readCase(bits, spec) : { kind: 'form', isDone: bits.read(1) === 1, attempt: null }
}

/** With less and less of what is over, until a register with little room takes it: what counts is kept to the last. */
const lighter: ((one: ExercisePlay) => ExercisePlay)[] = [
  (one) => one,
  (one) => (one.kind === 'quiz' && one.attempt?.isOver ? { ...one, attempt: null } : one),
  (one) => (one.kind === 'case' && one.isDone ? { ...one, walk: null } : one),
  (one) => (one.kind === 'quiz' ? { ...one, attempt: null } : one.kind === 'case' ? { ...one, walk: null } : one),
  (one) => (one.kind === 'quiz' ? { ...one, attempt: null, seen: new Set() } : one),
]

function encodeAll(data: CourseData, parts: readonly Part[], { at, read, exercises }: Play): string {
  const out = new BitWriter()
  out.number(at)
  for (const { id } of lessonsOf(data.outline)) out.write(read.has(id) ? 1 : 0, 1)
  for (const part of parts) writePart(out, part, exercises.get(part.id))
  return `${version}.${shapeOf(data, parts)}.${out.toString()}`
}

/** A play as a text of at most `limit` characters. */
export function encodePlay(data: CourseData, play: Play, limit: number): string {
  const parts = partsOf(data)
  let { exercises } = play
  let text = ''
  for (const lighten of lighter) {
    exercises = new Map([...exercises].map(([id, one]) => [id, lighten(one)]))
    text = encodeAll(data, parts, { ...play, exercises })
    if (text.length <= limit) break
  }
  return text
}

/** The play that a text kept; a new one, and why, where the text means nothing to this course. */
export function decodePlay(data: CourseData, text: string): { play: Play; anew: Anew | null } {
  const fresh = (anew: Anew | null) => ({ play: nothingPlayed(data), anew })
  if (text === '') return fresh(null)
  const [, own, shape, packed] = /^(\d+)\.([0-9a-z]+)\.([\w-]*)$/.exec(text) ?? []
  if (own !== String(version)) return fresh(Number.parseInt(text, 10) > version ? 'newer' : 'broken')
  try {
    const parts = partsOf(data)
    if (shape !== shapeOf(data, parts)) return fresh('changed')
    const bits = new BitReader(packed ?? '')
    const at = bits.number()
    const read = new Set(
      lessonsOf(data.outline)
        .map(({ id }) => id)
        .filter(() => bits.read(1) === 1),
    )
    const exercises = new Map(parts.map((part) => [part.id, readPart(bits, part)]))
    return { play: { at, read, exercises }, anew: null }
  } catch {
    return fresh('broken')
  }
}
