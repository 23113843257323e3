import { assertCorrects } from '#app/assessment/correct-key.server.ts'
import { keyOf, withCorrections, type KeyProposal } from '#app/assessment/correct-question.ts'
import { getQuiz, listAsking, listCorrections } from '#app/assessment/correction-queries.server.ts'
import { getQuizStatistics } from '#app/assessment/quiz-statistics.server.ts'
import type { Question } from '#app/assessment/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getNumberedVersion } from '#app/learning/version-queries.server.ts'
import { notFound } from '#app/platform/errors.ts'

/** A question with its key, as the form of a correction shows it: for trainers only. */
export type CorrectableQuestion = {
  id: string
  type: Question['type']
  promptHtml: string
  annulled: boolean
  /** The key in force. */
  key: Exclude<KeyProposal, { kind: 'annul' }>
  /** First attempts that answered it; `taken` counts them, null while fewer than five (P9). */
  answers: number
  choices: { id: string; html: string; taken: number | null; share: number }[]
  /** Items of an order, in the written order; left sides of a match and the right ones to choose among. */
  items: { id: string; text: string }[]
  rights: { id: string; text: string }[]
  unit: string
}

type Taken = { answers: number; confidence: string; choices: Record<string, number> }

function shownQuestion(question: Question, taken: Taken): CorrectableQuestion | null {
  const key = keyOf(question)
  if (!key) return null
  const { answers } = taken
  const written = question.type === 'single' || question.type === 'multiple' ? question.choices : []
  const countOf = (id: string) => (taken.confidence === 'hidden' ? null : (taken.choices[id] ?? 0))
  const pairs = question.type === 'match' ? question.pairs : []
  return {
    ...{ id: question.id, type: question.type, promptHtml: question.promptHtml, key, answers },
    annulled: question.annulled ?? false,
    choices: written.map(({ id, html }) => {
      const count = countOf(id)
      return { id, html, taken: count, share: answers === 0 ? 0 : (count ?? 0) / answers }
    }),
    items: question.type === 'order' ? question.items : pairs.map(({ id, left }) => ({ id, text: left })),
    // By the alphabet: in the written order the list would be the key that is in doubt.
    rights: pairs.map(({ id, right }) => ({ id, text: right })).toSorted((a, b) => a.text.localeCompare(b.text, 'it')),
    unit: question.type === 'numeric' ? question.unit : '',
  }
}

/**
 * One question of one published version with the key in force, for who corrects it; `alsoIn` are the titles of the other
 * quizzes that ask it.
 * @throws AppError `forbidden` for who does not write courses, `not_found` for a version or question that is not there
 */
export async function getCorrectableQuestion(
  viewer: Viewer,
  { slug, activityId, version, questionId }: { slug: string; activityId: string; version: number; questionId: string },
) {
  assertCorrects(viewer)
  const { id: courseVersionId, title: courseTitle } = await getNumberedVersion(slug, version)
  const place = { courseVersionId, activityId }
  const quiz = await getQuiz(place)
  const corrections = await listCorrections(activityId, [courseVersionId])
  const question = withCorrections(quiz, corrections).questions.find(({ id }) => id === questionId)
  if (!question) throw notFound('question')
  const { questions } = await getQuizStatistics(activityId, [courseVersionId])
  const figures = questions.find((one) => one.question.id === questionId)
  const asking = await listAsking({ courseVersionId, questionId })
  const alsoIn = asking.filter(({ id }) => id !== activityId).map(({ title }) => title)
  const shown = shownQuestion(question, figures ?? { answers: 0, confidence: 'hidden', choices: {} })
  if (!shown) throw notFound('question')
  return { courseTitle, quizTitle: quiz.title, place: { ...place, questionId }, question: shown, alsoIn }
}
