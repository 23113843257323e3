import { CaseSpec } from '#app/assessment/schemas.ts'
import type { FaultList } from './faults.ts'
import { markdownHtml, markdownLine } from './markdown-html.ts'
import { asBlocks } from './read-quiz.ts'
import { attributesOf, flagOf, numberOf, partsOf, placeOf, plainText, textOf, type Node } from './syntax-tree.ts'

const named = (parts: readonly Node[], name: string) => parts.filter((part) => part.name === name)

function checkLimits(node: Node, min: number, max: number, faults: FaultList): void {
  if (min > max) faults.add(placeOf(node), 'reason_limits', { min, max })
}

function readOption(node: Node, index: number, faults: FaultList) {
  const { parts, content } = partsOf(node)
  const html = markdownLine(content)
  if (!html) faults.add(placeOf(node), 'prompt_missing', { what: '<Option>' })
  const outcome = named(parts, 'Outcome')[0]
  const outcomeHtml = outcome ? markdownHtml(asBlocks(outcome)) : null
  return { id: `o${index + 1}`, html, to: textOf(attributesOf(node), 'to'), outcomeHtml }
}

/** What single counters read: one text for each, and none among the scenes and options that all share. */
function readCounters(parts: readonly Node[], faults: FaultList) {
  const nodes = named(parts, 'AtYourCounter')
  const departments = nodes.map((node) => textOf(attributesOf(node), 'department'))
  for (const [index, node] of nodes.entries()) {
    const department = departments[index] ?? ''
    if (departments.indexOf(department) < index) faults.add(placeOf(node), 'counter_repeated', { department })
  }
  return nodes.map((node, index) => ({ department: departments[index], html: markdownHtml(asBlocks(node)) }))
}

function readDecision(node: Node, faults: FaultList) {
  const attributes = attributesOf(node)
  const { parts, content } = partsOf(node)
  const nodes = named(parts, 'Option')
  if (nodes.length < 2) faults.add(placeOf(node), 'few_choices', { least: 2, name: 'Option', count: nodes.length })
  const reasonMin = numberOf(attributes, 'reason-min', 30)
  const reasonMax = numberOf(attributes, 'reason-max', 600)
  checkLimits(node, reasonMin, reasonMax, faults)
  const prompt: Node = { type: 'paragraph', children: [{ type: 'text', value: textOf(attributes, 'prompt') }] }
  return {
    id: textOf(attributes, 'id'),
    promptHtml: markdownHtml([prompt, ...content]),
    counters: readCounters(parts, faults),
    reasonMin,
    reasonMax,
    options: nodes.map((option, index) => readOption(option, index, faults)),
  }
}

function readReflection(node: Node, faults: FaultList) {
  const attributes = attributesOf(node)
  const min = numberOf(attributes, 'min', 30)
  const max = numberOf(attributes, 'max', 800)
  checkLimits(node, min, max, faults)
  const promptHtml = markdownHtml(asBlocks(node))
  if (!promptHtml) faults.add(placeOf(node), 'prompt_missing', { what: '<Reflection>' })
  const marked = flagOf(attributes, 'marked')
  const second = flagOf(attributes, 'second')
  if (second && !marked) faults.add(placeOf(node), 'second_unmarked')
  return { id: textOf(attributes, 'id'), promptHtml, min, max, marked, second }
}

function readScene(node: Node, faults: FaultList) {
  const attributes = attributesOf(node)
  const { parts, content } = partsOf(node)
  const id = textOf(attributes, 'id')
  const decisions = named(parts, 'Decision')
  const reflections = named(parts, 'Reflection')
  const end = flagOf(attributes, 'end')
  const next = attributes.next === undefined ? null : textOf(attributes, 'next')
  const exits = decisions.length + (end ? 1 : 0) + (next === null ? 0 : 1)
  if (exits !== 1) faults.add(placeOf(node), 'scene_exit', { id })
  if (reflections.length > 1) faults.add(placeOf(node), 'several_reflections')
  const html = markdownHtml(content)
  if (!html) faults.add(placeOf(node), 'prompt_missing', { what: `<Scene id="${id}">` })
  const decision = decisions[0] ? readDecision(decisions[0], faults) : null
  const reflection = reflections[0] ? readReflection(reflections[0], faults) : null
  const counters = readCounters(parts, faults)
  return { id, title: textOf(attributes, 'title'), html, counters, end, next, decision, reflection }
}

type ReadScene = ReturnType<typeof readScene>

const waysOf = ({ next, decision }: ReadScene): string[] => [
  ...(next ? [next] : []),
  ...(decision?.options.map(({ to }) => to) ?? []),
]

function reach(from: readonly string[], ways: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>()
  const queue = [...from]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    queue.push(...ways(id))
  }
  return seen
}

