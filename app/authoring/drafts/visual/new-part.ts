import { attribute, withNewPart } from './change-element.ts'
import { partsOfComponent, type ComponentName } from './component-shape.ts'
import { newKey, type Element } from './element.ts'

/** What a new part takes from where it comes to stand. */
export type Beginning = {
  /** An id that nothing in the lesson has, made of a word and a number. */
  freeId: (base: string) => string
  /** The id of what it is put into, or of the lesson. */
  wholeId: string
  words: { scene: string; otherScene: string; prompt: string; field: string }
}

function bare(name: ComponentName, attributes: Record<string, string | true>, parts: Element[] = []): Element {
  const about = { kind: 'element' as const, key: newKey(), name, before: null, after: null, raw: null }
  const isEmpty = ['Figure', 'Video', 'Audio', 'Download', 'Pair', 'Answer', 'Source', 'Scorm'].includes(name)
  const written = Object.entries(attributes).map(([one, value]) => attribute(one, value))
  return { ...about, attributes: written, isEmpty, space: isEmpty ? ' ' : '', children: parts }
}

const question = (from: Beginning): Element =>
  bare('Question', { id: from.freeId(`${from.wholeId}-d`), type: 'single' }, [bare('Choice', {}), bare('Choice', {})])

const field = (from: Beginning): Element =>
  bare('FormField', { id: from.freeId(`${from.wholeId}-c`), label: from.words.field, kind: 'line', required: true }, [
    bare('Model', {}),
  ])

const statement = (from: Beginning): Element => bare('Statement', { name: from.freeId('frase') })

/** A case that holds from the start: a decision, and the two scenes it leads to. */
function newCase(from: Beginning): Element {
  const id = from.freeId(`${from.wholeId}-caso`)
  const [first, ...ends] = [1, 2, 3].map(() => from.freeId(`${id}-s`))
  const options = ends.map((to) => bare('Option', { to }))
  const decision = bare('Decision', { id: from.freeId(`${id}-d`), prompt: from.words.prompt }, options)
  return bare('Case', { id, title: '' }, [
    bare('Scene', { id: first ?? '', title: from.words.scene }, [decision]),
    ...ends.map((end) => bare('Scene', { id: end, title: from.words.otherScene, end: true })),
    bare('Reading', { by: '', role: '' }),
    bare('Reading', { by: '', role: '' }),
    bare('Debrief', {}),
  ])
}

type Maker = (from: Beginning) => Element

const within = (from: Beginning, id: string): Beginning => ({ ...from, wholeId: id })

const makers: Partial<Record<ComponentName, Maker>> = {
  Callout: () => bare('Callout', { kind: 'note' }),
  Source: () => bare('Source', { title: '', year: '' }),
  Figure: () => bare('Figure', { src: '', alt: '' }),
  Video: () => bare('Video', { src: '', captions: '', transcript: '', title: '' }),
  Audio: () => bare('Audio', { src: '', transcript: '', title: '' }),
  Download: () => bare('Download', { src: '', title: '' }),
  Timeline: () => bare('Timeline', {}, [bare('Moment', { when: '', title: '' })]),
  Moment: () => bare('Moment', { when: '', title: '' }),
  Compare: () => bare('Compare', {}, [bare('Side', { title: '' }), bare('Side', { title: '' })]),
  Side: () => bare('Side', { title: '' }),
  AtYourCounter: () => bare('AtYourCounter', { department: 'registry' }),
  Checklist: ({ freeId, wholeId }) =>
    bare('Checklist', { id: freeId(`${wholeId}-lista`), title: '' }, [bare('Check', {})]),
  GoodPractice: ({ freeId, wholeId }) =>
    bare('GoodPractice', { id: freeId(`${wholeId}-pratica`), title: '' }, [
      bare('Ingredient', {}),
      bare('SelfCheck', {}),
    ]),
  Quiz: (from) => {
    const id = from.freeId(`${from.wholeId}-quiz`)
    return bare('Quiz', { id, title: '' }, [question(within(from, id))])
  },
  Question: question,
  Pair: () => bare('Pair', { left: '', right: '' }),
  Answer: () => bare('Answer', { value: '' }),
  Case: newCase,
  Scene: ({ freeId, wholeId, words }) =>
    bare('Scene', { id: freeId(`${wholeId}-s`), title: words.otherScene, end: true }),
  Decision: ({ freeId, wholeId, words }) =>
    bare('Decision', { id: freeId(`${wholeId}-d`), prompt: words.prompt }, [
      bare('Option', { to: '' }),
      bare('Option', { to: '' }),
    ]),
  Option: () => bare('Option', { to: '' }),
  Reflection: ({ freeId, wholeId }) => bare('Reflection', { id: freeId(`${wholeId}-r`), min: '60', max: '800' }),
  Rubric: () => bare('Rubric', {}, [bare('Criterion', { title: '' }, [bare('Level', {}), bare('Level', {})])]),
  Criterion: () => bare('Criterion', { title: '' }, [bare('Level', {}), bare('Level', {})]),
  Anchor: () => bare('Anchor', { why: '' }),
  Reading: () => bare('Reading', { by: '', role: '' }),
  SimulationForm: (from) => {
    const id = from.freeId(`${from.wholeId}-scheda`)
    return bare('SimulationForm', { id, title: '' }, [field(within(from, id))])
  },
  FormField: field,
  Journal: ({ freeId, wholeId }) => bare('Journal', { id: freeId(`${wholeId}-diario`), title: '' }),
  Survey: (from) => {
    const id = from.freeId(`${from.wholeId}-sondaggio`)
    return bare('Survey', { id, title: '', when: 'pre', pair: id }, [statement(from)])
  },
  Statement: statement,
  Scorm: ({ freeId, wholeId }) => bare('Scorm', { id: freeId(`${wholeId}-pacchetto`), title: '', package: '' }),
}

/** A component begun anew: with ids of its own, and the parts it cannot do without, still empty. */
export const newPart = (name: ComponentName, from: Beginning): Element => makers[name]?.(from) ?? bare(name, {})

/** A part added to a component where its kind stands. */
export const withAdded = (whole: Element, part: Element): Element =>
  withNewPart(whole, part, partsOfComponent(whole.name))

/** Characters of an id before its last word: the dialect takes 80. */
const longest = 60

/** The ids of a lesson's text, to which each new one is added. */
export function idMaker(text: string): (base: string) => string {
  const taken = new Set(Array.from(text.matchAll(/\b(?:id|name)="?\s*:?\s*([a-z0-9-]+)/g), ([, id = '']) => id))
  return (base) => {
    const [, end = ''] = /(-[a-z]+)$/.exec(base) ?? []
    const begin = base.slice(0, base.length - end.length).slice(0, longest) + end
    let number = 1
    while (taken.has(`${begin}${number}`)) number += 1
    taken.add(`${begin}${number}`)
    return `${begin}${number}`
  }
}
