import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { z } from 'zod'
import { isOutsideLink } from '../dialect.ts'
import { noteList } from './notes.ts'
import { bounds, type Note } from './question.ts'

/** A node of a syntax tree (mdast or hast), as far as it is looked at. */
export type TreeNode = {
  type: string
  value?: string
  url?: string
  alt?: string | null
  ordered?: boolean | null
  spread?: boolean | null
  tagName?: string
  properties?: Record<string, string>
  children?: TreeNode[]
}

/** Writes Markdown in which `<`, `{` and the like are characters and nothing else. */
const writer = unified()
  .use(remarkMdx)
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' })
  .freeze()
const htmlReader = unified().use(rehypeParse, { fragment: true }).freeze()
const toMarkdown = unified().use(rehypeRemark).freeze()
const markdownReader = unified().use(remarkParse).freeze()

/** Trees are told by their shapes here; the writers know them by their own types. */
const Markdown = z.custom<Parameters<typeof writer.stringify>[0]>()
const Html = z.custom<Parameters<typeof toMarkdown.runSync>[0]>()

/** What a text was before it came into the dialect. */
export type TextFormat = 'html' | 'markdown' | 'plain'

/** A text from outside as the dialect can say it. */
export type CleanText = { blocks: string; line: string; plain: string; notes: Note[] }

type Notes = ReturnType<typeof noteList>

function cleanPhrasing(nodes: readonly TreeNode[], notes: Notes): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return [node]
      case 'break':
        return [{ type: 'text', value: ' ' }]
      case 'emphasis':
      case 'strong': {
        const children = cleanPhrasing(node.children ?? [], notes)
        return children.length > 0 ? [{ type: node.type, children }] : []
      }
      case 'link': {
        const children = cleanPhrasing(node.children ?? [], notes)
        if (isOutsideLink(node.url ?? '')) return [{ type: 'link', url: node.url ?? '', children }]
        notes.note('link_dropped', (node.url ?? '').slice(0, 40))
        return children
      }
      case 'image':
        notes.note('image_dropped', node.alt ?? '')
        return node.alt ? [{ type: 'text', value: node.alt }] : []
      case 'html':
        notes.note('format_reduced')
        return [{ type: 'text', value: node.value }]
      default:
        notes.note('format_reduced')
        return node.children ? cleanPhrasing(node.children, notes) : [{ type: 'text', value: node.value ?? '' }]
    }
  })
}

const paragraph = (children: TreeNode[]): TreeNode[] => (children.length > 0 ? [{ type: 'paragraph', children }] : [])

function cleanBlocks(nodes: readonly TreeNode[], notes: Notes, depth = 0): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    switch (node.type) {
      case 'paragraph':
        return paragraph(cleanPhrasing(node.children ?? [], notes))
      case 'heading':
        notes.note('format_reduced')
        return paragraph([{ type: 'strong', children: cleanPhrasing(node.children ?? [], notes) }])
      case 'list': {
        if (depth > 4) return []
        const items = (node.children ?? []).flatMap((item) => {
          const children = cleanBlocks(item.children ?? [], notes, depth + 1)
          return children.length > 0 ? [{ type: 'listItem', spread: false, children }] : []
        })
        return items.length > 0
          ? [{ type: 'list', ordered: node.ordered ?? false, spread: false, children: items }]
          : []
      }
      case 'blockquote': {
        const children = depth > 4 ? [] : cleanBlocks(node.children ?? [], notes, depth + 1)
        return children.length > 0 ? [{ type: 'blockquote', children }] : []
      }
      case 'table':
        notes.note('table_reduced')
        return (node.children ?? []).flatMap((row) =>
          paragraph(
            (row.children ?? []).flatMap((cell, at) => [
              ...(at > 0 ? [{ type: 'text', value: ' · ' }] : []),
              ...cleanPhrasing(cell.children ?? [], notes),
            ]),
          ),
        )
      case 'code':
      case 'html':
        notes.note('format_reduced')
        return paragraph([{ type: 'text', value: node.value }])
      case 'text':
      case 'emphasis':
      case 'strong':
      case 'link':
      case 'image':
      case 'inlineCode':
        return paragraph(cleanPhrasing([node], notes))
      case 'definition':
      case 'thematicBreak':
      case 'break':
        return []
      default:
        notes.note('format_reduced')
        return cleanBlocks(node.children ?? [], notes, depth + 1)
    }
  })
}

