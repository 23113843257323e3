import { pathOf } from '#app/assessment/case-path.ts'
import { drawQuestions } from '#app/assessment/draw-questions.ts'
import { gradeAnswer } from '#app/assessment/grade-answer.ts'
import type {
  AnswerValue,
  AssessmentSpec,
  CaseSpec,
  FormField,
  FormSpec,
  Question,
  QuizSpec,
} from '#app/assessment/schemas.ts'
import { walkCase, type CaseAnswer } from '#app/assessment/walk-case.ts'
import type { Prisma } from '#app/platform/database.server.ts'
import { shuffled, type Random } from '#app/platform/seeded-random.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { readCase, sampleReflections } from './marked-reflections.ts'
import { idOf } from './seed-id.ts'

const minute = 60_000

type AnswerRow = Omit<Prisma.AnswerCreateManyInput, 'value'> & { value: AnswerValue }

export type AttemptRows = {
  attempts: Prisma.AttemptCreateManyInput[]
  answers: AnswerRow[]
  sharedReasons: Prisma.SharedReasonCreateManyInput[]
  /** Decisions in the answers that have no words yet, and what would show them to colleagues. */
  decisions: { answer: AnswerRow; counter: DepartmentKind; share: Prisma.SharedReasonCreateManyInput }[]
}

/** Whose exercise, ended when; `ability` is about −1 to 1, `counter` where they work. */
export type Learner = {
  personId: string
  counter: DepartmentKind
  enrolmentId: string
  courseVersionId: string
  endedAt: Date
  ability: number
}

const reflections = [
  'Mi porto via l’idea di far ridire i passi prima di salutare. Domani lo provo con il primo utente della mattina.',
  'Ho capito quanto pesa chi sta in mezzo a tradurre. Parlerò con la collega per avere il numero della mediazione.',
  'Nel caso ho deciso in fretta, come faccio allo sportello. Provo a scrivere i nomi insieme alla persona.',
]

const notes = [
  'Colloquio con la mediatrice, durata un’ora. La signora ha raccontato come si trova e che cosa le serve.',
  'Letto insieme il foglio della scuola. Alla fine ha ridetto lei i passi, con parole sue.',
  'Resta da chiarire chi accompagna il bambino; ne riparliamo al prossimo incontro.',
]

/** One more than a whole number of turns is never the same place. */
const turned = <T>(list: readonly T[]) => [...list.slice(1), ...list.slice(0, 1)]

function rightValue(question: Question): AnswerValue {
  const { type } = question
  if (type === 'single') return { type, choice: question.choices.find(({ correct }) => correct)?.id ?? '' }
  if (type === 'multiple')
    return { type, choices: question.choices.filter(({ correct }) => correct).map(({ id }) => id) }
  if (type === 'order') return { type, order: question.items.map(({ id }) => id) }
  if (type === 'match') return { type, pairs: Object.fromEntries(question.pairs.map(({ id }) => [id, id])) }
  if (type === 'short') return { type, text: question.accepted[0] ?? '' }
  if (type === 'scale') return { type, choice: String(question.to) }
  return { type, text: String(question.value).replace('.', ',') }
}

function wrongValue(question: Question, random: Random): AnswerValue {
  const { type } = question
  if (type === 'single') return { type, choice: random.pick(question.choices.filter(({ correct }) => !correct)).id }
  if (type === 'multiple') {
    const flipped = random.pick(question.choices).id
    const chosen = question.choices.filter(({ id, correct }) => (id === flipped ? !correct : correct))
    return { type, choices: (chosen.length > 0 ? chosen : question.choices).map(({ id }) => id) }
  }
  const order = question.type === 'order' ? question.items.map(({ id }) => id) : []
  if (type === 'order') return { type, order: random.next() < 0.5 ? turned(order) : order.toReversed() }
  if (type === 'match') {
    const ids = question.pairs.map(({ id }) => id)
    const given = turned(ids)
    return { type, pairs: Object.fromEntries(ids.map((id, index) => [id, given[index] ?? id])) }
  }
  if (type === 'short') return { type, text: 'non ricordo' }
  if (type === 'scale') return { type, choice: String(question.from + random.below(question.to - question.from)) }
  return { type, text: String(question.value + 1 + random.below(9)) }
}

