import { toSlug } from '#app/platform/slug.ts'
import { attributeText, literalText } from '../dialect-text.ts'
import { limits } from '../dialect.ts'
import type { NeutralQuestion, ReadChoice } from './question.ts'

const indented = (text: string, by: string) =>
  text
    .split('\n')
    .map((line) => (line ? `${by}${line}` : ''))
    .join('\n')

const indent = '    '
const block = (name: string, text: string | null): string[] =>
  text === null || text === '' ? [] : ['', `${indent}<${name}>`, indented(text, `${indent}  `), `${indent}</${name}>`]

function choiceLine({ text, correct, feedback }: ReadChoice): string {
  const said = feedback ? ` <Feedback>${feedback}</Feedback>` : ''
  return `${indent}<Choice${correct ? ' correct' : ''}>${text}${said}</Choice>`
}

const decimal = (value: number) => String(value)

/** What a question is made of, beneath its text. */
function bodyLines(question: NeutralQuestion): string[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.choices.map(choiceLine)
    case 'order':
      return question.items.map((item) => `${indent}<Item>${literalText(item)}</Item>`)
    case 'match':
      return question.pairs.map(
        ({ left, right }) => `${indent}<Pair left="${attributeText(left)}" right="${attributeText(right)}" />`,
      )
    case 'short':
      return question.accepted.map((one) => `${indent}<Accept>${literalText(one)}</Accept>`)
    case 'numeric': {
      const { value, tolerance, unit } = question
      const rest = `${tolerance > 0 ? ` tolerance="${decimal(tolerance)}"` : ''}${unit ? ` unit="${attributeText(unit)}"` : ''}`
      return [`${indent}<Answer value="${decimal(value)}"${rest} />`]
    }
    case 'scale':
      return []
  }
}

function attributesOf(question: NeutralQuestion): string {
  const { type, points } = question
  const own =
    question.type === 'scale'
      ? ` from="${question.from}" to="${question.to}" low="${attributeText(question.low)}" high="${attributeText(question.high)}"`
      : ''
  const penalty = question.type === 'multiple' && question.penalty !== null ? ` penalty="${question.penalty}"` : ''
  return `type="${type}"${type === 'scale' || points === 1 ? '' : ` points="${points}"`}${penalty}${own}`
}

function questionText(id: string, question: NeutralQuestion): string {
  return [
    `  <Question id="${id}" ${attributesOf(question)}>`,
    indented(question.prompt, indent),
    ...(bodyLines(question).length > 0 ? ['', ...bodyLines(question)] : []),
    ...block('Hint', question.hint),
    ...block('Feedback', question.feedback),
    '  </Question>',
  ].join('\n')
}

/** An id that is not taken: as wanted, or with the first number after it that is free. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`
  return id
}

/** Ids by the names of the questions, each once, none of `taken`. */
function idsOf(prefix: string, questions: readonly NeutralQuestion[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken)
  return questions.map(({ name }, index) => {
    const words = toSlug(name).slice(0, 40).replace(/-+$/, '') || String(index + 1)
    const base = `${prefix}-${words}`.slice(0, limits.id - 5).replace(/-+$/, '')
    const id = freeId(base, used)
    used.add(id)
    return id
  })
}

/**
 * Questions as a quiz of the dialect. @param quiz its id and title
 * @param taken ids that the course has already
 */
export function quizText(
  quiz: { id: string; title: string },
  questions: readonly NeutralQuestion[],
  taken: ReadonlySet<string> = new Set(),
): string {
  const ids = idsOf(quiz.id, questions, new Set([...taken, quiz.id]))
  const texts = questions.map((question, index) => questionText(ids[index] ?? '', question))
  return [`<Quiz id="${quiz.id}" title="${attributeText(quiz.title)}">`, ...texts, '</Quiz>', ''].join('\n')
}
