import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import type { CheckedCourse, CheckedLesson } from '../check-course.ts'
import { decodeText, type CourseSource } from '../course-source.ts'
import { creditLine, creditsOf } from '../credits.ts'
import { FaultList } from '../faults.ts'
import { parseLesson } from '../syntax-tree.ts'
import { BackMatter } from './back-matter.ts'
import { anchors, type Block, type Book, type BookLesson, type BookModule, type BookWords } from './blocks.ts'
import { casePaper } from './case-paper.ts'
import { courseKeys } from './keys.ts'
import { formPaper, journalPaper, surveyPaper } from './practice-paper.ts'
import { quizPaper } from './quiz-paper.ts'
import { readComponent } from './read-component.ts'
import { tellerOf, type Teller } from './teller.ts'
import { readBlocks, type Reading } from './walk-text.ts'

/** What is printed: for learners without keys (P3), for trainers with them. */
export type BookKind = 'learner' | 'trainer'

/** On paper one writes in a book, on a screen beside it. */
export type BookFormat = 'pdf' | 'epub'

/** What is there instead of paper: where exercises stand, and what a component of the text becomes. */
export type Screen = {
  exercise: (spec: AssessmentSpec | PracticeSpec, tell: Teller) => Block[]
  component: Reading['component']
}

/** A checked course, the files it was checked from, and what the cover says of it. */
export type BookInput = {
  course: CheckedCourse
  source: CourseSource
  kind: BookKind
  format: BookFormat
  /** The number of a published version; null for a draft. */
  number: number | null
  /** When it was published; of a draft, when it was last changed. */
  day: Date
  mark: string
  screen?: Screen
}

function paperOf(spec: AssessmentSpec | PracticeSpec, tell: Teller): Block[] {
  switch (spec.kind) {
    case 'quiz':
      return quizPaper(spec, tell)
    case 'case':
      return casePaper(spec, tell)
    case 'form':
      return formPaper(spec, tell)
    case 'journal':
      return journalPaper(spec, tell)
    case 'survey':
      return surveyPaper(spec, tell)
  }
}

type Context = { input: BookInput; tell: Teller; back: BackMatter }

function lessonOf(lesson: CheckedLesson, number: string, { input, tell, back }: Context): BookLesson {
  const { folder, text, file, specs, practice, minutes } = lesson
  const root = parseLesson(text, new FaultList(file))
  if (!root) throw new Error(`${file} was checked and cannot be read`)
  const place = { anchor: anchors.lesson(lesson.id), title: tell.plain(lesson.title) }
  const { exercise = paperOf, component = readComponent } = input.screen ?? {}
  const exercises = new Map([...specs, ...practice].map((spec) => [spec.id, exercise(spec, tell)]))
  const textFile = (path: string) => {
    const bytes = path.endsWith('.txt') ? input.source.files.get(`${folder}/${path}`)?.bytes : undefined
    return bytes ? decodeText(bytes) : null
  }
  const credits = creditsOf(input.source, folder)
  const creditOf = (src: string) => {
    const credit = credits.get(src.slice(src.lastIndexOf('/') + 1))
    return credit ? creditLine(credit) : ''
  }
  const reading = { lesson: { ...place, folder }, tell, back, exercises, textFile, creditOf, component }
  const note = tell.ofLesson('lesson_minutes', { duration: tell.formats.duration(minutes) })
  return { ...place, number, note, inside: readBlocks(root.children ?? [], reading) }
}

function modulesOf({ input, tell, back }: Context): BookModule[] {
  const { outline, lessons } = input.course
  return outline.modules.map(({ id, title, aims }, at) => {
    const own = lessons.filter(({ moduleId }) => moduleId === id)
    return {
      anchor: anchors.module(String(at + 1)),
      number: tell.say('module', { number: at + 1 }),
      title: tell.plain(title),
      aims: aims.map(tell.plain),
      lessons: own.map((lesson, index) => lessonOf(lesson, `${at + 1}.${index + 1}`, { input, tell, back })),
    }
  })
}

function wordsOf({ say }: Teller, { kind, format }: BookInput): BookWords {
  const edition = format === 'epub' ? 'cover_reader' : 'cover_learner'
  return {
    edition: say(kind === 'trainer' ? 'cover_trainer' : edition),
    contents: say('contents'),
    aims: say('aims'),
    glossary: say('glossary'),
    glossaryLead: say('glossary_lead'),
    sources: say('sources'),
    sourcesLead: say('sources_lead'),
    keys: say('keys'),
    keysLead: say('keys_lead'),
    pageOf: say('page_of'),
    summary: say('summary'),
    howTo: say('how_to'),
  }
}

function factsOf({ input, tell }: Context) {
  const { say, formats, plain } = tell
  const { metadata, lessons } = input.course
  const duration = `${formats.duration(metadata.minutes)}, ${say('lessons', { count: lessons.length })}`
  return [
    { label: say('authors'), value: metadata.authors.map(plain).join(', ') },
    { label: say('duration'), value: duration },
    { label: say('language'), value: say(`language_${metadata.language}`) },
    { label: say(input.number === null ? 'written' : 'published'), value: formats.dayOf(input.day) },
    { label: say('licence'), value: plain(metadata.licence) },
  ]
}

function howTo({ input, tell: { say } }: Context): string[] {
  const hasCase = input.course.lessons.some(({ specs }) => specs.some(({ kind }) => kind === 'case'))
  const hasTerms = input.course.lessons.some(({ kept }) => kept.terms.length > 0)
  return [
    say(input.format === 'pdf' ? 'how_write' : 'how_read'),
    ...(hasCase ? [say('how_case')] : []),
    ...(hasTerms ? [say('how_terms')] : []),
    say('how_attestato'),
    ...(input.kind === 'trainer' ? [say('how_keys')] : []),
  ]
}

/** A checked course as a book. The same course gives the same book; what learners may not have is not in theirs (P3). */
export function makeBook(input: BookInput): Book {
  const { metadata } = input.course
  const { title, summary, language, authors, licence } = metadata
  const context = { input, tell: tellerOf(language), back: new BackMatter() }
  const { tell, back } = context
  const modules = modulesOf(context)
  const version = input.number === null ? tell.say('draft') : tell.say('version', { number: input.number })
  return {
    ...{ language, licence, version, modules },
    ...{ title: tell.plain(title), summary: tell.plain(summary), authors: authors.map(tell.plain) },
    ...{ day: input.day, mark: input.mark, facts: factsOf(context), howTo: howTo(context) },
    glossary: back.glossary(language),
    sources: back.sources(),
    keys: input.kind === 'trainer' ? courseKeys(input.course, tell) : null,
    pictures: [...back.pictures],
    words: wordsOf(tell, input),
  }
}
