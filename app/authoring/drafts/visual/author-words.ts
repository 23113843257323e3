import { dialect } from '../../dialect.ts'
import { FaultList } from '../../faults.ts'
import { isComponent, nodesIn, parseLesson, type Node } from '../../syntax-tree.ts'

const markdown = new Set([
  ...['root', 'paragraph', 'text', 'heading', 'emphasis', 'strong', 'link', 'list', 'listItem', 'blockquote'],
  ...['inlineCode', 'break', 'thematicBreak'],
])

const references = new Set(['linkReference', 'definition', 'image', 'imageReference'])

/** Components that stand in the midst of a phrase. */
const inPhrase = (node: Node) => node.type === 'mdxJsxTextElement' && node.name === 'Term'

/** Whether a piece of a lesson is nothing but running text with words of the glossary. */
export const isRunningText = (node: Node): boolean =>
  nodesIn(node).every((one) => markdown.has(one.type) || inPhrase(one))

/** Whether what somebody typed reads as Markdown and whole components that are no parts of another. What runs on to the end
 * of a text, as a fence of code does, would swallow what follows it. */
function readsAsText(text: string): boolean {
  const root = parseLesson(text, new FaultList(''))
  return (
    root !== null &&
    nodesIn(root).every((node) => {
      if (!isComponent(node)) return markdown.has(node.type) || references.has(node.type)
      const rule = Object.hasOwn(dialect, node.name ?? '') ? dialect[node.name ?? ''] : undefined
      return rule !== undefined && !rule.inside
    })
  )
}

const codeWord = /(^|\n[ \t]*)(i|e)(?=(?:mport|xport)\b)/g
const letters: Record<string, string> = { i: '&#x69;', e: '&#x65;' }

const escaped = (text: string) =>
  text
    .replace(/(?<!\\)((?:\\\\)*)([<{])/g, '$1\\$2')
    .replace(codeWord, (_whole, before: string, letter: string) => before + (letters[letter] ?? letter))
    .replace(/^([ \t]*)(---|```|~~~)/gm, '$1\\$2')

/** What somebody typed as text of the dialect: where it would read as code, its signs are signs. */
export const asAuthorText = (typed: string): string => (readsAsText(typed) ? typed : escaped(typed))

/** A text as somebody would type it: signs that were made signs without their mark, where typing them gives the same. */
export function asTyped(text: string): string {
  const plain = text.replace(/\\([<{])/g, '$1')
  return plain !== text && asAuthorText(plain) === text ? plain : text
}
