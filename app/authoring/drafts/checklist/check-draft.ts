import { escapePattern } from '#app/platform/escape-pattern.ts'
import type { CheckedLesson } from '../../check-course.ts'
import { lessonFigures, type LessonFigures } from '../../course-figures.ts'
import { FaultList, type Fault } from '../../faults.ts'
import {
  attributesOf,
  isComponent,
  nodesIn,
  parseLesson,
  placeOf,
  plainText,
  textOf,
  type Node,
} from '../../syntax-tree.ts'
import type { Suspicion } from '../real-people-queries.server.ts'

/** What a course is looked at for before it is handed in, in the order of the list. */
export const checkKinds = [
  'structure',
  'ids',
  'alternatives',
  'credits',
  'cases',
  'links',
  'real_people',
  'leftovers',
  'comments',
  'readability',
  'minutes',
  'sources',
  'glossary',
  'notes',
] as const
export type CheckKind = (typeof checkKinds)[number]

/** Where to look: a line of a text, with the words or figure in question where a sentence says it better. */
export type CheckPlace = { path: string; line: number; words: string; fault: Fault | null }

/** `mend` keeps the course from being handed in, `look` is for its author to decide. */
export type CheckItem = { kind: CheckKind; state: 'fine' | 'look' | 'mend'; places: CheckPlace[] }

const codesOf: Partial<Record<CheckKind, RegExp>> = {
  ids: /^id_|^retired_/,
  alternatives: /^alt_missing$|^media_|^svg_active$/,
  cases: /^scene_|^unknown_scene$|^unreachable_scene$|^dead_end$|^few_scenes$|^few_readings$|^debrief_/,
  links: /^url_scheme$|^link_empty$/,
  leftovers: /^template_left$/,
}
/** A missing attribute of a film or a sound is its captions, transcript or title. */
const isAlternative = ({ code, values }: Fault) =>
  code === 'missing_attribute' && /^(alt|captions|transcript)$/.test(String(values.attribute))

function kindOfFault(fault: Fault): CheckKind {
  if (isAlternative(fault)) return 'alternatives'
  return checkKinds.find((kind) => codesOf[kind]?.test(fault.code)) ?? 'structure'
}

type Read = { lesson: CheckedLesson; nodes: Node[]; figures: LessonFigures }

const at = ({ file }: CheckedLesson, line: number, words = ''): CheckPlace => ({ path: file, line, words, fault: null })

/** Links to a place in the lesson that no exercise or heading of it has. */
function brokenLinks({ lesson, nodes }: Read): CheckPlace[] {
  const ids = new Set(nodes.flatMap((node) => (isComponent(node) ? textOf(attributesOf(node), 'id') : [])))
  return nodes.flatMap((node) => {
    const target = node.type === 'link' && node.url?.startsWith('#') ? node.url.slice(1) : ''
    return target && !ids.has(target) ? [at(lesson, placeOf(node).line, `#${target}`)] : []
  })
}

/** Words that stand where something was still to be written. */
const leftover = /\b(scrivi qui|todo|xxx|lorem ipsum)\b/i

const leftovers = ({ lesson }: Read): CheckPlace[] =>
  lesson.text.split('\n').flatMap((line, index) => {
    const found = leftover.exec(line)
    return found ? [at(lesson, index + 1, found[0])] : []
  })

/** Questions of which a learner is told no more than whether the answer was right. */
const withoutComments = ({ lesson, nodes }: Read): CheckPlace[] =>
  nodes.flatMap((node) => {
    if (node.name !== 'Question' || textOf(attributesOf(node), 'type') === 'scale') return []
    const isSaid = nodesIn(node).some(({ name }) => name === 'Feedback')
    return isSaid
      ? []
      : [
          at(
            lesson,
            placeOf(node).line,
            plainText(node.children ?? [])
              .slice(0, 60)
              .trim(),
          ),
        ]
  })

const withoutSources = ({ lesson, nodes }: Read): CheckPlace[] =>
  nodes.some(({ name }) => name === 'Source') ? [] : [at(lesson, 1, lesson.title)]

