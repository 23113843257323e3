import { allOf, childOf, childrenOf, isMoreThan, textIn, type Element } from '#app/platform/xml.ts'
import {
  bounds,
  type Note,
  type NoteCode,
  type NeutralQuestion,
  type ReadBody,
  type ReadChoice,
  type ReadQuestion,
} from './question.ts'
import { noteList } from './notes.ts'
import { readEach } from './read-each.ts'
import { interactions, promptOf } from './qti-2-prompt.ts'
import { wholePoints } from './whole-points.ts'
import { xmlText } from './xml-text.ts'

/** Items of QTI 2.1. Source: IMS Question and Test Interoperability Information Model 2.1 (2012). */
export function readQti2(root: Element): ReadQuestion[] {
  const items = root.name === 'assessmentItem' ? [root] : allOf(root, 'assessmentItem')
  return readEach(items, readItem)
}

type Item = {
  item: Element
  body: Element
  interaction: Element
  declaration: Element | undefined
  note: (code: NoteCode, detail?: string) => void
  said: (text: { notes: Note[] }) => void
}

function readItem(item: Element): ReadQuestion {
  const place = (item.attributes.identifier ?? '').slice(0, 80)
  const name = (item.attributes.title ?? '').trim().slice(0, 200) || place
  const skip = (code: NoteCode, detail?: string): ReadQuestion => ({
    ...{ place, name, question: null },
    notes: [detail === undefined ? { code } : { code, detail }],
  })
  const body = childOf(item, 'itemBody')
  const found = allOf(body, ...interactions)
  const [interaction] = found
  if (!body || !interaction) return skip('description')
  if (isMoreThan(item, bounds.elementsOfQuestion)) return skip('too_large')
  if (found.length > 1) return skip('several_interactions', String(found.length))
  const { notes, note, said } = noteList()
  const wanted = interaction.attributes.responseIdentifier
  const declaration = childrenOf(item, 'responseDeclaration').find(({ attributes }) => attributes.identifier === wanted)
  const read: Item = { item, body, interaction, declaration, note, said }
  const asked = readBody(read)
  if (typeof asked === 'string') return skip(asked, interaction.name)
  const prompt = promptOf(read)
  if (!prompt) return skip('prompt_empty')
  const question: NeutralQuestion = { name, prompt, ...aroundOf(read), ...asked }
  return { place, name, question, notes }
}

/** Shown whatever the answer, as our own export writes it, or the hint; anything else depends on the answer. */
const isOfEverybody = ({ attributes }: Element) =>
  attributes.showHide === 'hide' || attributes.outcomeIdentifier === 'HINT'

function aroundOf({ item, said, note }: Item): Pick<NeutralQuestion, 'hint' | 'feedback' | 'points'> {
  const texts = childrenOf(item, 'modalFeedback').map((one) => {
    const text = xmlText(one)
    said(text)
    if (text.blocks && !isOfEverybody(one)) note('outcome_feedback')
    return { isHint: one.attributes.outcomeIdentifier === 'HINT', blocks: text.blocks }
  })
  const of = (isHint: boolean) =>
    texts
      .filter((one) => one.isHint === isHint && one.blocks)
      .map(({ blocks }) => blocks)
      .join('\n\n') || null
  const most = childrenOf(item, 'outcomeDeclaration').find(({ attributes }) => attributes.identifier === 'MAXSCORE')
  return { hint: of(true), feedback: of(false), points: wholePoints(textIn(most), note) }
}

const correctOf = (declaration: Element | undefined) =>
  childrenOf(childOf(declaration, 'correctResponse'), 'value').map(textIn)
const mappedOf = (declaration: Element | undefined) =>
  childrenOf(childOf(declaration, 'mapping'), 'mapEntry').map(({ attributes }) => ({
    key: attributes.mapKey ?? '',
    value: Number(attributes.mappedValue ?? 0),
  }))

function readBody(item: Item): ReadBody | NoteCode {
  switch (item.interaction.name) {
    case 'choiceInteraction':
      return choices(item)
    case 'orderInteraction':
      return order(item)
    case 'matchInteraction':
    case 'associateInteraction':
      return match(item)
    case 'textEntryInteraction':
      return textEntry(item)
    case 'extendedTextInteraction':
    case 'uploadInteraction':
    case 'drawingInteraction':
      return 'essay'
    case 'gapMatchInteraction':
    case 'inlineChoiceInteraction':
      return 'cloze'
    default:
      return 'interaction'
  }
}

function choiceOf({ said }: Item, choice: Element, correct: boolean): ReadChoice {
  const text = xmlText(choice, ['feedbackInline', 'feedbackBlock'])
  const feedbacks = [...childrenOf(choice, 'feedbackInline'), ...childrenOf(choice, 'feedbackBlock')].map((one) =>
    xmlText(one),
  )
  for (const one of [text, ...feedbacks]) said(one)
  return {
    text: text.line,
    correct,
    feedback:
      feedbacks
        .map(({ line }) => line)
        .filter(Boolean)
        .join(' ') || null,
  }
}

