import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { CourseOutline, type Activity } from '#app/learning/schemas.ts'
import type { CourseTools } from '#app/learning/tool-schemas.ts'
import { checkDensity, checkHidden } from './check-density.ts'
import { checkFiles } from './check-files.ts'
import { checkMedia } from './check-media.ts'
import { CourseFile, LessonFrontmatter, ModuleFile, readMetadata, type Metadata } from './check-metadata.ts'
import { checkFrontmatter, checkStructure } from './check-structure.ts'
import { checkText, type IdUse } from './check-text.ts'
import { checkCredits } from './credits.ts'
import { decodeText, lessonPattern, modulePattern, type CourseSource } from './course-source.ts'
import { exercises, limits } from './dialect.ts'
import { FaultList, inOrder, type Fault } from './faults.ts'
import { lendQuestions, placeQuiz, type PlacedQuiz } from './lend-questions.ts'
import { checkPairs, type PlacedSurvey } from './check-surveys.ts'
import { readCase } from './read-case.ts'
import { readForm } from './read-form.ts'
import { readPackage, type PlacedPackage } from './read-package.ts'
import { readPractice } from './read-practice.ts'
import { readQuiz } from './read-quiz.ts'
import { readTools } from './read-tools.ts'
import { parseLesson, placeOf, plainText, type Node } from './syntax-tree.ts'

export type CheckedLesson = {
  id: string
  title: string
  minutes: number
  moduleId: string
  /** Path of the module's folder, where `media/` is. */
  folder: string
  file: string
  text: string
  specs: AssessmentSpec[]
  practice: PracticeSpec[]
  /** Foreign packages it plays. */
  packages: PlacedPackage[]
  kept: CourseTools
}

/** A course without faults, ready to compile. */
export type CheckedCourse = { slug: string; metadata: CourseFile; outline: CourseOutline; lessons: CheckedLesson[] }

type Checked = {
  faults: Fault[]
  course: CheckedCourse | null
  /** The lessons in whose own file nothing is wrong, whatever else is: they can be shown while they are written. */
  sound: CheckedLesson[]
}

/** Remembers where each id was first used: unique in the whole course (P2). */
class IdRegister {
  readonly #seen = new Map<string, string>()
  take({ id, place }: IdUse, faults: FaultList): void {
    if (id.length > limits.id) faults.add(place, 'id_too_long', { limit: limits.id })
    const where = this.#seen.get(id)
    if (where) faults.add(place, 'id_repeated', { id, where })
    else this.#seen.set(id, `${faults.file}:${place.line}`)
  }
  /** File and line of an id, or undefined. */
  whereIs(id: string): string | undefined {
    return this.#seen.get(id)
  }
}

function readTextFile(
  source: CourseSource,
  file: string,
  lists: FaultList[],
): { text: string; faults: FaultList } | null {
  const faults = new FaultList(file)
  lists.push(faults)
  const bytes = source.files.get(file)?.bytes
  const start = { line: 1, column: 1 }
  if (!bytes) {
    faults.add(start, 'file_missing', { name: file })
    return null
  }
  const size = Math.ceil(bytes.byteLength / 1000)
  if (bytes.byteLength > limits.text) faults.add(start, 'file_too_large', { size, limit: limits.text / 1000 })
  const text = bytes.byteLength > limits.text ? null : decodeText(bytes)
  if (text === null && bytes.byteLength <= limits.text) faults.add(start, 'encoding')
  if (text === null) return null
  const lined = text.replaceAll('\r\n', '\n')
  checkHidden(lined, faults)
  return checkDensity(lined, faults) ? { text: lined, faults } : null
}

function exercisesIn(root: Node): Node[] {
  return (root.children ?? []).flatMap((node) => {
    if (exercises.some((name) => name === node.name)) return [node]
    return exercisesIn(node)
  })
}