/** Words of the glossary that a course uses and nowhere explains, each at its first place. */
function unexplained(reads: readonly Read[], glossary: readonly string[]): CheckPlace[] {
  const explained = new Set(
    reads.flatMap(({ nodes }) =>
      nodes.flatMap((node) => (node.name === 'Term' ? textOf(attributesOf(node), 'word').toLocaleLowerCase('it') : [])),
    ),
  )
  const lines = reads.flatMap(({ lesson, nodes }) =>
    nodes
      .filter(({ type }) => type === 'paragraph')
      .map((node) => ({ lesson, line: placeOf(node).line, text: plainText([node]) })),
  )
  const missing = glossary.filter((word) => !explained.has(word.toLocaleLowerCase('it')))
  return missing.flatMap((word) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(word)}(?![\\p{L}\\p{N}])`, 'iu')
    const found = lines.find(({ text }) => pattern.test(text))
    return found ? [at(found.lesson, found.line, word)] : []
  })
}

function revised(reads: readonly Read[], what: 'duration' | 'readability'): CheckPlace[] {
  return reads.flatMap(({ lesson, figures: { revise, gulpease, minutes } }) => {
    const words = what === 'duration' ? `${minutes.declared} → ${minutes.estimated}` : String(gulpease ?? '')
    return revise.includes(what) ? [at(lesson, 1, words)] : []
  })
}

type Looked = {
  faults: readonly Fault[]
  /** The lessons in whose own file nothing is wrong. */
  sound: readonly CheckedLesson[]
  suspicions: readonly Suspicion[]
  /** Words that other courses explain. */
  glossary: readonly string[]
  /** Modules with pictures, films and sounds of which nobody says whose they are, and how many. */
  uncredited?: readonly { folder: string; count: number }[]
  /** Whether the course was published before, and says no more of what changes than it did then. */
  lacksNotes?: boolean
}

/** Looks a course through, faults or not; what is wrong in a lesson keeps the rest of it from being looked at. */
export function checkDraft({
  faults,
  sound,
  suspicions,
  glossary,
  uncredited = [],
  lacksNotes = false,
}: Looked): CheckItem[] {
  const reads = sound.flatMap((lesson): Read[] => {
    const root = parseLesson(lesson.text, new FaultList(lesson.file))
    if (!root) return []
    const nodes = nodesIn(root).sort((a, b) => placeOf(a).line - placeOf(b).line)
    return [{ lesson, nodes, figures: lessonFigures(lesson) }]
  })
  const isFault = (path: string, line: number) => faults.some((one) => one.file === path && one.line === line)
  const told: Partial<Record<CheckKind, CheckPlace[]>> = {
    credits: uncredited.map(({ folder, count }) => ({
      ...{ path: `${folder}/credits.yaml`, line: 1, words: String(count), fault: null },
    })),
    links: reads.flatMap(brokenLinks),
    leftovers: reads.flatMap(leftovers).filter(({ path, line }) => !isFault(path, line)),
    comments: reads.flatMap(withoutComments),
    readability: revised(reads, 'readability'),
    minutes: revised(reads, 'duration'),
    sources: reads.flatMap(withoutSources),
    glossary: unexplained(reads, glossary),
    notes: lacksNotes ? [{ path: 'course.yaml', line: 1, words: '', fault: null }] : [],
  }
  const open = suspicions.filter(({ reason }) => reason === null)
  return checkKinds.map((kind): CheckItem => {
    const wrong = faults.filter((fault) => kindOfFault(fault) === kind)
    const people = kind === 'real_people' ? open : []
    const mend = [
      ...wrong.map((fault) => ({ path: fault.file, line: fault.line, words: '', fault })),
      ...people.map(({ path, line, text }) => ({ path, line, words: text, fault: null })),
    ]
    const look = told[kind] ?? []
    const state = mend.length > 0 ? 'mend' : look.length > 0 ? 'look' : 'fine'
    return { kind, state, places: [...mend, ...look] }
  })
}
