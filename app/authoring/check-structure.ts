import { dialect, exercises, limits, tools } from './dialect.ts'
import type { FaultList } from './faults.ts'
import { attributesOf, isComponent, placeOf, plainText, type Node } from './syntax-tree.ts'

/** Components that show nothing of what is written inside them. */
const empty = new Set(['Figure', 'Video', 'Audio', 'Download', 'Pair', 'Answer'])
/** Components made of parts alone: text between the parts would be lost, or stand where a list may not have it. */
const ofParts = new Set(['Quiz', 'Case', 'Rubric', 'Criterion', 'Timeline', 'Compare', 'Checklist'])
/** Components that say nothing when nothing is inside; those not named have a fault of their own. */
const filled = new Set([
  'Callout',
  'Term',
  'Moment',
  'Side',
  'AtYourCounter',
  'Hint',
  'Feedback',
  'Outcome',
  'Level',
  'Anchor',
  'Reading',
  'Debrief',
  'Model',
  'Why',
  'Journal',
  'Statement',
  'Check',
  'GoodPractice',
  'Ingredient',
  'SelfCheck',
])
/** Items of a list that is read at a glance. */
const lines = new Set(['Check', 'Ingredient', 'SelfCheck'])
const wideInLine = new Set(['list', 'blockquote', 'heading', 'thematicBreak'])
const block = new Set(['paragraph', 'list', 'blockquote', 'heading', 'thematicBreak', 'mdxJsxFlowElement'])
const decimal = /^-?\d{1,12}(\.\d{1,6})?$/

type Around = {
  /** Names of the components around, outermost first. */
  components: readonly string[]
  /** Markdown nodes between here and the nearest component. */
  markdown: readonly Node[]
}

const isExercise = (name: string) => exercises.some((one) => one === name)
const isBlank = (node: Node) => node.type === 'text' && !node.value?.trim()
const isRefusedElsewhere = ({ type }: Node) => type.endsWith('Expression') || type === 'mdxjsEsm'
const hasComponent = (node: Node): boolean => isComponent(node) || (node.children ?? []).some(hasComponent)

function checkContent(node: Node, name: string, faults: FaultList): void {
  const children = (node.children ?? []).filter((child) => !isBlank(child) && !isRefusedElsewhere(child))
  if (empty.has(name) && children[0]) faults.add(placeOf(children[0]), 'content_unexpected', { name })
  if (filled.has(name) && !plainText(children) && !children.some(hasComponent)) {
    faults.add(placeOf(node), 'content_missing', { name })
  }
  if (ofParts.has(name)) {
    const stray = children
      .flatMap((child) => (child.type === 'paragraph' ? (child.children ?? []) : [child]))
      .find((child) => !isComponent(child) && !isBlank(child) && !isRefusedElsewhere(child))
    if (stray && stray.type !== 'definition') faults.add(placeOf(stray), 'stray_text', { name })
  }
  if (name === 'Term') {
    const wide = children.find((child) => block.has(child.type) || isComponent(child))
    if (wide) faults.add(placeOf(wide), 'inline_only', { name })
  }
  if (lines.has(name)) {
    const wide = children.find((child) => wideInLine.has(child.type))
    if (wide) faults.add(placeOf(wide), 'inline_only', { name })
  }
}

/** The parts of one kind, also where Markdown put them in a paragraph. */
function partsNamed(node: Node, name: string): Node[] {
  return (node.children ?? [])
    .flatMap((child) => (child.type === 'paragraph' ? (child.children ?? []) : [child]))
    .filter((child) => child.name === name)
}

/** A checklist is printed on one page: so many items at most, each a short one. */
function checkList(checks: readonly Node[], node: Node, faults: FaultList): void {
  const count = checks.length
  if (count === 0) faults.add(placeOf(node), 'few_choices', { least: 1, name: 'Check', count })
  if (count > limits.checks) faults.add(placeOf(node), 'many_checks', { most: limits.checks, count })
  for (const check of checks) {
    const { length } = plainText([check])
    if (length > limits.check) faults.add(placeOf(check), 'check_too_long', { limit: limits.check, length })
  }
}

/** What a learner keeps is read and printed by itself: no other component would come along. */
function checkTool(node: Node, name: string, components: readonly string[], faults: FaultList): void {
  const tool = components.findLast((one) => Object.hasOwn(tools, one))
  if (!tool || name === 'Term' || tools[tool]?.includes(name)) return
  faults.add(placeOf(node), 'component_in_tool', { name, tool })
}