/** A fixed property of a question, from its id. */
const difficultyOf = ({ id }: Question) => (parseInt(idOf(id).slice(0, 4), 16) / 65_535) * 3 - 2.2

function isRight(question: Question, ability: number, random: Random): boolean {
  return random.next() < 1 / (1 + Math.exp(difficultyOf(question) - 3.5 * ability))
}

type Try = {
  seed: number
  drawn: string[]
  given: { itemId: string; value: AnswerValue; points: number; max: number }[]
  points: number
  max: number
}

function tryQuiz(
  spec: QuizSpec,
  seen: ReadonlySet<string>,
  rightness: (question: Question) => boolean,
  random: Random,
): Try {
  const seed = random.below(2 ** 31 - 1)
  const drawn = drawQuestions(spec, seed, seen)
  const given = drawn.flatMap((itemId) => {
    const question = spec.questions.find(({ id }) => id === itemId)
    if (!question) return []
    const value = rightness(question) ? rightValue(question) : wrongValue(question, random)
    return [{ itemId, value, ...gradeAnswer(question, value) }]
  })
  const sum = (of: 'points' | 'max') => given.reduce((total, one) => total + one[of], 0)
  return { seed, drawn, given, points: sum('points'), max: sum('max') }
}

const shareOf = ({ points, max }: Try) => (max === 0 ? 0 : Math.floor((points * 10_000) / max))

/** Attempts until one is passed: each better than the one before, the third at the latest. */
function triesUntilPassed(spec: QuizSpec, ability: number, random: Random): Try[] {
  const tries: Try[] = []
  for (let last: Try | undefined; !last || shareOf(last) < spec.passPercent * 100; tries.push(last)) {
    const learned = tries.length
    const seen = new Set(tries.flatMap(({ drawn }) => drawn))
    last = tryQuiz(spec, seen, (question) => learned >= 2 || isRight(question, ability + learned / 2, random), random)
  }
  return tries
}

function addQuiz(rows: AttemptRows, spec: QuizSpec, learner: Learner, random: Random): number {
  const { enrolmentId, courseVersionId, endedAt, ability } = learner
  const tries = triesUntilPassed(spec, ability, random)
  for (const [index, one] of tries.entries()) {
    const { seed, drawn, given, points, max } = one
    const number = index + 1
    const id = idOf(`attempt:${enrolmentId}:${spec.id}:${number}`)
    const submittedAt = new Date(endedAt.getTime() - (tries.length - number) * (drawn.length + 2) * minute)
    const startedAt = new Date(submittedAt.getTime() - drawn.length * minute)
    rows.attempts.push({
      ...{ id, enrolmentId, courseVersionId, activityId: spec.id, kind: 'quiz', number, seed, drawn, startedAt },
      ...{ submittedAt, pointsHundredths: points, maxHundredths: max, passed: number === tries.length },
    })
    for (const [place, { itemId, value, ...grade }] of given.entries()) {
      const receivedAt = new Date(startedAt.getTime() + (place + 1) * minute)
      rows.answers.push({
        ...{ id: idOf(`answer:${id}:${itemId}`), attemptId: id, itemId, sequence: place + 1, value, receivedAt },
        ...{ pointsHundredths: grade.points, maxHundredths: grade.max },
      })
    }
  }
  return Math.max(...tries.map(shareOf))
}

/** How much more often than the others the first way is taken, as in a hurry; each counter has its habits. */
const haste: Record<DepartmentKind, number> = {
  registry: 1.8,
  technical_office: 1.6,
  local_police: 1.4,
  other: 1,
  nursery: 0.6,
  social_services: 0.5,
}

function valueFor(
  spec: CaseSpec,
  journal: readonly CaseAnswer[],
  counter: DepartmentKind,
  random: Random,
): CaseAnswer | null {
  const { pending, current } = walkCase(spec, journal)
  if (!pending) return null
  const { itemId, kind } = pending
  if (kind === 'continue') return { itemId, value: { type: 'continue' } }
  if (kind === 'reflection') {
    const isRead = current.reflection?.marked && spec.id === readCase
    const text = isRead ? random.pick(sampleReflections).text : random.pick(reflections)
    return { itemId, value: { type: 'reflection', text } }
  }
  const options = current.decision?.options ?? []
  const place = random.next() * (options.length - 1 + haste[counter]) - haste[counter]
  const option = options[place < 0 ? 0 : 1 + Math.floor(place)]?.id ?? options.at(-1)?.id ?? ''
  return { itemId, value: { type: 'decision', option, reason: '' } }
}

