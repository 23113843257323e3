import path from 'node:path'
import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { paragraph, strong, text, type Block } from '../print/blocks.ts'
import type { Screen } from '../print/make-book.ts'
import { readComponent } from '../print/read-component.ts'
import type { Teller } from '../print/teller.ts'
import { readBlocks, type Reading } from '../print/walk-text.ts'
import { attributesOf, textOf, type Node } from '../syntax-tree.ts'
import { exerciseWords } from './words.ts'

/** A place that the script fills; who has none reads why it is empty. */
function exercise({ id, kind, title }: AssessmentSpec | PracticeSpec, { language, say, plain }: Teller): Block[] {
  const label = exerciseWords(language)('needs_script')
  return [{ kind: 'place', id, exercise: kind, kicker: say(`exercise_${kind}`), title: plain(title), label }]
}

/** The path of a file that a component names. */
function fileOf(node: Node, name: string, { lesson, back }: Reading): string {
  const file = path.posix.join(lesson.folder, textOf(attributesOf(node), name))
  back.pictures.add(file)
  return file
}

function film(node: Node, reading: Reading): Block[] {
  const { tell, textFile } = reading
  const attributes = attributesOf(node)
  const title = tell.plain(textOf(attributes, 'title'))
  const isFilm = node.name === 'Video'
  const spoken = textFile(textOf(attributes, 'transcript'))
  const paragraphs = (spoken ?? '').split(/\n\s*\n/).filter((one) => one.trim())
  const transcript: Block[] =
    spoken === null
      ? [{ kind: 'file', file: fileOf(node, 'transcript', reading), label: tell.say('transcript'), title }]
      : [
          {
            ...{ kind: 'box', tone: 'transcript', label: tell.say('transcript') },
            inside: paragraphs.map((one) => paragraph(tell.words(one.replace(/\s+/g, ' ').trim()))),
          },
        ]
  return [
    paragraph(strong(title)),
    {
      ...{ kind: isFilm ? 'film' : 'sound', file: fileOf(node, 'src', reading), title, language: tell.language },
      captions: isFilm ? fileOf(node, 'captions', reading) : null,
    },
    ...transcript,
  ]
}

function component(node: Node, reading: Reading): Block[] {
  const { tell } = reading
  const title = () => tell.plain(textOf(attributesOf(node), 'title'))
  switch (node.name) {
    case 'Video':
    case 'Audio':
      return film(node, reading)
    case 'Download':
      return [{ kind: 'file', file: fileOf(node, 'src', reading), label: tell.ofLesson('download'), title: title() }]
    case 'TerritoryCard':
      return [
        {
          ...{ kind: 'box', tone: 'site', label: tell.ofLesson('territory') },
          inside: readBlocks(node.children ?? [], reading),
        },
      ]
    case 'Scorm':
      return [
        {
          ...{ kind: 'box', tone: 'site', label: title() },
          inside: [paragraph(text(exerciseWords(tell.language)('package_stays')))],
        },
      ]
    default:
      return readComponent(node, reading)
  }
}

/** A book on a screen: films and sounds play, files can be taken, exercises are done. */
export const screen: Screen = { exercise, component }
