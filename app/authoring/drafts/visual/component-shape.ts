import { dialect, tools, type AttributeRule } from '../../dialect.ts'
import type { Element } from './element.ts'

/** The components of the dialect by name, for the catalogue; a test holds them against `dialect`. */
export const componentNames = [
  ...(['Callout', 'Term', 'Source', 'Figure', 'Video', 'Audio', 'Download', 'Timeline', 'Moment', 'Compare'] as const),
  ...(['Side', 'AtYourCounter', 'TerritoryCard', 'Checklist', 'Check', 'GoodPractice', 'Ingredient'] as const),
  ...(['SelfCheck', 'Quiz', 'Question', 'Choice', 'Item', 'Pair', 'Accept', 'Answer', 'Hint', 'Feedback'] as const),
  ...(['Case', 'Scene', 'Decision', 'Option', 'Outcome', 'Reflection', 'Rubric', 'Criterion', 'Level'] as const),
  ...(['Anchor', 'Reading', 'Debrief', 'SimulationForm', 'FormField', 'Model', 'Why', 'Journal', 'Survey'] as const),
  ...(['Statement', 'Scorm'] as const),
] as const
export type ComponentName = (typeof componentNames)[number]
export const isComponentName = (name: string): name is ComponentName => componentNames.some((one) => one === name)

/** Attributes by name, for the catalogue. */
export const attributeNames = [
  ...(['id', 'kind', 'title', 'word', 'author', 'year', 'url', 'src', 'alt', 'caption', 'credit', 'captions'] as const),
  ...(['transcript', 'when', 'department', 'pass', 'attempts', 'time-limit', 'wait', 'draw', 'pools'] as const),
  ...(['shuffle', 'feedback', 'type', 'points', 'penalty', 'from', 'to', 'low', 'high', 'correct', 'left'] as const),
  ...(['right', 'value', 'tolerance', 'unit', 'next', 'end', 'prompt', 'reason-min', 'reason-max', 'min'] as const),
  ...(['max', 'marked', 'second', 'why', 'by', 'role', 'label', 'required', 'pair', 'name', 'package'] as const),
] as const

/** What the values of a list mean, for the catalogue; departments have their own. */
export const valueNames = [
  ...(['note', 'tip', 'warning', 'practice', 'each', 'end', 'never', 'single', 'multiple', 'order', 'match'] as const),
  ...(['short', 'numeric', 'scale', 'line', 'text', 'choice', 'date', 'pre', 'post'] as const),
] as const

/** How much is written inside a component: nothing, a line, or Markdown. */
type TextKind = 'none' | 'line' | 'text'
const none = new Set([
  ...['Figure', 'Video', 'Audio', 'Download', 'Pair', 'Answer', 'Scorm'],
  ...['Quiz', 'Case', 'Rubric', 'Criterion', 'Timeline', 'Compare', 'Checklist'],
])
const line = new Set(['Choice', 'Item', 'Accept', 'Check', 'Ingredient', 'SelfCheck', 'Option', 'Statement', 'Level'])

export const textKindOf = (name: string): TextKind => (none.has(name) ? 'none' : line.has(name) ? 'line' : 'text')

/** Whether an empty component has a field for text; what a decision asks is its attribute. */
export const asksForText = (name: string) => textKindOf(name) !== 'none' && name !== 'Decision'

/** The parts a component may have, in the order they are written. */
const partOrder: Partial<Record<ComponentName, readonly ComponentName[]>> = {
  Timeline: ['Moment'],
  Compare: ['Side'],
  Checklist: ['Check'],
  GoodPractice: ['Ingredient', 'SelfCheck', 'Source'],
  Quiz: ['Question'],
  Question: ['Choice', 'Item', 'Pair', 'Accept', 'Answer', 'Hint', 'Feedback'],
  Choice: ['Feedback'],
  Case: ['Scene', 'Rubric', 'Reading', 'Debrief'],
  Scene: ['AtYourCounter', 'Decision', 'Reflection'],
  Decision: ['AtYourCounter', 'Option'],
  Option: ['Outcome'],
  Rubric: ['Criterion'],
  Criterion: ['Level'],
  Level: ['Anchor'],
  SimulationForm: ['FormField'],
  FormField: ['Item', 'Model'],
  Model: ['Why'],
  Survey: ['Statement'],
}
export const partsOfComponent = (name: string): readonly ComponentName[] =>
  isComponentName(name) ? (partOrder[name] ?? []) : []

/** Parts of which there is one at most in their whole. */
const once = new Set(['Decision', 'Reflection', 'Outcome', 'Rubric', 'Debrief', 'Model', 'Why', 'Hint', 'Answer'])

