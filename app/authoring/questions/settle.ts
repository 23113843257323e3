import { checkText } from '../check-text.ts'
import { FaultList } from '../faults.ts'
import { readQuiz } from '../read-quiz.ts'
import { parseLesson } from '../syntax-tree.ts'
import { bounds, type NeutralQuestion, type Note, type ReadQuestion } from './question.ts'
import { quizText } from './to-dialect.ts'

const folded = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Texts of a question between which somebody chooses or that are put in order. */
function partsOf(question: NeutralQuestion): { texts: string[][]; least: number } {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { texts: [question.choices.map(({ text }) => text)], least: 2 }
    case 'order':
      return { texts: [question.items], least: 3 }
    case 'match':
      return { texts: [question.pairs.map(({ left }) => left), question.pairs.map(({ right }) => right)], least: 2 }
    case 'short':
      return { texts: [question.accepted], least: 1 }
    case 'numeric':
    case 'scale':
      return { texts: [], least: 0 }
  }
}

/** Why the dialect has no such question, or null. */
function whyNot(question: NeutralQuestion): Note | null {
  if (Buffer.byteLength(JSON.stringify(question)) > bounds.texts) return { code: 'too_large' }
  const { texts, least } = partsOf(question)
  for (const list of texts) {
    if (list.length > bounds.parts) return { code: 'too_large' }
    if (list.length < least) return { code: 'few_choices', detail: String(list.length) }
    if (list.some((text) => text.trim() === '')) return { code: 'no_answer' }
    const twice = list.find((text, at) => list.some((other, index) => index < at && folded(other) === folded(text)))
    if (twice !== undefined) return { code: 'same_choice', detail: twice.slice(0, 60) }
  }
  return null
}

/** Whether the checker of courses takes a question as it would be written, and reads no component that was a word. */
function isTaken(question: NeutralQuestion): boolean {
  const faults = new FaultList('')
  const root = parseLesson(quizText({ id: 'quiz', title: 'Quiz' }, [question]), faults)
  if (!root || faults.faults.length > 0) return false
  checkText(root, faults)
  const [quiz, ...more] = root.children ?? []
  if (!quiz || more.length > 0 || quiz.name !== 'Quiz') return false
  return readQuiz(quiz, faults) !== null && faults.faults.length === 0
}

/** Leaves out what the dialect has no question for, and says why: what remains passes the checker of courses. */
export function settle(read: ReadQuestion): ReadQuestion {
  const { question, notes } = read
  if (question === null) return read
  const reason = whyNot(question) ?? (isTaken(question) ? null : ({ code: 'broken' } as const))
  return reason === null ? read : { ...read, question: null, notes: [...notes, reason] }
}
