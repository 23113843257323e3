import { dialect, exercises, isAllowedUrl, limits, type AttributeRule, type ComponentRule } from './dialect.ts'
import type { FaultList, Place } from './faults.ts'
import { isComponent, literalOf, placeOf, type Node } from './syntax-tree.ts'

export type MediaUse = { src: string; place: Place; endings: readonly string[] }
export type IdUse = { id: string; place: Place }

/** What a lesson's text uses, for the checks that need the whole course. */
export type TextUses = { ids: IdUse[]; media: MediaUse[] }

type Walk = { faults: FaultList; uses: TextUses; nodes: number; heading: number }

const idPattern = /^[a-z0-9][a-z0-9-]*$/
const plainNodes = new Set([
  'root',
  'yaml',
  'paragraph',
  'text',
  'heading',
  'emphasis',
  'strong',
  'link',
  'list',
  'listItem',
  'blockquote',
  'inlineCode',
  'break',
  'thematicBreak',
])

/** What is wrong with an attribute's value, or undefined. The wording follows the messages of the checker. */
function expectationOf(rule: AttributeRule, value: string | number | boolean): string | undefined {
  const text = String(value)
  if (rule.type === 'flag') return value === true || text === 'true' || text === 'false' ? undefined : 'true / false'
  if (rule.type === 'text') return text.trim() && text.length <= 1000 ? undefined : '1–1000 caratteri'
  if (rule.type === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : '0–9'
  if (rule.type === 'integer') {
    const number = Number(text)
    const inside = /^\d{1,9}$/.test(text) && number >= rule.least && number <= rule.most
    return inside ? undefined : `${rule.least}–${rule.most}`
  }
  if (rule.type === 'one-of') return rule.values.includes(text) ? undefined : rule.values.join(', ')
  return undefined
}

function checkUrl(url: string, place: Place, walk: Walk): void {
  if (!isAllowedUrl(url)) walk.faults.add(place, 'url_scheme', { url: url.slice(0, 80) })
  else if (/^media\//i.test(url)) walk.uses.media.push({ src: url, place, endings: [] })
}

function checkValue(
  name: string,
  rule: AttributeRule,
  value: string | number | boolean,
  place: Place,
  walk: Walk,
): void {
  const text = String(value)
  if (rule.type === 'id') {
    if (!idPattern.test(text)) walk.faults.add(place, 'id_malformed', { id: text.slice(0, 80) })
    else if (name === 'id') walk.uses.ids.push({ id: text, place })
  } else if (rule.type === 'https') {
    if (!/^https:/i.test(text) || !isAllowedUrl(text)) walk.faults.add(place, 'url_scheme', { url: text.slice(0, 80) })
  } else if (rule.type === 'media') {
    if (/^media\/[A-Za-z0-9._-]+$/.test(text)) walk.uses.media.push({ src: text, place, endings: rule.endings })
    else walk.faults.add(place, 'url_scheme', { url: text.slice(0, 80) })
  } else {
    const expected = expectationOf(rule, value)
    if (expected) walk.faults.add(place, 'attribute_value', { attribute: name, value: text.slice(0, 80), expected })
  }
}

function checkAttributes(node: Node, name: string, rule: ComponentRule, walk: Walk): void {
  const seen = new Set<string>()
  for (const attribute of node.attributes ?? []) {
    const place = placeOf(attribute.position ? attribute : node)
    if (attribute.type !== 'mdxJsxAttribute' || !attribute.name) {
      walk.faults.add(place, 'spread_attribute')
      continue
    }
    const { name: key } = attribute
    const known = Object.hasOwn(rule.attributes, key) ? rule.attributes[key] : undefined
    if (!known) {
      const names = Object.keys(rule.attributes).join(', ') || '–'
      walk.faults.add(place, 'unknown_attribute', { attribute: key, name, known: names })
      continue
    }
    if (seen.has(key)) walk.faults.add(place, 'repeated_attribute', { attribute: key })
    seen.add(key)
    const value = literalOf(attribute.value)
    if (value === undefined) walk.faults.add(place, 'attribute_expression', { attribute: key })
    else if (name === 'Figure' && key === 'alt' && !String(value).trim()) walk.faults.add(place, 'alt_missing')
    else checkValue(key, known, value, place, walk)
  }
  for (const attribute of rule.required.filter((key) => !seen.has(key))) {
    if (name === 'Figure' && attribute === 'alt') walk.faults.add(placeOf(node), 'alt_missing')
    else walk.faults.add(placeOf(node), 'missing_attribute', { name, attribute })
  }
}

function checkPlace(node: Node, name: string, rule: ComponentRule, stack: readonly string[], walk: Walk): void {
  const parent = stack.at(-1)
  const isExercise = exercises.some((one) => one === name)
  const inExercise = stack.some((one) => exercises.some((exercise) => exercise === one))
  if (rule.inside) {
    if (!parent || !rule.inside.includes(parent)) {
      const expected = rule.inside.map((one) => `<${one}>`).join(' / ')
      walk.faults.add(placeOf(node), 'misplaced', { name, expected })
    }
  } else if (inExercise && rule.alsoInside?.includes(parent ?? '')) return
  else if (inExercise) walk.faults.add(placeOf(node), 'component_in_exercise', { name })
  else if (isExercise && stack.length > 0) {
    walk.faults.add(placeOf(node), 'misplaced', { name, expected: 'la lezione, da solo' })
  }
}

function checkComponent(node: Node, stack: readonly string[], walk: Walk): void {
  const name = node.name ?? ''
  const rule = Object.hasOwn(dialect, name) ? dialect[name] : undefined
  if (rule) {
    checkAttributes(node, name, rule, walk)
    checkPlace(node, name, rule, stack, walk)
    return
  }
  const isHtml = /^[a-z]/.test(name) || name === ''
  const known = Object.entries(dialect)
    .filter(([, { inside }]) => !inside)
    .map(([one]) => one)
    .join(', ')
  if (isHtml) walk.faults.add(placeOf(node), 'raw_html', { name })
  else walk.faults.add(placeOf(node), 'unknown_component', { name: name.slice(0, 80), known })
}

function checkPlain(node: Node, walk: Walk): void {
  const { faults } = walk
  if (node.type === 'mdxjsEsm') faults.add(placeOf(node), 'import_export')
  else if (node.type.endsWith('Expression')) faults.add(placeOf(node), 'expression')
  else if (node.type === 'image' || node.type === 'imageReference') faults.add(placeOf(node), 'markdown_image')
  else if (node.type === 'definition' || node.type === 'link') checkUrl(node.url ?? '', placeOf(node), walk)
  else if (node.type === 'code') faults.add(placeOf(node), 'markdown_code')
  else if (node.type === 'heading') {
    const depth = node.depth ?? 1
    if (depth < 2 || depth > 3 || depth > walk.heading + 1) faults.add(placeOf(node), 'heading_level', { depth })
    walk.heading = Math.max(depth, 2)
  } else if (node.type === 'paragraph' && node.children?.[0]?.value?.trimStart().startsWith('|')) {
    faults.add(placeOf(node), 'markdown_table')
  } else if (!plainNodes.has(node.type) && node.type !== 'linkReference') {
    faults.add(placeOf(node), 'raw_html', { name: node.type })
  }
}

function visit(node: Node, stack: readonly string[], depth: number, walk: Walk): void {
  walk.nodes += 1
  if (walk.nodes === limits.nodes + 1) walk.faults.add(placeOf(node), 'too_many_nodes', { limit: limits.nodes })
  if (walk.nodes > limits.nodes) return
  if (depth > limits.depth) {
    walk.faults.add(placeOf(node), 'too_deep', { limit: limits.depth })
    return
  }
  if (isComponent(node)) checkComponent(node, stack, walk)
  else checkPlain(node, walk)
  const inner = isComponent(node) ? [...stack, node.name ?? ''] : stack
  for (const child of node.children ?? []) visit(child, inner, depth + 1, walk)
}

/** Walks a lesson's syntax tree against the allow-list (P10) and collects the ids and media it uses. */
export function checkText(root: Node, faults: FaultList): TextUses {
  const walk: Walk = { faults, uses: { ids: [], media: [] }, nodes: 0, heading: 1 }
  visit(root, [], 0, walk)
  return walk.uses
}
