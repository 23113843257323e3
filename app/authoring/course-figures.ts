import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import { ownQuestions } from '#app/assessment/own-questions.ts'
import type { AssessmentSpec, CaseSpec } from '#app/assessment/schemas.ts'
import type { CheckedCourse, CheckedLesson } from './check-course.ts'
import { exercises, type questionTypes } from './dialect.ts'
import { FaultList } from './faults.ts'
import { gulpease, sizeOf, type TextSize } from './readability.ts'
import { attributesOf, isComponent, nodesIn, parseLesson, plainText, textOf, type Node } from './syntax-tree.ts'

/** Words read in a minute with a thought for each paragraph, and minutes that working takes. */
const pace = { words: 180, question: 0.75, decision: 1.5, field: 1, entry: 3, statement: 0.25 }

export type LessonFigures = {
  id: string
  /** Estimated from words and exercises. */
  minutes: { declared: number; estimated: number }
  /** Of the lesson with its exercises. */
  words: number
  gulpease: number | null
  /** What its author should look at again: minutes far from the estimate, text that is hard to read. */
  revise: ('duration' | 'readability')[]
}

type CaseFigures = {
  id: string
  scenes: number
  decisions: number
  /** Scenes that the options of a decision lead to, added up over the decisions whose options part. */
  branches: number
  ends: number
  readings: number
  criteria: number
}

export type CourseFigures = {
  slug: string
  title: string
  modules: number
  lessons: LessonFigures[]
  minutes: { declared: number; estimated: number }
  words: number
  gulpease: number | null
  cases: CaseFigures[]
  /** Of all the cases. */
  scenes: number
  branches: number
  ends: number
  readings: number
  quizzes: number
  /** Each where it is written: one that another quiz borrows counts once. */
  questions: Record<(typeof questionTypes)[number], number>
  forms: number
  journals: number
  surveys: number
  sources: number
  terms: string[]
  figures: number
}

/** Courses are written for offices, above it (courses/README.md; what the figures mean is said at `gulpease`). */
const leastGulpease = 50

/** Minutes may differ from the estimate by a quarter, and by three at least. */
function reviseOf(minutes: LessonFigures['minutes'], ease: number | null): LessonFigures['revise'] {
  const isFar = Math.abs(minutes.estimated - minutes.declared) > Math.max(3, minutes.declared / 4)
  const isHard = ease !== null && ease < leastGulpease
  return [...(isFar ? ['duration' as const] : []), ...(isHard ? ['readability' as const] : [])]
}

const isExercise = (node: Node) => exercises.some((name) => name === node.name)

/** The texts of a tree that are read in one go: paragraphs, headings, what a component of a line holds. */
function blocksOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === 'yaml') return []
    if (node.type === 'paragraph' && node.children?.some((child) => isComponent(child) && child.name !== 'Term')) {
      const own = node.children.filter((child) => !isComponent(child) || child.name === 'Term')
      return [plainText(own), ...blocksOf(node.children.filter((child) => !own.includes(child)))]
    }
    if (node.type === 'paragraph' || node.type === 'heading') return [plainText([node])]
    if (node.type === 'text') return [node.value ?? '']
    const attributes = isComponent(node) ? attributesOf(node) : {}
    const written = ['title', 'prompt', 'caption', 'label'].flatMap((name) => textOf(attributes, name) || [])
    return [...written, ...blocksOf(node.children ?? [])]
  })
}

const wordsOfHtml = (html: string | null) => sizeOf([(html ?? '').replace(/<[^>]+>/g, ' ')]).words

/** Minutes of the longest way through a case: each way is walked from its start, no scene twice. */
function caseMinutes({ scenes, start }: CaseSpec): number {
  const find = (id: string | null) => scenes.find((scene) => scene.id === id)
  const longest = (id: string | null, seen: readonly string[]): number => {
    const scene = find(id)
    if (!scene || seen.includes(scene.id)) return 0
    const { html, decision, reflection, next } = scene
    const work = (decision ? pace.decision : 0) + (reflection ? pace.decision : 0)
    const ways = decision ? decision.options : [{ to: next, html: '', outcomeHtml: null }]
    const after = ways.map((way) => wordsOfHtml(way.outcomeHtml) / pace.words + longest(way.to, [...seen, scene.id]))
    const read = wordsOfHtml(html) + ways.reduce((sum, way) => sum + wordsOfHtml(way.html), 0)
    return read / pace.words + work + Math.max(...after)
  }
  return longest(start, [])
}

