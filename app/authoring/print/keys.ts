import { ownQuestions } from '#app/assessment/own-questions.ts'
import type { AssessmentSpec, CaseSpec, FormSpec, Question, QuizSpec } from '#app/assessment/schemas.ts'
import type { CheckedCourse } from '../check-course.ts'
import { letterOf, paragraph, strong, text, type Block, type Inline } from './blocks.ts'
import { sceneNumbers } from './case-paper.ts'
import { letteredChoices, letteredRights } from './quiz-paper.ts'
import { htmlBlocks, htmlLine } from './read-html.ts'
import type { Teller } from './teller.ts'

const labelled = (label: string, ...inside: Inline[]) => paragraph(strong(`${label}: `), ...inside)

type Choices = Extract<Question, { type: 'single' | 'multiple' }>

/** The right choices, then what is said of each choice, in the order of the paper. */
function choiceKeys(question: Choices, { say, language }: Teller): Block[] {
  const choices = letteredChoices(question)
  const right = choices.filter(({ correct }) => correct).map(({ letter }) => letter)
  const items = choices.map(({ letter, html, correct, feedbackHtml }): Block[] => [
    paragraph(strong(`${letter}, ${say(correct ? 'key_right' : 'key_wrong')}. `), {
      kind: 'emphasis',
      inside: htmlLine(html, language),
    }),
    ...(feedbackHtml ? htmlBlocks(feedbackHtml, language) : []),
  ])
  return [labelled(say('key_answer'), text(right.join(', '))), { kind: 'list', ordered: false, items }]
}

function answerKeys(question: Question, tell: Teller): Block[] {
  const { say, plain, formats } = tell
  if (question.annulled) return [paragraph(text(say('key_annulled')))]
  switch (question.type) {
    case 'single':
    case 'multiple':
      return choiceKeys(question, tell)
    case 'order': {
      const ids = question.rightOrder ?? question.items.map(({ id }) => id)
      const items = ids.flatMap((id) => question.items.filter((item) => item.id === id))
      const listed = items.map((item) => [paragraph(text(plain(item.text)))])
      return [labelled(say('key_order')), { kind: 'list', ordered: true, items: listed }]
    }
    case 'match': {
      const rights = letteredRights(question)
      const items = question.pairs.map(({ id, left, rightId }) => {
        const right = rights.find((one) => one.id === (rightId ?? id))
        return [paragraph(text(`${plain(left)} → ${right?.letter ?? ''}. ${plain(right?.text ?? '')}`))]
      })
      return [labelled(say('key_match')), { kind: 'list', ordered: false, items }]
    }
    case 'short':
      return [labelled(say('key_accepted'), text(question.accepted.map(plain).join(' · ')))]
    case 'numeric': {
      const { value, tolerance, unit } = question
      const spare = tolerance > 0 ? `, ${say('key_tolerance', { tolerance: formats.number(tolerance) })}` : ''
      return [labelled(say('key_answer'), text(`${formats.number(value)} ${plain(unit)}${spare}`.replace(/ +/g, ' ')))]
    }
    case 'scale':
      return [paragraph(text(say('key_opinion')))]
  }
}

function quizKeys(spec: QuizSpec, tell: Teller): Block[] {
  return ownQuestions(spec).map((question, at) => ({
    kind: 'question',
    number: at + 1,
    inside: [
      ...answerKeys(question, tell),
      ...(question.feedbackHtml
        ? [labelled(tell.say('key_always')), ...htmlBlocks(question.feedbackHtml, tell.language)]
        : []),
    ],
  }))
}

function anchorsOf(spec: CaseSpec, { say, language, plain }: Teller): Block[] {
  return spec.rubric.flatMap(({ criterion, levels, anchors }) =>
    anchors.map(({ level, html, why }): Block => ({
      ...{ kind: 'box', tone: 'key' },
      label: `${plain(criterion)}. ${say('key_anchor', { level: level + 1 })}: ${plain(levels[level] ?? '')}`,
      inside: [...htmlBlocks(html, language), labelled(say('key_why'), text(plain(why)))],
    })),
  )
}

/** Where every choice leads, and the examples that a rubric is read by. */
function caseKeys(spec: CaseSpec, tell: Teller): Block[] {
  const numbers = sceneNumbers(spec)
  const { say } = tell
  const numberOf = (id: string) => numbers.get(id) ?? 0
  const ways = spec.scenes.map(({ id, next, end, decision }) => {
    const from = numberOf(id)
    if (end) return say('key_end', { from })
    if (next) return say('key_next', { from, to: numberOf(next) })
    const each = (decision?.options ?? []).map(({ to }, at) => `${letterOf(at)} → ${numberOf(to)}`)
    return say('key_ways', { from, ways: each.join(', ') })
  })
  const items = ways.map((way) => [paragraph(text(way))])
  return [labelled(say('key_scenes')), { kind: 'list', ordered: false, items }, ...anchorsOf(spec, tell)]
}

function formKeys(spec: FormSpec, { say, plain, language }: Teller): Block[] {
  return spec.fields.flatMap(({ label, modelHtml, whyHtml }) => [
    paragraph(strong(plain(label))),
    ...htmlBlocks(modelHtml, language),
    ...(whyHtml ? [labelled(say('key_why')), ...htmlBlocks(whyHtml, language)] : []),
  ])
}

function keysOf(spec: AssessmentSpec, tell: Teller): Block[] {
  if (spec.kind === 'quiz') return quizKeys(spec, tell)
  return spec.kind === 'case' ? caseKeys(spec, tell) : formKeys(spec, tell)
}

/** The answers to every exercise of a course and what is said of them, by lesson: for trainers only (P3). */
export function courseKeys(course: CheckedCourse, tell: Teller): Block[] {
  return course.lessons.flatMap(({ title, specs }): Block[] => {
    const told = specs.filter((spec) => spec.kind !== 'quiz' || ownQuestions(spec).length > 0)
    const exercises = told.flatMap((spec): Block[] => [
      { kind: 'heading', level: 5, inside: [text(tell.plain(spec.title))] },
      ...keysOf(spec, tell),
    ])
    return exercises.length > 0 ? [{ kind: 'heading', level: 4, inside: [text(tell.plain(title))] }, ...exercises] : []
  })
}
