import type { AssessmentSpec, Pool, QuizSpec } from '#app/assessment/schemas.ts'
import type { FaultList, Place } from './faults.ts'
import { attributesOf, placeOf, textOf, type Node } from './syntax-tree.ts'

/** A quiz where it is written, for what needs the whole course; `spec` is null when it has faults. */
export type PlacedQuiz = {
  id: string
  spec: QuizSpec | null
  /** As written: `all`, or ids with spaces between; null when it borrows nothing. */
  pools: string | null
  faults: FaultList
  place: Place
  /** Of the attribute `pools`, else of the quiz. */
  poolsPlace: Place
}

export function placeQuiz(node: Node, spec: QuizSpec | null, faults: FaultList): PlacedQuiz {
  const attributes = attributesOf(node)
  const written = node.attributes?.find(({ name }) => name === 'pools')
  return {
    ...{ id: textOf(attributes, 'id'), spec, faults, place: placeOf(node) },
    pools: written ? textOf(attributes, 'pools').trim() : null,
    poolsPlace: placeOf(written?.position ? written : node),
  }
}

/** An opinion is asked where it was written: it says nothing of what was learned. */
const lendable = ({ questions }: QuizSpec) => questions.filter(({ type }) => type !== 'scale')

/** Two cards of the same question on one page would answer to the same name. */
const onSamePage = (one: PlacedQuiz, other: PlacedQuiz) => one.faults === other.faults

/** Whether a quiz may lend to another; if not, the fault is told at the other's `pools`. */
function mayLend(quiz: PlacedQuiz, pool: PlacedQuiz): boolean {
  const { faults, poolsPlace, id } = quiz
  const values = { id, pool: pool.id, where: `${pool.faults.file}:${pool.place.line}` }
  if (pool.pools !== null) faults.add(poolsPlace, 'pool_of_pools', values)
  else if (onSamePage(quiz, pool)) faults.add(poolsPlace, 'pool_same_lesson', values)
  else if (pool.spec && lendable(pool.spec).length === 0) faults.add(poolsPlace, 'pool_of_opinions', values)
  else return true
  return false
}

/** The quizzes that one borrows from, in the order of the course. */
function lendersOf(quiz: PlacedQuiz, all: readonly PlacedQuiz[]): PlacedQuiz[] {
  const { pools, faults, poolsPlace, id } = quiz
  if (pools === 'all') {
    const lenders = all.filter((one) => one.pools === null && !onSamePage(quiz, one))
    const useful = lenders.filter(({ spec }) => spec === null || lendable(spec).length > 0)
    if (useful.length === 0) faults.add(poolsPlace, 'pools_none', { id })
    return useful
  }
  const named = (pools ?? '').split(/\s+/).filter(Boolean)
  const known = named.filter((pool, index) => {
    if (pool === id) faults.add(poolsPlace, 'pool_itself', { id })
    else if (named.indexOf(pool) < index) faults.add(poolsPlace, 'pool_repeated', { pool })
    else if (!all.some((one) => one.id === pool)) faults.add(poolsPlace, 'pool_unknown', { pool: pool.slice(0, 80) })
    else return true
    return false
  })
  return all.filter((one) => known.includes(one.id) && mayLend(quiz, one))
}

function withPools(quiz: PlacedQuiz, own: QuizSpec, lenders: readonly PlacedQuiz[]): QuizSpec {
  const specs = lenders.flatMap(({ spec }) => spec ?? [])
  const lent = specs.map((spec) => ({ spec, questions: lendable(spec) }))
  const questions = [...own.questions, ...lent.flatMap((one) => one.questions)]
  const { draw, id } = own
  const isWhole = specs.length === lenders.length && questions.length > 0
  if (isWhole && draw > questions.length) {
    quiz.faults.add(quiz.place, 'draw_too_many', { draw, count: questions.length, id })
  }
  const pools = lent.map(({ spec, questions: some }): Pool => ({
    ...{ id: spec.id, title: spec.title },
    questionIds: some.map((question) => question.id),
  }))
  return { ...own, questions, pools }
}

/**
 * Copies into each quiz with `pools` the questions of the quizzes it names, as the server keeps them: an attempt then
 * needs one spec alone. Call when every lesson is read.
 * @returns a function that gives each spec as it is to be kept
 */
export function lendQuestions(quizzes: readonly PlacedQuiz[]): (spec: AssessmentSpec) => AssessmentSpec {
  const lent = new Map<AssessmentSpec, QuizSpec>()
  for (const quiz of quizzes) {
    if (quiz.pools === null) continue
    const lenders = lendersOf(quiz, quizzes)
    if (quiz.spec) lent.set(quiz.spec, withPools(quiz, quiz.spec, lenders))
  }
  return (spec) => lent.get(spec) ?? spec
}
