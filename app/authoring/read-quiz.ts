import { z } from 'zod'
import { Question, QuizSpec } from '#app/assessment/schemas.ts'
import { dialect, questionTypes } from './dialect.ts'
import type { FaultList } from './faults.ts'
import { markdownHtml, markdownLine } from './markdown-html.ts'
import {
  attributesOf,
  flagOf,
  numberOf,
  partsOf,
  placeOf,
  plainText,
  textOf,
  type Attributes,
  type Node,
} from './syntax-tree.ts'

type QuestionType = (typeof questionTypes)[number]

/** The parts each type of question is made of, and how many it needs. */
const partOf: Record<QuestionType, { name: string; least: number }> = {
  single: { name: 'Choice', least: 2 },
  multiple: { name: 'Choice', least: 2 },
  order: { name: 'Item', least: 3 },
  match: { name: 'Pair', least: 2 },
  short: { name: 'Accept', least: 1 },
  numeric: { name: 'Answer', least: 1 },
  scale: { name: '', least: 0 },
}

/** Attributes that mean something for some types alone, and those a type cannot do without. */
const onlyFor: Record<string, readonly QuestionType[]> = {
  penalty: ['multiple'],
  points: ['single', 'multiple', 'order', 'match', 'short', 'numeric'],
  from: ['scale'],
  to: ['scale'],
  low: ['scale'],
  high: ['scale'],
}
const scaleNeeds = ['low', 'high'] as const

function checkTypeAttributes(type: QuestionType, node: Node, faults: FaultList): void {
  for (const attribute of node.attributes ?? []) {
    const { name = '' } = attribute
    const types = Object.hasOwn(onlyFor, name) ? onlyFor[name] : undefined
    if (!types || types.includes(type)) continue
    const place = placeOf(attribute.position ? attribute : node)
    faults.add(place, 'attribute_of_type', { attribute: name, type, types: types.join(', ') })
  }
  if (type !== 'scale') return
  const attributes = attributesOf(node)
  for (const attribute of scaleNeeds) {
    if (attributes[attribute] === undefined) {
      faults.add(placeOf(node), 'missing_attribute', { name: 'Question', attribute })
    }
  }
  const { from, to } = scaleEnds(attributes)
  if (from >= to) faults.add(placeOf(node), 'scale_ends', { from, to })
}

const scaleEnds = (attributes: Attributes) => ({
  from: numberOf(attributes, 'from', 1),
  to: numberOf(attributes, 'to', 5),
})

function checkDistinct(texts: readonly string[], parts: readonly Node[], faults: FaultList): void {
  texts.forEach((text, index) => {
    const part = parts[index]
    if (part && texts.indexOf(text) < index) faults.add(placeOf(part), 'same_text', { text })
  })
}

function readChoice(node: Node, index: number, faults: FaultList) {
  const { parts, content } = partsOf(node)
  const html = markdownLine(content)
  if (!html) faults.add(placeOf(node), 'prompt_missing', { what: '<Choice>' })
  const feedback = parts.filter(({ name }) => name === 'Feedback')
  return {
    id: `c${index + 1}`,
    html,
    correct: flagOf(attributesOf(node), 'correct'),
    feedbackHtml: feedback.length ? feedback.map((one) => markdownHtml(asBlocks(one))).join('') : null,
  }
}

/** Text straight inside a component has no paragraph of its own. */
export function asBlocks(node: Node): Node[] {
  const children = node.children ?? []
  const isInline = children.some(({ type }) => ['text', 'emphasis', 'strong', 'link', 'inlineCode'].includes(type))
  return isInline ? [{ type: 'paragraph', children }] : children
}

function checkChoices(type: QuestionType, choices: { correct: boolean }[], node: Node, faults: FaultList): void {
  const count = choices.filter(({ correct }) => correct).length
  if (count === 0) faults.add(placeOf(node), 'no_correct_choice')
  if (type === 'single' && count > 1) faults.add(placeOf(node), 'several_correct', { count })
}

