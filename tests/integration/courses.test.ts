/** What the courses of `courses/` promise whoever assigns them (courses/README.md); their faults are checked elsewhere. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AssessmentSpec, Question } from '#app/assessment/schemas.ts'
import { checkCourse, type CheckedCourse } from '#app/authoring/check-course.ts'
import { courseFigures } from '#app/authoring/course-figures.ts'
import { questionTypes } from '#app/authoring/dialect.ts'
import { listCourseFolders, readCourse } from '#app/authoring/read-course.server.ts'

type Size = { modules: number; lessons: number; cases: number; questions: number }
const long: Size = { modules: 4, lessons: 12, cases: 4, questions: 60 }
const short: Size = { modules: 3, lessons: 10, cases: 3, questions: 40 }
const sizes: Record<string, Size> = { 'approccio-transculturale': long, 'tutela-minori': long, 'care-drain': short }

async function readOwn(): Promise<CheckedCourse[]> {
  const folders = await listCourseFolders('courses')
  const checked = await Promise.all(folders.map(async (folder) => checkCourse(await readCourse(folder))))
  return checked.flatMap(({ course }) => course ?? [])
}

const courses = await readOwn()
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)

function specsOf<Kind extends AssessmentSpec['kind']>({ lessons }: CheckedCourse, kind: Kind) {
  const isKind = (spec: AssessmentSpec): spec is Extract<AssessmentSpec, { kind: Kind }> => spec.kind === kind
  return lessons.flatMap(({ specs }) => specs.filter(isKind))
}

/** Choices of a question that say nothing to whoever takes them; questions without choices have one word for all. */
function unexplained(question: Question): string[] {
  if (question.type === 'scale' || question.feedbackHtml) return []
  const choices = question.type === 'single' || question.type === 'multiple' ? question.choices : []
  if (choices.length === 0) return [question.id]
  return choices.filter(({ feedbackHtml }) => !feedbackHtml).map(({ id }) => `${question.id}/${id}`)
}

const counterKinds = (text: string) => new Set(text.match(/<AtYourCounter department="[a-z_]+"/g) ?? [])

test('there are three courses, and together they explain eighty words', () => {
  expect(courses.map(({ slug }) => slug).sort()).toEqual(Object.keys(sizes).sort())
  expect(new Set(courses.flatMap((course) => courseFigures(course).terms)).size).toBeGreaterThanOrEqual(80)
})

describe.each(courses)('$slug', (course) => {
  const figures = courseFigures(course)
  const size = sizes[course.slug] ?? long

  test('is as long as it should be, in the minutes that it declares', () => {
    expect(figures.modules).toBeGreaterThanOrEqual(size.modules)
    expect(figures.lessons.length).toBeGreaterThanOrEqual(size.lessons)
    for (const { id, revise, gulpease, minutes } of figures.lessons) {
      expect(revise, id).toEqual([])
      expect(gulpease, id).toBeGreaterThanOrEqual(50)
      expect(Math.abs(minutes.declared - minutes.estimated), id).toBeLessThanOrEqual(2)
    }
  })

  test('closes every lesson with what to do tomorrow, and speaks to three counters', () => {
    for (const { id, text } of course.lessons) {
      expect(text, id).toMatch(/^## Domani al banco$/m)
      expect(counterKinds(text).size, id).toBeGreaterThanOrEqual(3)
    }
  })

  test('has cases that part, with readings, a rubric and a word at the end', () => {
    const cases = specsOf(course, 'case')
    expect(cases.length).toBeGreaterThanOrEqual(size.cases)
    for (const { id, scenes, readings, rubric, debriefHtml } of cases) {
      expect(scenes.length, id).toBeGreaterThanOrEqual(7)
      expect(scenes.filter(({ end }) => end).length, id).toBeGreaterThanOrEqual(2)
      expect(new Set(readings.map(({ by }) => by)).size, id).toBeGreaterThanOrEqual(2)
      expect(rubric.length, id).toBeGreaterThanOrEqual(3)
      for (const { levels } of rubric) expect(levels.length, id).toBeGreaterThanOrEqual(3)
      expect(debriefHtml, id).not.toBe('')
    }
    expect(
      cases.filter(({ scenes }) => scenes.some(({ counters }) => counters.length >= 3)).length,
    ).toBeGreaterThanOrEqual(1)
  })

  test('asks enough, in every way there is, and explains every choice', () => {
    expect(sum(figures.questions)).toBeGreaterThanOrEqual(size.questions)
    for (const type of questionTypes) expect(figures.questions[type], type).toBeGreaterThanOrEqual(1)
    const quizzes = specsOf(course, 'quiz')
    expect(quizzes.flatMap(({ questions }) => questions.flatMap(unexplained))).toEqual([])
  })

  test('ends with a test over the whole course', () => {
    const last = course.lessons.at(-1)?.specs.find(({ kind }) => kind === 'quiz')
    const pools = last?.kind === 'quiz' ? last.pools.map(({ id }) => id) : []
    const isOpinion = ({ type }: Question) => type === 'scale'
    const others = specsOf(course, 'quiz').filter(({ id, questions }) => id !== last?.id && !questions.every(isOpinion))
    expect(pools.sort()).toEqual(others.map(({ id }) => id).sort())
  })

  test('has a sheet to fill in, a private journal, a survey before and after', () => {
    expect(figures.forms).toBeGreaterThanOrEqual(1)
    expect(figures.journals).toBeGreaterThanOrEqual(1)
    const moments = course.lessons.flatMap(({ practice }) => practice).flatMap((one) => ('when' in one ? one.when : []))
    expect(moments.sort()).toEqual(['post', 'pre'])
  })

  test('leaves checklists and good practices, and a list for its lawyer', () => {
    const kept = course.lessons.flatMap(({ kept: { tools } }) => tools)
    expect(kept.filter(({ kind }) => kind === 'checklist').length).toBeGreaterThanOrEqual(3)
    const practices = kept.flatMap((tool) => (tool.kind === 'practice' ? tool : []))
    expect(practices.length).toBeGreaterThanOrEqual(2)
    for (const { id, ingredients, questions } of practices) {
      expect(ingredients.length, id).toBeGreaterThanOrEqual(2)
      expect(questions.length, id).toBeGreaterThanOrEqual(2)
    }
    const list = readFileSync(`docs/legal-review/${course.slug}.md`, 'utf8')
    expect(list.match(/^- \*\*/gm)?.length).toBeGreaterThan(10)
  })

  test('has drawings of its own, small and legible in the dark', () => {
    const drawings = globSync(`courses/${course.slug}/*/media/*.svg`)
    expect(drawings.length).toBeGreaterThanOrEqual(5)
    for (const file of drawings) {
      const svg = readFileSync(file, 'utf8')
      expect(svg.length, file).toBeLessThan(16_000)
      expect(svg, file).toMatch(/prefers-color-scheme:\s*dark/)
    }
  })
})