const textOf = (nodes: readonly TreeNode[]): string =>
  nodes.map((node) => node.value ?? textOf(node.children ?? []) + (isBlock(node) ? ' ' : '')).join('')

const isBlock = ({ type }: TreeNode) => ['paragraph', 'listItem', 'list', 'blockquote'].includes(type)

/** Everything in one paragraph, for where the dialect takes a line. */
function inOneLine(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node, at): TreeNode[] => {
    const space: TreeNode[] = at > 0 && isBlock(node) ? [{ type: 'text', value: ' ' }] : []
    if (!node.children) return [...space, node]
    return isBlock(node) ? [...space, ...inOneLine(node.children ?? [])] : [node]
  })
}

const write = (children: TreeNode[]): string => writer.stringify(Markdown.parse({ type: 'root', children })).trim()

/** A line that begins like a list or a heading would become one. */
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim()

/** HTML as Markdown. Scripts, styles and forms are nothing in it. */
const markdownOf = (root: object): TreeNode => toMarkdown.runSync(Html.parse(root))

/** Elements, or marks of lists and quotes, one in the other: more than anybody writes, and what readers take long for. */
const deepest = 60
const marks = new RegExp(`^(?:[ \\t]*(?:[-*+>]|\\d{1,9}[.)])[ \\t]*){${deepest},}`, 'm')
const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

function isDeep(text: string, format: TextFormat): boolean {
  if (format === 'markdown') return marks.test(text)
  let depth = 0
  for (const [tag, slash, name = ''] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gi)) {
    if (slash) depth -= 1
    else if (!tag.endsWith('/>') && !voids.test(name)) depth += 1
    if (depth > deepest) return true
  }
  return false
}

/** Pictures that stand in the text itself would be most of its length; they are dropped anyway. */
const withoutPictures = (text: string) => text.replace(/\bdata:image\/[^"'\s>]{100,}/gi, 'data:image/')
const withoutTags = (text: string) => text.replace(/<[^>]*>/g, ' ')

function plainTree(text: string): TreeNode {
  const paragraphs = text.split(/\n\s*\n/).map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
  const children = paragraphs
    .filter(Boolean)
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))
  return { type: 'root', children }
}

function treeOf(text: string, format: TextFormat): TreeNode {
  if (format === 'plain') return plainTree(text)
  if (isDeep(text, format)) return plainTree(format === 'html' ? withoutTags(text) : text)
  return format === 'html' ? markdownOf(htmlReader.parse(text)) : markdownReader.parse(text)
}

/** Text as a tree of the dialect. @param root what a reader of a format made of it */
export function cleanTree(root: TreeNode): CleanText {
  const notes = noteList()
  const blocks = cleanBlocks(root.children ?? [], notes)
  const line = oneLine(write(paragraph(inOneLine(blocks))))
  const plain = textOf(blocks).replace(/\s+/g, ' ').trim()
  return { blocks: write(blocks), line, plain, notes: notes.notes }
}

/**
 * A text from outside, cleaned to what the dialect takes inside exercises: paragraphs, lists, quotes, emphasis, links to
 * http, https and mailto. Pictures leave their alternative text. Nothing of it can become a component or an expression.
 */
export function cleanText(text: string, format: TextFormat): CleanText {
  const own = format === 'html' ? withoutPictures(text) : text
  const cleaned = cleanTree(treeOf(own.slice(0, bounds.text), format))
  return own.length > bounds.text ? { ...cleaned, notes: [...cleaned.notes, { code: 'text_cut' }] } : cleaned
}

/** The same of elements that are HTML already. */
export const cleanHast = (root: TreeNode): CleanText => cleanTree(markdownOf(root))
