import { expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { courseFigures } from './course-figures.ts'
import { caseText, lessonText, quizText, smallCourse } from './course.fixtures.ts'

function figuresOf(changes: Parameters<typeof smallCourse>[0]) {
  const { course, faults } = checkCourse(smallCourse(changes))
  if (!course) throw new Error(faults.map(({ code }) => code).join())
  return courseFigures(course)
}

const words = (count: number) => Array.from({ length: count }, () => 'banco').join(' ')

test('a lesson’s minutes are its words at 180 a minute and its exercises', () => {
  const body = `${words(360)}.\n\n<Callout kind="tip">\n${words(180)}.\n</Callout>`
  const { lessons } = figuresOf({ '01-primo/01-uno.mdx': lessonText(body), '01-primo/media/cerchio.svg': null })
  const minutes = { declared: 10, estimated: 3 }
  const revise = ['duration', 'readability']
  expect(lessons[0]).toEqual({ id: 'lezione-uno', minutes, words: 540, gulpease: 40, revise })
})

test('the longest way through a case counts, and what is read after it', () => {
  const { cases, lessons } = figuresOf({})
  expect(cases).toMatchObject([{ id: 'caso-uno', decisions: 1, readings: 2 }])
  // A decision and a reflection of a minute and a half each, and few words.
  expect(lessons.at(-1)?.minutes.estimated).toBe(3)
})

test('exercises, sources and terms are counted', () => {
  const terms = `Il <Term word="nucleo">chi vive insieme</Term> e il <Term word="nucleo">lo stesso</Term>.`
  const source = `<Source title="Prova" author="Chi scrive" year="2020" />`
  const figures = figuresOf({
    '01-primo/01-uno.mdx': lessonText(`${terms}\n\n${source}\n\n${quizText}`),
    '01-primo/media/cerchio.svg': null,
  })
  expect(figures).toMatchObject({ modules: 1, terms: ['nucleo'], sources: 1, figures: 0, forms: 0 })
  expect(Object.values(figures.questions).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
})

test.each([
  ['Il banco è qui. La porta è là. Lei sa dove va.', 3, []],
  ['Il banco è qui. La porta è là. Lei sa dove va.', 10, ['duration']],
  [
    'Presumibilmente l’amministrazione procederà tempestivamente all’espletamento degli adempimenti.',
    3,
    ['readability'],
  ],
])('%s for %i minutes is to be revised in %j', (sentence, declared, revise) => {
  const text = lessonText(sentence, 'lezione-uno', declared)
  const course = {
    'course.yaml': courseOf(declared + 15),
    '01-primo/01-uno.mdx': text,
    '01-primo/media/cerchio.svg': null,
  }
  expect(figuresOf(course).lessons[0]?.revise).toEqual(revise)
})

const courseOf = (minutes: number) =>
  new TextDecoder().decode(smallCourse().files.get('course.yaml')?.bytes).replace('minutes: 25', `minutes: ${minutes}`)

test('ways that part at a decision are branches; options that lead to one scene are none', () => {
  expect(figuresOf({})).toMatchObject({
    scenes: 3,
    branches: 2,
    ends: 1,
    readings: 2,
    cases: [{ branches: 2, ends: 1 }],
  })
  const same = caseText.replace('to="s-tre"', 'to="s-due"')
  const figures = figuresOf({ '01-primo/02-due.mdx': lessonText(same, 'lezione-due', 15) })
  expect(figures).toMatchObject({ branches: 0, cases: [{ decisions: 1, branches: 0 }] })
})

test('a borrowed question is counted where it is written, and a test takes the minutes of what it draws', () => {
  const final = `Testo.\n\n<Quiz id="finale" title="Finale" draw="2" pools="all">\n</Quiz>`
  const small = figuresOf({})
  const figures = figuresOf({
    'course.yaml': courseOf(30),
    '01-primo/03-tre.mdx': lessonText(final, 'lezione-tre', 5),
  })
  expect(figures.questions).toEqual(small.questions)
  expect(figures.quizzes).toBe(2)
  // Two questions of three quarters of a minute, and one word.
  expect(figures.lessons.at(-1)?.minutes.estimated).toBe(2)
})
