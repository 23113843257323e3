import path from 'node:path'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { exercises } from '../dialect.ts'
import { partsOfTool } from '../read-tools.ts'
import { attributesOf, partsOf, textOf, type Attributes, type Node } from '../syntax-tree.ts'
import { anchors, lines, paragraph, strong, text, type Block, type Inline } from './blocks.ts'
import { readBlocks, readLine, type Reading } from './walk-text.ts'

type Reader = (node: Node, reading: Reading, attributes: Attributes) => Block[]

const callouts = ['note', 'tip', 'warning', 'practice'] as const
const inside = (node: Node, reading: Reading) => readBlocks(node.children ?? [], reading)
const parts = (node: Node, name: string) => partsOf(node).parts.filter((part) => part.name === name)

const callout: Reader = (node, reading, attributes) => {
  const tone = callouts.find((one) => one === attributes.kind) ?? 'note'
  const label = reading.tell.plain(textOf(attributes, 'title')) || reading.tell.ofLesson(tone)
  return [{ kind: 'box', tone, label, inside: inside(node, reading) }]
}

const source: Reader = (node, reading, attributes) => {
  const { tell, back } = reading
  const author = textOf(attributes, 'author')
  const named: Inline[] = [
    ...(author ? [tell.words(`${author}, `)] : []),
    { kind: 'emphasis', inside: [tell.words(textOf(attributes, 'title'))] },
    tell.words(`, ${textOf(attributes, 'year')}.`),
  ]
  const url = textOf(attributes, 'url') || null
  const label = tell.say('source_number', { number: back.source({ inside: named, url }) })
  return [{ kind: 'box', tone: 'source', label, inside: [paragraph(...named), ...inside(node, reading)] }]
}

const figure: Reader = (_node, { lesson, back, tell, creditOf }, attributes) => {
  const src = textOf(attributes, 'src')
  const file = path.posix.join(lesson.folder, src)
  back.pictures.add(file)
  const of = (name: string) => tell.plain(textOf(attributes, name))
  return [{ kind: 'figure', file, alt: of('alt'), caption: of('caption'), credit: of('credit') || creditOf(src) }]
}

const media: Reader = (node, { tell, textFile }, attributes) => {
  const spoken = textFile(textOf(attributes, 'transcript'))
  const paragraphs = (spoken ?? '').split(/\n\s*\n/).filter((one) => one.trim())
  const transcript: Block =
    spoken === null
      ? paragraph(text(tell.say('transcript_file')))
      : {
          ...{ kind: 'box', tone: 'transcript', label: tell.say('transcript') },
          inside: paragraphs.map((one) => paragraph(tell.words(one.replace(/\s+/g, ' ').trim()))),
        }
  const title = strong(`${tell.plain(textOf(attributes, 'title'))}. `)
  const note = paragraph(title, text(tell.say('see_on_site')))
  const label = tell.say(node.name === 'Video' ? 'video' : 'audio')
  return [{ kind: 'box', tone: 'site', label, inside: [note, transcript] }]
}

const download: Reader = (_node, { tell }, attributes) => {
  const title = strong(`${tell.plain(textOf(attributes, 'title'))}. `)
  const where = text(tell.say('download_on_site', { name: path.posix.basename(textOf(attributes, 'src')) }))
  return [{ kind: 'box', tone: 'site', label: tell.say('download'), inside: [paragraph(title, where)] }]
}

const titled = (node: Node, reading: Reading) => ({
  title: reading.tell.plain(textOf(attributesOf(node), 'title')),
  inside: inside(node, reading),
})

const timeline: Reader = (node, reading) => {
  const moments = parts(node, 'Moment').map((moment) => ({
    when: reading.tell.plain(textOf(attributesOf(moment), 'when')),
    ...titled(moment, reading),
  }))
  return [{ kind: 'timeline', moments }]
}

const compare: Reader = (node, reading) => [
  { kind: 'compare', sides: parts(node, 'Side').map((side) => titled(side, reading)) },
]

const atCounter: Reader = (node, reading, attributes) => {
  const kind = Object.values(DepartmentKind).find((one) => one === attributes.department) ?? 'other'
  const label = reading.tell.ofLesson('at_counter_of', { department: reading.tell.department(kind) })
  return [{ kind: 'box', tone: 'counter', label, inside: inside(node, reading) }]
}

const territory: Reader = (node, reading) => {
  const { tell } = reading
  const note = paragraph({ kind: 'emphasis', inside: [text(tell.say('territory_note'))] })
  const room = lines(3, tell.say('territory_lines'))
  return [
    { kind: 'box', tone: 'site', label: tell.ofLesson('territory'), inside: [...inside(node, reading), note, room] },
  ]
}

const tool = (node: Node, reading: Reading, kicker: string, within: Block[]): Block[] => {
  const attributes = attributesOf(node)
  const title = reading.tell.plain(textOf(attributes, 'title'))
  return [
    { kind: 'section', anchor: anchors.exercise(textOf(attributes, 'id')), level: 4, kicker, title, inside: within },
  ]
}

const checklist: Reader = (node, reading) => {
  const checks = partsOfTool(node).parts.filter(({ name }) => name === 'Check')
  const items = checks.map((check) => ({ letter: null, inside: readLine(check, reading) }))
  return tool(node, reading, reading.tell.ofLesson('checklist'), [{ kind: 'ticks', round: false, items }])
}

const goodPractice: Reader = (node, reading) => {
  const { parts: all, content } = partsOfTool(node)
  const { ofLesson } = reading.tell
  const listOf = (name: string, heading: string): Block[] => {
    const items = all.filter((part) => part.name === name).map((part) => [paragraph(...readLine(part, reading))])
    return items.length > 0 ? [paragraph(strong(heading)), { kind: 'list', ordered: false, items }] : []
  }
  const sources = all.filter(({ name }) => name === 'Source')
  return tool(node, reading, ofLesson('good_practice'), [
    ...readBlocks(content, reading),
    ...listOf('Ingredient', ofLesson('ingredients')),
    ...listOf('SelfCheck', ofLesson('self_checks')),
    ...readBlocks(sources, reading),
  ])
}

const readers: Record<string, Reader> = {
  Callout: callout,
  Source: source,
  Figure: figure,
  Video: media,
  Audio: media,
  Download: download,
  Timeline: timeline,
  Compare: compare,
  AtYourCounter: atCounter,
  TerritoryCard: territory,
  Checklist: checklist,
  GoodPractice: goodPractice,
}

/** A component of the text as blocks; an exercise as the blocks that were made of its spec. */
export function readComponent(node: Node, reading: Reading): Block[] {
  const attributes = attributesOf(node)
  const { name } = node
  if (exercises.some((one) => one === name)) return reading.exercises.get(textOf(attributes, 'id')) ?? []
  const reader = name && Object.hasOwn(readers, name) ? readers[name] : undefined
  return reader ? reader(node, reading, attributes) : inside(node, reading)
}