function choices(item: Item): ReadBody | NoteCode {
  const { interaction, declaration, note } = item
  const mapped = mappedOf(declaration)
  const named = correctOf(declaration)
  const right = named.length > 0 ? named : mapped.filter(({ value }) => value > 0).map(({ key }) => key)
  const options = childrenOf(interaction, 'simpleChoice')
  const isRight = (choice: Element) => right.includes(choice.attributes.identifier ?? '')
  if (!options.some(isRight)) return 'no_answer'
  const isSingle = declaration?.attributes.cardinality === 'single' || interaction.attributes.maxChoices === '1'
  const read = options.map((choice) => choiceOf(item, choice, isRight(choice)))
  if (!isSingle) return { type: 'multiple', choices: read, penalty: penaltyOf(mapped, right.length, note) }
  if (mapped.filter(({ value }) => value > 0).length > 1) note('partial_credit')
  return { type: 'single', choices: read }
}

/** What a wrong choice takes, in percent of all right ones together. */
function penaltyOf(mapped: ReturnType<typeof mappedOf>, right: number, note: Item['note']): number | null {
  if (mapped.length === 0) return null
  const positive = mapped.filter(({ value }) => value > 0)
  const total = positive.reduce((sum, { value }) => sum + value, 0)
  const wrong = new Set(mapped.filter(({ value }) => value <= 0).map(({ value }) => Math.round((-value / total) * 100)))
  const isUneven = positive.some(({ value }) => Math.abs(value - total / positive.length) > total / 100)
  if (isUneven || wrong.size > 1) note('partial_credit')
  const [penalty] = wrong
  if (penalty === undefined) return null
  return Math.abs(penalty - 100 / right) < 1 ? null : Math.min(100, Math.max(0, penalty))
}

function order({ interaction, declaration, said }: Item): ReadBody | NoteCode {
  const options = childrenOf(interaction, 'simpleChoice').map((choice) => {
    const text = xmlText(choice)
    said(text)
    return { id: choice.attributes.identifier ?? '', text: text.plain }
  })
  const items = correctOf(declaration).flatMap((id) => options.find((option) => option.id === id)?.text ?? [])
  return items.length === options.length ? { type: 'order', items } : 'no_answer'
}

const idOf = ({ attributes }: Element) => attributes.identifier ?? ''

function plainOf(element: Element, told: Item['said']): string {
  const text = xmlText(element)
  told(text)
  return text.plain
}

function match({ interaction, declaration, note, said: told }: Item): ReadBody | NoteCode {
  const isAssociation = interaction.name === 'associateInteraction'
  const [lefts, rights = lefts] = (isAssociation ? [interaction] : childrenOf(interaction, 'simpleMatchSet')).map(
    (set) => new Map(childrenOf(set, 'simpleAssociableChoice').map((one) => [idOf(one), plainOf(one, told)])),
  )
  if (!lefts || !rights) return 'broken'
  const said = correctOf(declaration)
  const keys =
    said.length > 0
      ? said
      : mappedOf(declaration)
          .filter(({ value }) => value > 0)
          .map(({ key }) => key)
  const used = new Set<string>()
  const pairs = keys.flatMap((key) => {
    const [left = '', right = ''] = key.split(/\s+/)
    used.add(right)
    if (isAssociation) used.add(left)
    const pair = { left: lefts.get(left) ?? '', right: rights.get(right) ?? '' }
    return pair.left && pair.right ? [pair] : []
  })
  if (pairs.length === 0) return 'no_answer'
  const over = [...rights].find(([id]) => !used.has(id))
  if (over) note('extra_match', over[1])
  return { type: 'match', pairs }
}

function textEntry({ item, declaration, note }: Item): ReadBody | NoteCode {
  const correct = correctOf(declaration)
  const isNumber = ['float', 'integer'].includes(declaration?.attributes.baseType ?? '')
  if (isNumber) {
    const value = Number((correct[0] ?? '').replace(',', '.') || NaN)
    if (!Number.isFinite(value)) return 'no_answer'
    const equal = allOf(childOf(item, 'responseProcessing'), 'equal').find(({ attributes }) => attributes.tolerance)
    const [below = 0, above = below] = (equal?.attributes.tolerance ?? '0').split(/\s+/).map(Number)
    const isRelative = equal?.attributes.toleranceMode === 'relative'
    const tolerance = Math.abs(isRelative ? (value * below) / 100 : below) || 0
    if (below !== above) note('partial_credit')
    return { type: 'numeric', value, tolerance, unit: '' }
  }
  const best = Math.max(0, ...mappedOf(declaration).map(({ value }) => value))
  const mapped = mappedOf(declaration).filter(({ value }) => value > 0)
  if (mapped.some(({ value }) => value < best)) note('partial_credit')
  const all = [...correct, ...mapped.filter(({ value }) => value === best).map(({ key }) => key)]
  const accepted = [...new Set(all.map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean))]
  return accepted.length > 0 ? { type: 'short', accepted } : 'no_answer'
}
