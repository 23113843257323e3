import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

/** Elements of which even the words are no text of a lesson. */
const wordless = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'noscript',
  'svg',
  'math',
  'title',
])
const inline = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'span',
  'u',
  'sup',
  'sub',
  'small',
  'mark',
  'font',
  'abbr',
  'code',
])

type Element = { type: string; tagName?: string; value?: string; children?: Element[] }

const parser = unified().use(rehypeParse, { fragment: true })

/** The words of raw HTML, a paragraph for each of its blocks; none of what is script or style. */
export function htmlWords(html: string): string[] {
  const lines: string[] = ['']
  const add = (text: string) => lines.push(`${lines.pop() ?? ''}${text}`)
  const visit = ({ type, tagName = '', value = '', children = [] }: Element): void => {
    if (type === 'text') return void add(value)
    if (wordless.has(tagName)) return
    if (!inline.has(tagName)) lines.push('')
    children.forEach(visit)
    if (!inline.has(tagName)) lines.push('')
  }
  const root: Element = parser.parse(html)
  for (const child of root.children ?? []) {
    if (child.type === 'text') add(child.value ?? '')
    else visit(child)
  }
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean)
}