function readBody(type: QuestionType, own: readonly Node[], node: Node, faults: FaultList): object {
  const texts = own.map((part) => plainText(part.children ?? []))
  if (type === 'scale') {
    const attributes = attributesOf(node)
    return { ...scaleEnds(attributes), low: textOf(attributes, 'low'), high: textOf(attributes, 'high'), points: 0 }
  }
  if (type === 'single' || type === 'multiple') {
    const choices = own.map((part, index) => readChoice(part, index, faults))
    checkChoices(type, choices, node, faults)
    checkDistinct(
      own.map((part) => plainText(partsOf(part).content)),
      own,
      faults,
    )
    const { penalty } = attributesOf(node)
    return { choices, ...(type === 'multiple' && { penaltyPercent: penalty === undefined ? null : Number(penalty) }) }
  }
  if (type === 'match') {
    const pairs = own.map((part, index) => {
      const attributes = attributesOf(part)
      return { id: `c${index + 1}`, left: textOf(attributes, 'left'), right: textOf(attributes, 'right') }
    })
    for (const side of ['left', 'right'] as const)
      checkDistinct(
        pairs.map((pair) => pair[side]),
        own,
        faults,
      )
    return { pairs }
  }
  if (type === 'numeric') {
    const attributes = own[0] ? attributesOf(own[0]) : {}
    if (own.length > 1) faults.add(placeOf(node), 'one_answer', { count: own.length })
    const tolerance = Math.abs(numberOf(attributes, 'tolerance', 0))
    return { value: numberOf(attributes, 'value', 0), tolerance, unit: textOf(attributes, 'unit') }
  }
  own.forEach((part, index) => {
    if (!texts[index]) faults.add(placeOf(part), 'prompt_missing', { what: `<${part.name ?? ''}>` })
  })
  checkDistinct(texts, own, faults)
  return type === 'short' ? { accepted: texts } : { items: texts.map((text, index) => ({ id: `c${index + 1}`, text })) }
}

function readQuestion(node: Node, faults: FaultList): Question | null {
  const attributes = attributesOf(node)
  const { parts, content } = partsOf(node)
  const type = questionTypes.find((one) => one === attributes.type)
  const promptHtml = markdownHtml(content)
  if (!promptHtml) faults.add(placeOf(node), 'prompt_missing', { what: '<Question>' })
  if (!type) return null
  checkTypeAttributes(type, node, faults)
  const { name, least } = partOf[type]
  for (const part of parts) {
    const isOfQuestions = dialect[part.name ?? '']?.inside?.includes('Question') ?? false
    const expected = part.name === name || part.name === 'Hint' || part.name === 'Feedback'
    if (isOfQuestions && !expected) faults.add(placeOf(part), 'part_unexpected', { type, name: part.name ?? '' })
  }
  const own = parts.filter((part) => part.name === name)
  if (own.length < least) faults.add(placeOf(node), 'few_choices', { least, name, count: own.length })
  const textIn = (wanted: string) => {
    const found = parts.filter((part) => part.name === wanted)
    return found.length ? found.map((part) => markdownHtml(asBlocks(part))).join('') : null
  }
  const parsed = Question.safeParse({
    id: textOf(attributes, 'id'),
    type,
    promptHtml,
    points: numberOf(attributes, 'points', 1) * 100,
    hintHtml: textIn('Hint'),
    feedbackHtml: textIn('Feedback'),
    ...readBody(type, own, node, faults),
  })
  return parsed.success ? parsed.data : null
}

/** With the questions of its pools still to come, a quiz may have none of its own. */
const WrittenQuiz = QuizSpec.extend({ questions: z.array(Question) })

/** Takes a `<Quiz>` out of the text as the spec the server keeps (P3); null when it has faults. */
export function readQuiz(node: Node, faults: FaultList): QuizSpec | null {
  const before = faults.faults.length
  const attributes = attributesOf(node)
  const nodes = partsOf(node).parts.filter(({ name }) => name === 'Question')
  const questions = nodes.map((question) => readQuestion(question, faults)).filter((question) => question !== null)
  const count = nodes.length
  const borrows = attributes.pools !== undefined
  if (count === 0 && !borrows) faults.add(placeOf(node), 'quiz_empty', { id: textOf(attributes, 'id') })
  // Without it, a final test would ask everything that the course asks.
  if (borrows && attributes.draw === undefined)
    faults.add(placeOf(node), 'missing_attribute', { name: 'Quiz pools', attribute: 'draw' })
  if (attributes.wait !== undefined && textOf(attributes, 'attempts') === '1')
    faults.add(placeOf(node), 'wait_useless', { id: textOf(attributes, 'id') })
  const draw = numberOf(attributes, 'draw', Math.max(1, count))
  if (count > 0 && draw > count && !borrows) faults.add(placeOf(node), 'draw_too_many', { draw, count })
  if (faults.faults.length > before) return null
  const parsed = WrittenQuiz.safeParse({
    kind: 'quiz',
    id: textOf(attributes, 'id'),
    title: textOf(attributes, 'title'),
    passPercent: numberOf(attributes, 'pass', 60),
    attempts: numberOf(attributes, 'attempts', 0),
    timeLimitMinutes: numberOf(attributes, 'time-limit', 0),
    waitMinutes: numberOf(attributes, 'wait', 0),
    draw,
    shuffle: flagOf(attributes, 'shuffle'),
    feedback: textOf(attributes, 'feedback', 'each'),
    questions,
  })
  return parsed.success ? parsed.data : null
}