/** The option of a scene that leads to `to`; the scene itself for its `next`. */
function wayNode(node: Node, to: string): Node | undefined {
  if (node.name === 'Option' && textOf(attributesOf(node), 'to') === to) return node
  for (const child of node.children ?? []) {
    const found = wayNode(child, to)
    if (found) return found
  }
  return undefined
}

/** Every way leads to a scene, every scene can be reached from the first, and from each an end can be reached. */
function checkGraph(scenes: readonly ReadScene[], nodes: readonly Node[], faults: FaultList): void {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]))
  const places = new Map(scenes.map((scene, index) => [scene.id, placeOf(nodes[index] ?? { type: '' })]))
  const place = (id: string) => places.get(id) ?? { line: 1, column: 1 }
  let unknown = false
  for (const [index, scene] of scenes.entries()) {
    const node = nodes[index] ?? { type: '' }
    for (const to of waysOf(scene).filter((way) => !byId.has(way))) {
      unknown = true
      faults.add(placeOf(wayNode(node, to) ?? node), 'unknown_scene', { to })
    }
  }
  const first = scenes[0]
  if (!first) return
  const ways = (id: string) => waysOf(byId.get(id) ?? first).filter((to) => byId.has(to))
  const forward = reach([first.id], ways)
  const ends = scenes.filter(({ end }) => end).map(({ id }) => id)
  const backward = reach(ends, (id) => scenes.filter((scene) => waysOf(scene).includes(id)).map((scene) => scene.id))
  for (const { id } of scenes) {
    if (!forward.has(id)) faults.add(place(id), 'unreachable_scene', { id })
    else if (!backward.has(id) && !unknown) faults.add(place(id), 'dead_end', { id })
    else if (reach(ways(id), ways).has(id)) faults.add(place(id), 'scene_circle', { id })
  }
}

function readRubric(parts: readonly Node[], faults: FaultList) {
  return named(parts, 'Rubric')
    .flatMap((rubric) => named(partsOf(rubric).parts, 'Criterion'))
    .map((criterion) => {
      const parts = named(partsOf(criterion).parts, 'Level').map(partsOf)
      const count = parts.length
      if (count < 2) faults.add(placeOf(criterion), 'few_choices', { least: 2, name: 'Level', count })
      const levels = parts.map(({ content }) => plainText(content))
      const anchors = parts.flatMap((level, at) =>
        named(level.parts, 'Anchor').map((anchor) => ({
          ...{ level: at, html: markdownHtml(asBlocks(anchor)) },
          why: textOf(attributesOf(anchor), 'why'),
        })),
      )
      if (levels.some((level) => !level)) faults.add(placeOf(criterion), 'prompt_missing', { what: '<Level>' })
      return { criterion: textOf(attributesOf(criterion), 'title'), levels, anchors }
    })
}

/** A reflection that somebody reads needs something to read it by. */
function checkMarked(scenes: readonly Node[], criteria: number, faults: FaultList): void {
  if (criteria > 0) return
  const reflections = scenes.flatMap((scene) => named(partsOf(scene).parts, 'Reflection'))
  for (const reflection of reflections) {
    if (flagOf(attributesOf(reflection), 'marked')) faults.add(placeOf(reflection), 'marked_without_rubric')
  }
}

/** Takes a `<Case>` out of the text as the spec the server keeps (P3); null when it has faults. */
export function readCase(node: Node, faults: FaultList): CaseSpec | null {
  const before = faults.faults.length
  const attributes = attributesOf(node)
  const { parts } = partsOf(node)
  const sceneNodes = named(parts, 'Scene')
  const scenes = sceneNodes.map((scene) => readScene(scene, faults))
  if (scenes.length < 2) faults.add(placeOf(node), 'few_scenes')
  checkGraph(scenes, sceneNodes, faults)
  const readings = named(parts, 'Reading').map((reading) => {
    const { by, role } = attributesOf(reading)
    return { by: String(by ?? ''), role: String(role ?? ''), html: markdownHtml(asBlocks(reading)) }
  })
  if (new Set(readings.map(({ by }) => by)).size < 2) faults.add(placeOf(node), 'few_readings')
  const debriefs = named(parts, 'Debrief')
  if (debriefs.length === 0) faults.add(placeOf(node), 'debrief_missing')
  if (debriefs.length > 1) faults.add(placeOf(node), 'debrief_several')
  const rubric = readRubric(parts, faults)
  checkMarked(sceneNodes, rubric.length, faults)
  if (faults.faults.length > before) return null
  const parsed = CaseSpec.safeParse({
    kind: 'case',
    id: textOf(attributes, 'id'),
    title: textOf(attributes, 'title'),
    start: scenes[0]?.id,
    scenes,
    readings,
    rubric,
    debriefHtml: debriefs[0] ? markdownHtml(asBlocks(debriefs[0])) : '',
  })
  return parsed.success ? parsed.data : null
}