function readSpecs(nodes: readonly Node[], faults: FaultList, quizzes: PlacedQuiz[]): AssessmentSpec[] {
  const readers = { Case: readCase, SimulationForm: readForm } as const
  return nodes.flatMap((node) => {
    if (node.name === 'Quiz') {
      const spec = readQuiz(node, faults)
      quizzes.push(placeQuiz(node, spec, faults))
      return spec ?? []
    }
    const [, reader] = Object.entries(readers).find(([name]) => name === node.name) ?? []
    return reader?.(node, faults) ?? []
  })
}

function readPractices(nodes: readonly Node[], faults: FaultList, surveys: PlacedSurvey[]): PracticeSpec[] {
  return nodes.flatMap((node) => {
    const spec = readPractice(node, faults)
    if (spec?.kind === 'survey') surveys.push({ spec, faults, place: placeOf(node) })
    return spec ?? []
  })
}

function frontmatterOf(root: Node, faults: FaultList): LessonFrontmatter | null {
  const [first] = root.children ?? []
  if (first?.type !== 'yaml') {
    faults.add({ line: 1, column: 1 }, 'frontmatter_missing')
    return null
  }
  return readMetadata(first.value ?? '', LessonFrontmatter, faults, 2)?.value ?? null
}

type Context = {
  source: CourseSource
  lists: FaultList[]
  ids: IdRegister
  /** Paths of the media that lessons use. */
  media: Set<string>
  surveys: PlacedSurvey[]
  quizzes: PlacedQuiz[]
}

function checkLesson(file: string, folder: string, moduleId: string, context: Context): CheckedLesson | null {
  const read = readTextFile(context.source, file, context.lists)
  if (!read) return null
  const { text, faults } = read
  const root = parseLesson(text, faults)
  if (!root) return null
  const frontmatter = frontmatterOf(root, faults)
  if (frontmatter) context.ids.take({ id: frontmatter.id, place: { line: 2, column: 1 } }, faults)
  const uses = checkText(root, faults)
  if (faults.faults.some(({ code }) => code === 'too_deep' || code === 'too_many_nodes')) return null
  checkFrontmatter(root, faults)
  checkStructure(root, faults)
  uses.ids.forEach((use) => context.ids.take(use, faults))
  uses.media.forEach(({ src }) => context.media.add(`${folder}/${src}`))
  checkMedia(uses.media, folder, context.source, faults)
  const nodes = exercisesIn(root)
  const specs = readSpecs(nodes, faults, context.quizzes)
  const practice = readPractices(nodes, faults, context.surveys)
  const packages = nodes.flatMap((node) => readPackage(node) ?? [])
  const body = (root.children ?? []).filter(({ type }) => type !== 'yaml')
  if (!plainText(body) && packages.length === 0) faults.add({ line: 1, column: 1 }, 'lesson_empty')
  if (!frontmatter) return null
  const kept = faults.faults.length > 0 ? { tools: [], terms: [] } : readTools(root, frontmatter.id)
  return { ...frontmatter, moduleId, folder, file, text, specs, practice, packages, kept }
}

/** Modules in order, each with the paths of its lessons; whatever is neither is a fault. */
function layoutOf({ source, lists }: Context): { folder: string; lessons: string[] }[] {
  const modules = new Map<string, string[]>()
  for (const file of source.files.keys()) {
    const [folder = '', name = '', ...rest] = file.split('/')
    if (file === 'course.yaml' || /^(README|LICENSE)(\.md)?$/.test(file)) continue
    const isInModule = modulePattern.test(folder)
    const isNamed = ['module.yaml', 'credits.yaml'].includes(name) || lessonPattern.test(name)
    const isKnown = isInModule && (name === 'media' ? rest.length <= 1 : isNamed && rest.length === 0)
    if (!isKnown) {
      const faults = new FaultList(file)
      faults.add({ line: 1, column: 1 }, 'file_name', { name: file })
      lists.push(faults)
    } else {
      const lessons = modules.get(folder) ?? []
      modules.set(folder, lessonPattern.test(name) ? [...lessons, file] : lessons)
    }
  }
  return [...modules]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([folder, lessons]) => ({ folder, lessons: lessons.sort() }))
}

