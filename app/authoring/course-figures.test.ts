import { expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { courseFigures } from './course-figures.ts'
import { lessonText, quizText, smallCourse } from './course.fixtures.ts'

function figuresOf(changes: Parameters<typeof smallCourse>[0]) {
  const { course, faults } = checkCourse(smallCourse(changes))
  if (!course) throw new Error(faults.map(({ code }) => code).join())
  return courseFigures(course)
}

const words = (count: number) => Array.from({ length: count }, () => 'banco').join(' ')

test('a lesson’s minutes are its words at 180 a minute and its exercises', () => {
  const body = `${words(360)}.\n\n<Callout kind="tip">\n${words(180)}.\n</Callout>`
  const { lessons } = figuresOf({ '01-primo/01-uno.mdx': lessonText(body), '01-primo/media/cerchio.svg': null })
  expect(lessons[0]).toEqual({ id: 'lezione-uno', minutes: { declared: 10, estimated: 3 }, words: 540, gulpease: 40 })
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
