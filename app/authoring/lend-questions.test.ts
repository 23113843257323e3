import { expect, test } from 'vitest'
import type { QuizSpec } from '#app/assessment/schemas.ts'
import { checkCourse } from './check-course.ts'
import { bodyLine, lessonText, smallCourse } from './course.fixtures.ts'
import { faultLine } from './faults.ts'
import { publishedIds } from './published-ids.ts'

const question = (id: string) => `  <Question id="${id}" type="single">
    Domanda ${id}?
    <Choice correct>Giusta</Choice>
    <Choice>Sbagliata</Choice>
  </Question>`
const opinion = (id: string) => `  <Question id="${id}" type="scale" low="Mai" high="Sempre">Quanto?</Question>`
const quiz = (id: string, attributes: string, ...questions: string[]) =>
  `<Quiz id="${id}" title="Verifica ${id}" ${attributes}>\n${questions.join('\n')}\n</Quiz>`

/** A course whose first two lessons have quizzes and whose last, in a module of its own, has `last`. */
function courseWith(last: string, changes: Record<string, string> = {}) {
  return smallCourse({
    '01-primo/01-uno.mdx': lessonText(`Testo.\n\n${quiz('uno', '', question('u-a'), question('u-b'), opinion('u-c'))}`),
    '01-primo/02-due.mdx': lessonText(`Testo.\n\n${quiz('due', '', question('d-a'))}`, 'lezione-due', 10),
    '01-primo/media/cerchio.svg': null,
    '02-fine/module.yaml': 'id: fine\ntitle: Fine\naims: [Capire]\n',
    '02-fine/01-finale.mdx': lessonText(`Testo.\n\n${last}`, 'lezione-finale', 5),
    ...changes,
  })
}

/** Under a line of text. */
const quizLine = bodyLine + 2
const finalText = '02-fine/01-finale.mdx'
const final = (attributes: string, ...questions: string[]) => quiz('finale', attributes, ...questions)

function specOf(last: string, changes: Record<string, string> = {}): QuizSpec {
  const { course, faults } = checkCourse(courseWith(last, changes))
  expect(faults).toEqual([])
  const spec = course?.lessons.flatMap(({ specs }) => specs).find(({ id }) => id === 'finale')
  if (spec?.kind !== 'quiz') throw new Error('no final quiz')
  return spec
}

/** Places, codes and Italian sentences. */
function faultsOf(last: string, changes: Record<string, string> = {}) {
  const { faults, course } = checkCourse(courseWith(last, changes))
  expect(course).toBeNull()
  return faults.map((fault) => [`${fault.file}:${fault.line}:${fault.column}`, fault.code, faultLine(fault, 'it')])
}

const codesOf = (...given: Parameters<typeof faultsOf>) => faultsOf(...given).map(([, code]) => code)

test('borrows the questions of every other quiz of the course, opinions left out, after its own', () => {
  const spec = specOf(final('draw="4" pools="all"', question('f-a'), opinion('f-b')))
  expect(spec.questions.map(({ id }) => id)).toEqual(['f-a', 'f-b', 'u-a', 'u-b', 'd-a'])
  expect(spec).toMatchObject({
    draw: 4,
    pools: [
      { id: 'uno', title: 'Verifica uno', questionIds: ['u-a', 'u-b'] },
      { id: 'due', title: 'Verifica due', questionIds: ['d-a'] },
    ],
  })
})

test('borrows from the quizzes named, has no questions of its own where it needs none, and stands before them too', () => {
  expect(specOf(final('draw="1" pools="due"')).questions.map(({ id }) => id)).toEqual(['d-a'])
  const both = specOf(final('draw="2" pools="due  uno"'))
  expect(both.pools.map(({ id }) => id)).toEqual(['uno', 'due'])
  const early = {
    '01-primo/00-prima.mdx': lessonText(`Testo.\n\n${final('draw="2" pools="all"')}`, 'lezione-prima', 5),
  }
  const after = quiz('tre', '', question('t-a'))
  expect(specOf(after, { ...early, 'course.yaml': courseOf(30) }).pools.map(({ id }) => id)).toEqual([
    'uno',
    'due',
    'tre',
  ])
})

const courseOf = (minutes: number) =>
  new TextDecoder().decode(smallCourse().files.get('course.yaml')?.bytes).replace('minutes: 25', `minutes: ${minutes}`)