function checkCounts(node: Node, name: string, faults: FaultList): void {
  if (name === 'Compare') {
    const count = partsNamed(node, 'Side').length
    if (count !== 2) faults.add(placeOf(node), 'two_sides', { count })
  }
  if (name === 'Timeline' && partsNamed(node, 'Moment').length === 0) {
    faults.add(placeOf(node), 'few_choices', { least: 1, name: 'Moment', count: 0 })
  }
  if (name === 'Checklist') checkList(partsNamed(node, 'Check'), node, faults)
  const [, second] = name === 'Option' ? partsNamed(node, 'Outcome') : []
  if (second) faults.add(placeOf(second), 'part_repeated', { name: 'Outcome', parent: name })
}

function checkNumbers(node: Node, faults: FaultList): void {
  for (const attribute of node.attributes ?? []) {
    const { name = '' } = attribute
    if (name !== 'value' && name !== 'tolerance') continue
    const text = String(attributesOf(node)[name] ?? '').trim()
    const place = placeOf(attribute.position ? attribute : node)
    if (text === '' || !Number.isFinite(Number(text))) continue
    if (!decimal.test(text)) faults.add(place, 'number_form', { value: text.slice(0, 80) })
    else if (name === 'tolerance' && Number(text) < 0) faults.add(place, 'tolerance_negative')
  }
}

/** A part inside a list, a quote or a title is not found by its whole: a key would then stand in the question's text (P3). */
function checkStanding(node: Node, name: string, { components, markdown }: Around, faults: FaultList): void {
  const inExercise = components.some(isExercise)
  const isPart = dialect[name]?.inside !== undefined || (inExercise && dialect[name]?.alsoInside !== undefined)
  const holder = markdown.find(({ type }) => type !== 'paragraph' && type !== 'root')
  if ((isPart || isExercise(name)) && holder) {
    faults.add(placeOf(node), 'part_nested', { name })
    return
  }
  if (isPart || name === 'Term' || inExercise) return
  const paragraph = markdown.at(-1)
  const besideText =
    paragraph?.type === 'paragraph' &&
    paragraph.children?.some((child) => !isBlank(child) && (!isComponent(child) || child.name === 'Term'))
  const inPhrase = holder !== undefined && !['list', 'listItem', 'blockquote'].includes(holder.type)
  if (besideText || inPhrase) faults.add(placeOf(node), 'block_in_line', { name })
}

function checkMarkdown(node: Node, { components }: Around, faults: FaultList): void {
  const inExercise = components.some(isExercise)
  const isLink = node.type === 'link' || node.type === 'linkReference'
  if (isLink && !plainText([node])) faults.add(placeOf(node), 'link_empty')
  if (node.type === 'heading' && !plainText([node])) faults.add(placeOf(node), 'heading_empty')
  if (!inExercise) return
  if (node.type === 'linkReference') faults.add(placeOf(node), 'reference_in_exercise')
  if (node.type === 'link' && /^media\//i.test(node.url ?? '')) faults.add(placeOf(node), 'media_in_exercise')
}

function visit(node: Node, around: Around, faults: FaultList): void {
  const { name } = node
  if (!isComponent(node) || !name) checkMarkdown(node, around, faults)
  else if (Object.hasOwn(dialect, name)) {
    checkContent(node, name, faults)
    checkCounts(node, name, faults)
    checkStanding(node, name, around, faults)
    checkTool(node, name, around.components, faults)
    if (name === 'Answer') checkNumbers(node, faults)
    if (name === 'Accept' && plainText(node.children ?? []) && !/[\p{L}\p{N}]/u.test(plainText(node.children ?? []))) {
      faults.add(placeOf(node), 'accept_no_letters')
    }
  }
  const inner: Around = isComponent(node)
    ? { components: [...around.components, name ?? ''], markdown: [] }
    : { ...around, markdown: [...around.markdown, node] }
  for (const child of node.children ?? []) visit(child, inner, faults)
}

/**
 * What the allow-list does not say: that nothing written is lost, no part strays out of its whole, and what becomes
 * HTML nests as HTML may (a block inside a paragraph would break hydration). Call after checkText bounded the tree.
 */
export function checkStructure(root: Node, faults: FaultList): void {
  visit(root, { components: [], markdown: [] }, faults)
}

/** A line of dashes inside the front matter: mdx-bundler's own reader would end the front matter there. */
export function checkFrontmatter(root: Node, faults: FaultList): void {
  const [first] = root.children ?? []
  if (first?.type !== 'yaml') return
  for (const [index, line] of (first.value ?? '').split('\n').entries()) {
    if (line.startsWith('---')) faults.add({ line: index + 2, column: 1 }, 'frontmatter_marker')
  }
}