/** The parts each type of question is answered with. */
const ofType: Record<string, readonly ComponentName[]> = {
  single: ['Choice'],
  multiple: ['Choice'],
  order: ['Item'],
  match: ['Pair'],
  short: ['Accept'],
  numeric: ['Answer'],
  scale: [],
}
const answers = Object.values(ofType).flat()

export const valueOf = ({ attributes }: Element, name: string) => attributes.find((one) => one.name === name)?.value
export const wordsOf = (element: Element, name: string) => String(valueOf(element, name) ?? '')
export const isSet = (element: Element, name: string) => {
  const value = valueOf(element, name)
  return value === true || value === 'true' || value === ''
}

export const elementsOf = ({ children }: Element, name?: string): Element[] =>
  children.flatMap((part) => (part.kind === 'element' && (name === undefined || part.name === name) ? [part] : []))

/** Whether a part has a meaning where it stands: of a question, by its type. */
export function isExpected(whole: Element, name: string): boolean {
  if (whole.name === 'FormField' && name === 'Item') return wordsOf(whole, 'kind') === 'choice'
  const isAnswer = whole.name === 'Question' && answers.some((one) => one === name)
  return !isAnswer || (ofType[wordsOf(whole, 'type')]?.some((one) => one === name) ?? false)
}

/** The parts that can be added to a component as it stands. */
export function partsToAdd(element: Element): ComponentName[] {
  const has = (name: string) => elementsOf(element, name).length > 0
  return partsOfComponent(element.name).filter((name) => {
    if (!isExpected(element, name) || (once.has(name) && has(name))) return false
    if (name === 'Decision') return valueOf(element, 'next') === undefined && !isSet(element, 'end')
    if (name === 'Feedback' && element.name === 'Choice') return !has(name)
    return name !== 'Side' || elementsOf(element, name).length < 2
  })
}

/** Attributes that mean something for some types of question alone. */
const typed: Record<string, readonly string[]> = {
  penalty: ['multiple'],
  points: ['single', 'multiple', 'order', 'match', 'short', 'numeric'],
  ...{ from: ['scale'], to: ['scale'], low: ['scale'], high: ['scale'] },
}
/** Attributes a form of their own asks for. */
const elsewhere: Record<string, readonly string[]> = { Scene: ['next', 'end'], Option: ['to'] }
/** Attributes that most people leave as they are. */
const rare = new Set([
  ...['id', 'points', 'penalty', 'attempts', 'time-limit', 'wait', 'draw', 'pools', 'shuffle', 'feedback', 'credit'],
  ...['reason-min', 'reason-max', 'min', 'max', 'marked', 'second', 'name', 'tolerance', 'from', 'to', 'pair'],
])

export type AttributeField = { name: string; rule: AttributeRule; isRequired: boolean }

/** What a form asks of a component: first what matters, then what is seldom touched. */
export function fieldsOf(element: Element): { main: AttributeField[]; rest: AttributeField[]; other: string[] } {
  const rule = Object.hasOwn(dialect, element.name) ? dialect[element.name] : undefined
  const type = wordsOf(element, 'type')
  const known = Object.entries(rule?.attributes ?? {}).filter(([name]) => {
    if (elsewhere[element.name]?.includes(name)) return false
    const types = element.name === 'Question' ? typed[name] : undefined
    return !types || types.includes(type) || valueOf(element, name) !== undefined
  })
  const fields = known.map(([name, one]) => ({ name, rule: one, isRequired: rule?.required.includes(name) ?? false }))
  const isOdd = ({ name, value }: Element['attributes'][number]) =>
    value === undefined || (!fields.some((one) => one.name === name) && !elsewhere[element.name]?.includes(name))
  const odd = element.attributes.filter(isOdd)
  const shown = fields.filter(({ name }) => !odd.some((one) => one.name === name))
  return {
    main: shown.filter(({ name }) => !rare.has(name)),
    rest: shown.filter(({ name }) => rare.has(name)),
    other: odd.map(({ raw }) => raw),
  }
}

/** What can be put into a lesson, by kind, in the order of the menu. */
export const menu = {
  text: ['Callout', 'Source', 'AtYourCounter', 'TerritoryCard', 'Compare', 'Timeline'],
  media: ['Figure', 'Video', 'Audio', 'Download'],
  practice: ['Quiz', 'Case', 'SimulationForm', 'Journal', 'Survey', 'Scorm'],
  tools: Object.keys(tools).filter(isComponentName),
} as const satisfies Record<string, readonly ComponentName[]>