const activityOfPackage = ({ id, title }: PlacedPackage): Activity => ({ id, kind: 'scorm', title })
const activityOf = ({ id, kind, title }: AssessmentSpec): Activity => ({ id, kind, title })

function checkModule(place: { folder: string; lessons: string[] }, context: Context) {
  const { folder } = place
  const file = `${folder}/module.yaml`
  const read = readTextFile(context.source, file, context.lists)
  const metadata = read && readMetadata(read.text, ModuleFile, read.faults)
  if (read && metadata) context.ids.take({ id: metadata.value.id, place: metadata.placeOf('id') }, read.faults)
  if (place.lessons.length === 0) {
    const faults = new FaultList(file)
    faults.add({ line: 1, column: 1 }, 'no_lessons')
    context.lists.push(faults)
  }
  context.lists.push(checkCredits(context.source, folder))
  const moduleId = metadata?.value.id ?? folder
  const lessons = place.lessons
    .map((lesson) => checkLesson(lesson, folder, moduleId, context))
    .filter((lesson) => lesson !== null)
  return { facts: metadata?.value ?? null, lessons }
}

function checkMinutes(metadata: Metadata<CourseFile>, lessons: readonly CheckedLesson[], faults: FaultList): void {
  const sum = lessons.reduce((total, { minutes }) => total + minutes, 0)
  const { minutes: declared } = metadata.value
  if (sum !== declared) faults.add(metadata.placeOf('minutes'), 'minutes_sum', { declared, sum })
}

/** A retired id is gone for good: it may not name something again (P2). */
function checkRetired(metadata: Metadata<CourseFile>, ids: IdRegister, faults: FaultList): void {
  metadata.value.retired.forEach((id, index) => {
    const where = ids.whereIs(id)
    if (where) faults.add(metadata.placeOf('retired', index), 'retired_in_use', { id, where })
  })
}

/**
 * Checks a whole course: files, metadata, text, ids, exercises, media. `course` is null when there is any fault, so
 * nothing faulty can be compiled.
 */
export function checkCourse(source: CourseSource): Checked {
  const context: Context = { source, lists: [], ids: new IdRegister(), media: new Set(), surveys: [], quizzes: [] }
  const read = readTextFile(source, 'course.yaml', context.lists)
  const metadata = read && readMetadata(read.text, CourseFile, read.faults)
  const places = layoutOf(context)
  if (read && places.length === 0) read.faults.add({ line: 1, column: 1 }, 'no_lessons')
  const modules = places.map((place) => checkModule(place, context))
  const lessons = modules.flatMap((module) => module.lessons)
  const lessonFiles = places.flatMap((place) => place.lessons).length
  if (read && metadata && lessons.length === lessonFiles) checkMinutes(metadata, lessons, read.faults)
  if (read && metadata) checkRetired(metadata, context.ids, read.faults)
  checkPairs(context.surveys)
  const kept = lendQuestions(context.quizzes)
  context.lists.push(...checkFiles(source, context.media))
  const faults = inOrder(context.lists.flatMap((list) => list.faults))
  const whole = lessons.map((lesson) => ({ ...lesson, specs: lesson.specs.map(kept) }))
  const faulty = new Set(faults.map(({ file }) => file))
  const sound = whole.filter(({ file }) => !faulty.has(file))
  if (faults.length > 0 || !metadata) return { faults, course: null, sound }
  const { audience, competences, area, authors, licence } = metadata.value
  const outline = CourseOutline.parse({
    modules: modules.map(({ facts, lessons: own }) => ({
      id: facts?.id,
      title: facts?.title,
      aims: facts?.aims,
      lessons: own.map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
        minutes: lesson.minutes,
        activities: [...lesson.specs.map(activityOf), ...lesson.packages.map(activityOfPackage)],
      })),
    })),
    audience,
    competences,
    ...(area ? { area } : {}),
    authors,
    licence,
  })
  return { faults, course: { slug: source.slug, metadata: metadata.value, outline, lessons: whole }, sound }
}
