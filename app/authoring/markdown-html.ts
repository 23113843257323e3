import { escapeXml } from '#app/platform/escape-xml.ts'
import { attributesOf, textOf, type Node } from './syntax-tree.ts'

const termWord = (node: Node) => textOf(attributesOf(node), 'word')

function inline(nodes: readonly Node[] = []): string {
  return nodes
    .map((node) => {
      const inside = () => inline(node.children)
      if (node.type === 'text') return escapeXml(node.value ?? '')
      if (node.type === 'emphasis') return `<em>${inside()}</em>`
      if (node.type === 'strong') return `<strong>${inside()}</strong>`
      if (node.type === 'inlineCode') return `<code>${escapeXml(node.value ?? '')}</code>`
      if (node.type === 'break') return '<br>'
      if (node.name === 'Term') return `<strong>${escapeXml(termWord(node))}</strong> (${inside().trim()})`
      if (node.type === 'link') return `<a href="${escapeXml(node.url ?? '')}">${inside()}</a>`
      return inside()
    })
    .join('')
}

function block(node: Node): string {
  const inside = () => markdownHtml(node.children ?? [])
  if (node.type === 'paragraph') return `<p>${inline(node.children).trim()}</p>`
  if (node.type === 'list') return node.ordered ? `<ol>${inside()}</ol>` : `<ul>${inside()}</ul>`
  if (node.type === 'listItem') return `<li>${inside()}</li>`
  if (node.type === 'blockquote') return `<blockquote>${inside()}</blockquote>`
  if (node.type === 'heading') return `<p><strong>${inline(node.children)}</strong></p>`
  return inline([node])
}

/** Checked Markdown as markup: paragraphs, emphasis, lists, quotes, links. Everything else becomes its text. */
export function markdownHtml(nodes: readonly Node[]): string {
  return nodes.map(block).join('')
}

/** The same on one line, for labels: paragraphs are joined by line breaks. */
export function markdownLine(nodes: readonly Node[]): string {
  return nodes
    .map((node) => inline(node.children ?? [node]).trim())
    .filter(Boolean)
    .join('<br>')
}
