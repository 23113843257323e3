import { CourseTools, type Term, type Tool } from '#app/learning/tool-schemas.ts'
import { exercises } from './dialect.ts'
import { markdownHtml, markdownLine } from './markdown-html.ts'
import { asBlocks } from './read-quiz.ts'
import { attributesOf, isComponent, textOf, type Node } from './syntax-tree.ts'

const lineOf = (node: Node) => markdownLine(asBlocks(node)).trim()
const linesOf = (parts: readonly Node[], name: string) => parts.filter((part) => part.name === name).map(lineOf)

function readSource(node: Node) {
  const attributes = attributesOf(node)
  return {
    title: textOf(attributes, 'title'),
    author: textOf(attributes, 'author') || null,
    year: textOf(attributes, 'year'),
    url: textOf(attributes, 'url') || null,
    noteHtml: markdownHtml(asBlocks(node)),
  }
}

const isPart = (node: Node) => isComponent(node) && node.name !== 'Term'
const isBlank = (node: Node) => node.type === 'text' && !node.value?.trim()

/** The parts of a tool and the Markdown around them, also where Markdown wraps both in a paragraph; a `<Term>` is text. */
export function partsOfTool(node: Node): { parts: Node[]; content: Node[] } {
  const split = asBlocks(node).map((child) => {
    if (isPart(child)) return { parts: [child], content: [] }
    const inner = child.type === 'paragraph' ? (child.children ?? []) : []
    const parts = inner.filter(isPart)
    if (parts.length === 0) return { parts, content: [child] }
    const around = inner.filter((one) => !isPart(one))
    return { parts, content: around.every(isBlank) ? [] : [{ ...child, children: around }] }
  })
  return { parts: split.flatMap(({ parts }) => parts), content: split.flatMap(({ content }) => content) }
}

function readTool(node: Node, lessonId: string): Tool {
  const attributes = attributesOf(node)
  const own = { id: textOf(attributes, 'id'), title: textOf(attributes, 'title'), lessonId }
  if (node.name === 'Checklist') return { kind: 'checklist', ...own, items: linesOf(partsOfTool(node).parts, 'Check') }
  const { parts, content } = partsOfTool(node)
  return {
    kind: 'practice',
    ...own,
    aboutHtml: markdownHtml(content),
    ingredients: linesOf(parts, 'Ingredient'),
    questions: linesOf(parts, 'SelfCheck'),
    sources: parts.filter(({ name }) => name === 'Source').map(readSource),
  }
}

const readTerm = (node: Node, lessonId: string): Term => ({
  word: textOf(attributesOf(node), 'word'),
  html: lineOf(node),
  lessonId,
})

/** The checklists, good practices and words of a lesson, in the order written; nothing of what is inside an exercise. */
export function readTools(root: Node, lessonId: string): CourseTools {
  const found: CourseTools = { tools: [], terms: [] }
  const visit = (node: Node): void => {
    if (exercises.some((name) => name === node.name)) return
    if (node.name === 'Checklist' || node.name === 'GoodPractice') found.tools.push(readTool(node, lessonId))
    if (node.name === 'Term') found.terms.push(readTerm(node, lessonId))
    for (const child of node.children ?? []) visit(child)
  }
  visit(root)
  return found
}