test('a borrowed question is the one its quiz keeps, and belongs to that quiz among the published ids', () => {
  const { course } = checkCourse(courseWith(final('draw="3" pools="all"', question('f-a'))))
  if (!course) throw new Error('faults')
  const specs = course.lessons.flatMap((lesson) => lesson.specs)
  const questionIn = (quizId: string) => {
    const spec = specs.find(({ id }) => id === quizId)
    return spec?.kind === 'quiz' ? spec.questions.find(({ id }) => id === 'd-a') : undefined
  }
  expect(questionIn('finale')).toBeDefined()
  expect(questionIn('finale')).toEqual(questionIn('due'))
  const ids = publishedIds({ outline: course.outline, specs })
  expect([ids.get('d-a'), ids.get('f-a')]).toEqual(['due', 'finale'])
})

test('two quizzes with pools do not borrow from each other', () => {
  const other = `Testo.\n\n${quiz('altra', 'draw="2" pools="all"', question('a-a'))}`
  const spec = specOf(final('draw="2" pools="all"'), { '01-primo/02-due.mdx': lessonText(other, 'lezione-due', 10) })
  expect(spec.pools.map(({ id }) => id)).toEqual(['uno'])
})

test('each fault is told at the attribute, with a sentence that says what to write', () => {
  const column = '<Quiz id="finale" title="Verifica finale" draw="1" '.length + 1
  const one = (pools: string) => faultsOf(final(`draw="1" pools="${pools}"`, question('f-a')))
  const place = `${finalText}:${quizLine}:${column}`
  const unknown =
    '«nessuno» non è un quiz di questo corso: in «pools» scrivi «all» oppure gli id dei quiz, con uno spazio fra l’uno e l’altro.'
  const itself = 'Il quiz «finale» nomina sé stesso in «pools»: le sue domande ci sono già.'
  const twice = 'In «pools» il quiz «uno» è scritto due volte.'
  expect(one('nessuno')).toEqual([[place, 'pool_unknown', `${place}  ${unknown}`]])
  expect(one('finale')).toEqual([[place, 'pool_itself', `${place}  ${itself}`]])
  expect(one('uno uno')).toEqual([[place, 'pool_repeated', `${place}  ${twice}`]])
})

test('what cannot lend is refused: a quiz with pools, one on the same page, opinions alone, a lesson', () => {
  const own = question('f-a')
  const borrower = `Testo.\n\n${quiz('due', 'draw="1" pools="uno"')}`
  const opinions = `Testo.\n\n${quiz('due', '', opinion('d-o'))}`
  const lesson = (text: string) => ({ '01-primo/02-due.mdx': lessonText(text, 'lezione-due', 10) })
  expect(codesOf(final('draw="1" pools="due"', own), lesson(borrower))).toEqual(['pool_of_pools'])
  expect(codesOf(final('draw="1" pools="due"', own), lesson(opinions))).toEqual(['pool_of_opinions'])
  const beside = `${quiz('vicino', '', question('v-a'))}\n\n${final('draw="1" pools="vicino"', own)}`
  expect(codesOf(beside)).toEqual(['pool_same_lesson'])
  expect(codesOf(final('draw="1" pools="lezione-uno"', own))).toEqual(['pool_unknown'])
  const none = { '01-primo/01-uno.mdx': lessonText('Testo.'), ...lesson('Testo.') }
  expect(codesOf(final('draw="1" pools="all"', own), none)).toEqual(['pools_none'])
})

test('the draw is asked for, and may be no more than there is', () => {
  expect(codesOf(final('pools="all"', question('f-a')))).toEqual(['missing_attribute'])
  expect(faultsOf(final('draw="5" pools="all"', question('f-a')))).toEqual([
    [`${finalText}:${quizLine}:1`, 'draw_too_many', expect.stringContaining('estrae 5 domande ma ne ha 4')],
  ])
  expect(codesOf(final('draw="1" pools=""'))).toContain('attribute_value')
})

test('a faulty pool is one fault, not an unknown quiz or too large a draw', () => {
  const faulty = `Testo.\n\n${quiz('due', '', question('d-a').replace(' correct', ''))}`
  const changes = { '01-primo/02-due.mdx': lessonText(faulty, 'lezione-due', 10) }
  expect(codesOf(final('draw="4" pools="uno due"', question('f-a')), changes)).toEqual(['no_correct_choice'])
})