function specMinutes(spec: AssessmentSpec | PracticeSpec): number {
  if (spec.kind === 'quiz') return spec.draw * pace.question
  if (spec.kind === 'case') {
    const after = [spec.debriefHtml, ...spec.readings.map(({ html }) => html)]
    return caseMinutes(spec) + after.reduce((sum, html) => sum + wordsOfHtml(html), 0) / pace.words
  }
  if (spec.kind === 'form') return wordsOfHtml(spec.introHtml) / pace.words + spec.fields.length * pace.field
  return spec.kind === 'journal' ? pace.entry : spec.statements.length * pace.statement
}

type Read = { figures: LessonFigures; size: TextSize; components: Node[] }

function readLesson({ id, minutes, text, file, specs, practice }: CheckedLesson): Read {
  const root = parseLesson(text, new FaultList(file))
  const nodes = root?.children ?? []
  const size = sizeOf(blocksOf(nodes))
  const withoutExercises = (list: readonly Node[]): Node[] =>
    list
      .filter((node) => !isExercise(node))
      .map((node) => (node.children ? { ...node, children: withoutExercises(node.children) } : node))
  const read = sizeOf(blocksOf(withoutExercises(nodes))).words / pace.words
  const work = [...specs, ...practice].reduce((sum, spec) => sum + specMinutes(spec), 0)
  const both = { declared: minutes, estimated: Math.round(read + work) }
  const ease = gulpease(size)
  const figures = { id, minutes: both, words: size.words, gulpease: ease, revise: reviseOf(both, ease) }
  return { figures, size, components: root ? nodesIn(root).filter(isComponent) : [] }
}

/** What one lesson is made of. */
export const lessonFigures = (lesson: CheckedLesson): LessonFigures => readLesson(lesson).figures

/** Ways that part at a decision; none where every option leads to the same scene. */
function branchesOf(decision: NonNullable<CaseSpec['scenes'][number]['decision']>): number {
  const ways = new Set(decision.options.map(({ to }) => to)).size
  return ways > 1 ? ways : 0
}

const caseFigures = ({ id, scenes, readings, rubric }: CaseSpec): CaseFigures => ({
  id,
  scenes: scenes.length,
  decisions: scenes.filter(({ decision }) => decision).length,
  branches: scenes.reduce((sum, { decision }) => sum + (decision ? branchesOf(decision) : 0), 0),
  ends: scenes.filter(({ end }) => end).length,
  readings: readings.length,
  criteria: rubric.length,
})

/** What a course is made of, in numbers, for who writes it and for who chooses it. */
export function courseFigures({ slug, metadata, outline, lessons }: CheckedCourse): CourseFigures {
  const read = lessons.map(readLesson)
  const specs = lessons.flatMap((lesson) => lesson.specs)
  const practice = lessons.flatMap((lesson) => lesson.practice)
  const questions = { single: 0, multiple: 0, order: 0, match: 0, short: 0, numeric: 0, scale: 0 }
  for (const spec of specs) if (spec.kind === 'quiz') for (const { type } of ownQuestions(spec)) questions[type] += 1
  const components = read.flatMap((one) => one.components)
  const named = (name: string) => components.filter((node) => node.name === name)
  const cases = specs.flatMap((spec) => (spec.kind === 'case' ? [caseFigures(spec)] : []))
  const inCases = (of: 'scenes' | 'branches' | 'ends' | 'readings') => cases.reduce((total, one) => total + one[of], 0)
  const sum = (value: (one: Read) => number) => read.reduce((total, one) => total + value(one), 0)
  const size = { words: sum((one) => one.size.words), letters: sum((one) => one.size.letters) }
  return {
    ...{ slug, title: metadata.title, modules: outline.modules.length },
    lessons: read.map(({ figures }) => figures),
    minutes: { declared: metadata.minutes, estimated: sum(({ figures }) => figures.minutes.estimated) },
    words: size.words,
    gulpease: gulpease({ ...size, sentences: sum((one) => one.size.sentences) }),
    ...{ cases, scenes: inCases('scenes'), branches: inCases('branches') },
    ...{ ends: inCases('ends'), readings: inCases('readings') },
    quizzes: specs.filter(({ kind }) => kind === 'quiz').length,
    questions,
    forms: specs.filter(({ kind }) => kind === 'form').length,
    journals: practice.filter(({ kind }) => kind === 'journal').length,
    surveys: practice.filter(({ kind }) => kind === 'survey').length,
    sources: named('Source').length,
    terms: [...new Set(named('Term').map((node) => textOf(attributesOf(node), 'word')))].sort((a, b) =>
      a.localeCompare(b, 'it'),
    ),
    figures: named('Figure').length,
  }
}
