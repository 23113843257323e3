import type { ReactNode } from 'react'
import { renderToString } from 'preact-render-to-string'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import type { CheckedLesson } from '../../check-course.ts'
import type { Media } from '../../compile-lesson.server.ts'
import { FaultList } from '../../faults.ts'
import { attributesOf, parseLesson, partsOf, placeOf, plainText, type Node } from '../../syntax-tree.ts'
import { CaseEnding } from '../components/case-ending.tsx'
import { QuestionOutline, QuizRules, SceneOutline } from '../components/exercise-outline.tsx'
import { inDraft, lessonComponents, treeOf } from '../preview-lesson.server.tsx'
import { LessonTree } from '../lesson-tree.tsx'
import type { Place } from './place-remarks.ts'

/** A block as it will look, with its place in the text. */
export type LessonBlock = Place & { html: string }

type Drawn = Place & { content: ReactNode }

const longest = 400
const place = (node: Node, words = plainText([node])): Place => ({
  line: placeOf(node).line,
  words: words.slice(0, longest),
})

const titleBlock = (node: Node, title: string): Drawn => ({ ...place(node, title), content: <h2>{title}</h2> })

/** Scenes, readings and discussion of a case, each on its own. */
function caseBlocks(node: Node, spec: Extract<AssessmentSpec, { kind: 'case' }>): Drawn[] {
  const { parts } = partsOf(node)
  const scenes = parts.filter(({ name }) => name === 'Scene')
  const ending = parts.find(({ name }) => name === 'Reading' || name === 'Debrief')
  const drawn = scenes.flatMap((scene): Drawn[] => {
    const own = spec.scenes.find(({ id }) => id === attributesOf(scene).id)
    return own ? [{ ...place(scene), content: <SceneOutline scene={own} spec={spec} /> }] : []
  })
  const words = plainText(parts.filter(({ name }) => name === 'Reading' || name === 'Debrief'))
  const end = ending ? [{ ...place(ending, words), content: <CaseEnding spec={spec} /> }] : []
  return [titleBlock(node, spec.title), ...drawn, ...end]
}

type QuizSpec = Extract<AssessmentSpec, { kind: 'quiz' }>

const QuizHead = ({ spec }: { spec: QuizSpec }) => (
  <>
    <h2>{spec.title}</h2>
    <QuizRules spec={spec} />
  </>
)

/** The questions of a quiz, each on its own; those it borrows stand where they are written. */
function quizBlocks(node: Node, spec: QuizSpec): Drawn[] {
  const questions = partsOf(node).parts.filter(({ name }) => name === 'Question')
  const drawn = questions.flatMap((question, at): Drawn[] => {
    const own = spec.questions[at]
    return own
      ? [
          {
            ...place(question),
            content: (
              <ol start={at + 1}>
                <QuestionOutline question={own} />
              </ol>
            ),
          },
        ]
      : []
  })
  const title = { ...place(node, spec.title), content: <QuizHead spec={spec} /> }
  return [title, ...drawn]
}

/** `node` as it is written, `drawn` as it is to be drawn: without what exercises hold, which their specs tell. */
function blocksOfNode(node: Node, drawn: Node, specs: ReadonlyMap<string, AssessmentSpec>): Drawn[] {
  const spec = specs.get(String(attributesOf(node).id ?? ''))
  if (node.name === 'Case' && spec?.kind === 'case') return caseBlocks(node, spec)
  if (node.name === 'Quiz' && spec?.kind === 'quiz') return quizBlocks(node, spec)
  const root = { type: 'root', children: [drawn] }
  return [{ ...place(node), content: <LessonTree root={root} components={lessonComponents} /> }]
}

/** Of blocks that begin on one line one: a remark names its line. */
function byLine(before: LessonBlock[], block: LessonBlock): LessonBlock[] {
  const last = before.at(-1)
  if (last?.line !== block.line) return [...before, block]
  const { line, words, html } = last
  return [...before.slice(0, -1), { line, words: `${words} ${block.words}`, html: html + block.html }]
}

/** A lesson of a draft cut into what one can say something of: paragraphs, boxes, scenes, questions. */
export function blocksOf(
  locale: Locale,
  shown: { media: Media; lesson: CheckedLesson; counter: DepartmentKind | null },
): LessonBlock[] {
  const specs = new Map(shown.lesson.specs.map((spec) => [spec.id, spec]))
  const drawn = treeOf(shown).children ?? []
  const written = parseLesson(shown.lesson.text, new FaultList(shown.lesson.file))?.children ?? []
  return written
    .flatMap((node, at) => blocksOfNode(node, drawn[at] ?? node, specs))
    .map(({ content, ...at }) => ({ ...at, html: renderToString(inDraft(locale, shown, content)) }))
    .filter(({ html }) => html !== '')
    .reduce<LessonBlock[]>(byLine, [])
}
