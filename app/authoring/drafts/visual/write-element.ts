import { FaultList } from '../../faults.ts'
import { isComponent, parseLesson } from '../../syntax-tree.ts'
import { readElement, type Element, type Part } from './element.ts'

/** Components that are always written on several lines. */
const wide = new Set([
  ...['Quiz', 'Question', 'Case', 'Scene', 'Decision', 'Rubric', 'Criterion', 'SimulationForm', 'FormField'],
  ...['Survey', 'Timeline', 'Compare', 'Checklist', 'GoodPractice', 'Callout', 'AtYourCounter', 'TerritoryCard'],
  ...['Moment', 'Side', 'Journal', 'Source'],
])

const written = ({ children }: Element) => children.filter((part) => part.kind === 'element' || part.text.trim())
const isLine = (part: Part): boolean =>
  part.kind === 'text'
    ? !part.text.trim().includes('\n')
    : !part.raw?.includes('\n') && !wide.has(part.name) && written(part).every(isLine)

/** Whether the parts of a component stand on the line of its tag. */
function isInLine(element: Element): boolean {
  const known = element.children.filter(({ before, raw }) => before !== null && raw !== null)
  return known.length > 0 ? known.every(({ before }) => !before?.includes('\n')) : isLine(element)
}

function gapBefore(part: Part, earlier: Part | undefined, inLine: boolean, indent: string): string {
  if (part.before !== null) return part.before
  if (inLine) return earlier ? ' ' : ''
  const isApart = earlier && (earlier.kind === 'text' || part.kind === 'text' || (isLine(earlier) && !isLine(part)))
  return `${isApart ? '\n\n' : '\n'}${indent}`
}

function writePart(part: Part, indent: string): string {
  if (part.raw !== null) return part.raw
  if (part.kind === 'element') return writeTag(part, indent)
  return part.text
    .trim()
    .split('\n')
    .map((line, index) => (index > 0 && line.trim() ? `${indent}${line}` : line.trimEnd()))
    .join('\n')
}

/** The indentation that the parts stand at: as those that are there already, else two more than the tag. */
function innerIndent(element: Element, indent: string): string {
  const known = element.children.find(({ before }) => before?.includes('\n'))?.before
  if (known) return known.slice(known.lastIndexOf('\n') + 1)
  const isTop = indent === '' && !element.children.some(({ kind }) => kind === 'element')
  return isTop ? '' : `${indent}  `
}

function writeTag(element: Element, indent: string): string {
  if (element.raw !== null) return element.raw
  const { name, attributes, space } = element
  const open = `<${name}${attributes.map(({ before, raw }) => before + raw).join('')}`
  const parts = written(element)
  if (parts.length === 0) return element.isEmpty ? `${open}${space}/>` : `${open}${space}></${name}>`
  const inLine = isInLine(element)
  const inner = innerIndent(element, indent)
  const inside = parts.map((part, index) => gapBefore(part, parts[index - 1], inLine, inner) + writePart(part, inner))
  const after = element.after ?? (inLine ? '' : `\n${indent}`)
  return `${open}${space}>${inside.join('')}${after}</${name}>`
}

/** As if it had been written from nothing: every space still to be chosen. */
function loosened(element: Element): Element {
  const children = element.children.map((part): Part => {
    return part.kind === 'element' ? loosened(part) : { ...part, before: null, raw: null }
  })
  return { ...element, before: null, after: null, raw: null, children }
}

/** With every sign of Markdown a sign: a lonely backtick or asterisk would pair with one outside its part. */
function guarded(element: Element): Element {
  const children = element.children.map((part): Part => {
    if (part.kind === 'element') return guarded(part)
    return part.raw === null ? { ...part, text: part.text.replace(/\\?([`*_~[\]<>{}\\])/g, '\\$1') } : part
  })
  return { ...element, children }
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')

/** Whether two components say the same, however they are spaced. */
export function isSame(a: Part, b: Part): boolean {
  if (a.kind === 'text' || b.kind === 'text') {
    return a.kind === 'text' && b.kind === 'text' && lines(a.text) === lines(b.text)
  }
  const [own, other] = [written(a), written(b)]
  return (
    a.name === b.name &&
    a.attributes.length === b.attributes.length &&
    a.attributes.every(({ raw }, index) => raw === b.attributes[index]?.raw) &&
    own.length === other.length &&
    own.every((part, index) => {
      const match = other[index]
      return match !== undefined && isSame(part, match)
    })
  )
}

/** The one component that a text is; null where it is something else, or cannot be read. */
export function readBlock(source: string): Element | null {
  const root = parseLesson(source, new FaultList(''))
  const [only, ...more] = root?.children ?? []
  if (!only || more.length > 0) return null
  if (only.type !== 'paragraph') return isComponent(only) ? readElement(only, source) : null
  const [one, ...others] = only.children ?? []
  return one && others.length === 0 && isComponent(one) ? readElement(one, source) : null
}

/**
 * A component as text: what nobody touched as it was, the rest beside it. Where that would read as something else, all of it
 * is set out anew.
 */
export function writeBlock(element: Element): string {
  for (const tried of [element, loosened(element), guarded(element)]) {
    const source = writeTag(tried, '')
    const read = readBlock(source)
    if (read && isSame(read, tried)) return source
  }
  return writeTag(loosened(guarded(element)), '')
}
