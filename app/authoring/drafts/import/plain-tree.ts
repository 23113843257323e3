/** What a document comes to: the Markdown that the dialect has, and nothing else (mdast by its shapes). */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'break' }
  | { type: 'emphasis' | 'strong'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }
export type Item = { type: 'listItem'; spread: boolean; children: Block[] }
export type Depth = 1 | 2 | 3 | 4 | 5 | 6
export type Heading = { type: 'heading'; depth: Depth; children: Inline[] }
export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | Heading
  | { type: 'list'; ordered: boolean; spread: boolean; children: Item[] }
  | { type: 'blockquote'; children: Block[] }
  | { type: 'thematicBreak' }

/** A picture of the document; `src` as lessons name it. */
export type Figure = { type: 'figure'; src: string; alt: string }
/** What a document is a list of. */
export type TopBlock = Block | Figure

/** A node of a tree as a reader of documents makes it, with whatever else it has. */
export type Loose = {
  type: string
  value?: string
  url?: string
  alt?: string | null
  depth?: number
  ordered?: boolean | null
  identifier?: string
  children?: Loose[]
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined
}

/** The words of a node, spaces folded. */
export function wordsIn(node: Loose): string {
  const collect = ({ value, children = [] }: Loose): string => value ?? children.map(collect).join(' ')
  return collect(node).replace(/\s+/g, ' ').trim()
}

export const textNode = (value: string): Inline => ({ type: 'text', value })

/** A paragraph of words, without what is blank at its end. */
export function paragraph(children: Inline[]): Block {
  const last = children.at(-1)
  const trimmed = last?.type === 'text' ? [...children.slice(0, -1), textNode(last.value.trimEnd())] : children
  return { type: 'paragraph', children: trimmed }
}