/** One walk through a case to an end; the words of its decisions come later (`tellReasons`). */
function addCase(rows: AttemptRows, spec: CaseSpec, learner: Learner, random: Random): void {
  const { personId, counter, enrolmentId, courseVersionId, endedAt } = learner
  const journal: CaseAnswer[] = []
  const next = () => valueFor(spec, journal, counter, random)
  for (let answer = next(); answer; answer = next()) journal.push(answer)
  const id = idOf(`attempt:${enrolmentId}:${spec.id}:1`)
  // Reading and writing take one to five minutes a scene, now and then a coffee.
  const spent = journal.map(
    () => Math.round((1 + random.next() * 4) * minute) + (random.below(12) === 0 ? 15 * minute : 0),
  )
  const startedAt = new Date(endedAt.getTime() - spent.reduce((sum, one) => sum + one, 0))
  rows.attempts.push({
    ...{ id, enrolmentId, courseVersionId, activityId: spec.id, kind: 'case', number: 1, seed: 1, counter },
    ...{ drawn: [spec.start], startedAt, submittedAt: endedAt, passed: true, path: pathOf({ journal }) },
  })
  let at = startedAt.getTime()
  for (const [index, { itemId, value }] of journal.entries()) {
    at += spent[index] ?? 0
    const answerId = idOf(`answer:${id}:${itemId}`)
    const receivedAt = new Date(at)
    const answer: AnswerRow = {
      ...{ id: answerId, attemptId: id, itemId, sequence: index + 1, value, receivedAt },
      ...{ pointsHundredths: null, maxHundredths: null },
    }
    rows.answers.push(answer)
    if (value.type !== 'decision') continue
    const place = { courseVersionId, activityId: spec.id, itemId, option: value.option }
    rows.decisions.push({ answer, counter, share: { answerId, personId, ...place, sharedAt: receivedAt } })
  }
}

/** Few words, as in a first try; the optional fields are often left for later. */
function fieldText({ kind, options }: FormField, random: Random): string {
  if (kind === 'choice') return random.pick(options)
  if (kind === 'date') return '2026-03-12'
  return kind === 'line' ? 'come da appuntamento' : random.pick(notes)
}

/** One form filled in and handed in. */
function addForm(rows: AttemptRows, spec: FormSpec, learner: Learner, random: Random): void {
  const { enrolmentId, courseVersionId, endedAt } = learner
  const filled = spec.fields.filter(({ required }) => required || random.next() < 0.5)
  const id = idOf(`attempt:${enrolmentId}:${spec.id}:1`)
  const startedAt = new Date(endedAt.getTime() - (filled.length + 1) * minute)
  rows.attempts.push({
    ...{ id, enrolmentId, courseVersionId, activityId: spec.id, kind: 'form', number: 1, seed: 1 },
    ...{ drawn: [], startedAt, submittedAt: endedAt, passed: true },
  })
  for (const [index, field] of filled.entries()) {
    const receivedAt = new Date(startedAt.getTime() + (index + 1) * minute)
    const value = { type: 'field', text: fieldText(field, random) } as const
    rows.answers.push({
      ...{ id: idOf(`answer:${id}:${field.id}`), attemptId: id, itemId: field.id, sequence: index + 1, value },
      ...{ receivedAt, pointsHundredths: null, maxHundredths: null },
    })
  }
}

/**
 * What assessment would have written of one exercise worked through. Reasons and reflections are invented sentences.
 * @returns the result in hundredths of a percent, null for a case
 */
export function addExercise(rows: AttemptRows, spec: AssessmentSpec, learner: Learner, random: Random): number | null {
  if (spec.kind === 'quiz') return addQuiz(rows, spec, learner, random)
  if (spec.kind === 'form') addForm(rows, spec, learner, random)
  else addCase(rows, spec, learner, random)
  return null
}

/** Abilities around the middle, few at the ends. */
export function abilityOf(random: Random): number {
  return shuffled([random.next(), random.next(), random.next()], random).reduce((sum, one) => sum + one, 0) / 1.5 - 1
}
