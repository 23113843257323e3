import { allOf, childOf, childrenOf, isMoreThan, textIn, type Element } from '#app/platform/xml.ts'
import { bounds, type NoteCode, type NeutralQuestion, type ReadBody, type ReadQuestion } from './question.ts'
import { noteList } from './notes.ts'
import { readEach } from './read-each.ts'
import { cleanText, type CleanText } from './rich-text.ts'
import { wholePoints } from './whole-points.ts'

/**
 * Items of QTI 1.2, as test programs and Canvas write them. Source: IMS Question and Test Interoperability 1.2 ASI
 * Information Model (2002); instructure/canvas-lms, its QTI exporter, for the names of types.
 */
export function readQti1(root: Element): ReadQuestion[] {
  const items = allOf(root, 'item')
  return readEach(items, readItem)
}

type Item = {
  item: Element
  presentation: Element
  note: (code: NoteCode, detail?: string) => void
  text: (element: Element | undefined) => CleanText
}

function readItem(item: Element): ReadQuestion {
  const place = (item.attributes.ident ?? '').slice(0, 80)
  const title = (item.attributes.title ?? '').trim().slice(0, 200)
  const skip = (code: NoteCode): ReadQuestion => ({ place, name: title || place, question: null, notes: [{ code }] })
  const presentation = childOf(item, 'presentation')
  if (!presentation) return skip('broken')
  if (isMoreThan(item, bounds.elementsOfQuestion)) return skip('too_large')
  const { notes, note, said } = noteList()
  const read: Item = {
    ...{ item, presentation, note },
    text: (element) => {
      const cleaned = materialText(element)
      said(cleaned)
      return cleaned
    },
  }
  const body = readBody(read)
  if (typeof body === 'string') return skip(body)
  const prompt = read.text(
    without(presentation, ['response_lid', 'response_str', 'response_num', 'response_xy', 'response_grp']),
  )
  if (!prompt.blocks) return skip('prompt_empty')
  const name = title || prompt.plain.slice(0, 60)
  const question: NeutralQuestion = {
    name,
    prompt: prompt.blocks,
    hint: null,
    feedback: generalOf(read),
    points: wholePoints(metadata(item, 'points_possible'), read.note),
    ...body,
  }
  return { place, name, question, notes }
}

const without = (element: Element, names: readonly string[]): Element => ({
  ...element,
  children: element.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    return names.includes(child.name) ? [] : [without(child, names)]
  }),
})

/** All the `mattext` inside, in order. */
function materialText(element: Element | undefined): CleanText {
  const texts = allOf(element, 'mattext')
  const isHtml = texts.some(
    ({ attributes }) => attributes.texttype !== undefined && attributes.texttype !== 'text/plain',
  )
  return cleanText(texts.map(textIn).join(isHtml ? '\n' : '\n\n'), isHtml ? 'html' : 'plain')
}

/** A field of the item's metadata, as Canvas and others write it. */
const metadata = (item: Element, label: string) =>
  textIn(
    childOf(
      allOf(item, 'qtimetadatafield').find((field) => textIn(childOf(field, 'fieldlabel')) === label),
      'fieldentry',
    ),
  )

/** By whether the whole answer is right, in Canvas's names. */
const byOutcome = /^(?:correct|general_incorrect)/i

/** What is said after the answer whatever it was; what is said of right and wrong ones comes to it. */
function generalOf({ item, text, note }: Item): string | null {
  const said = childrenOf(item, 'itemfeedback').flatMap((one) => {
    const ident = one.attributes.ident ?? ''
    const { blocks } = /^(?:general|correct)/i.test(ident) ? text(one) : { blocks: '' }
    return blocks ? [{ blocks, isByOutcome: byOutcome.test(ident) }] : []
  })
  if (said.some(({ isByOutcome }) => isByOutcome)) note('outcome_feedback')
  return said.map(({ blocks }) => blocks).join('\n\n') || null
}

/** Conditions that give points, each with how many. */
function conditionsOf(item: Element): { condition: Element; value: number }[] {
  return allOf(item, 'respcondition').flatMap((condition) => {
    const set = childrenOf(condition, 'setvar')
    const value = set.reduce((sum, one) => sum + (Number(textIn(one)) || 0), 0)
    return value > 0 ? [{ condition, value }] : []
  })
}

/** What a condition asks for, without what it asks not to be there. */
const equals = (condition: Element): Element[] => allOf(without(condition, ['not']), 'varequal')

const unreadable: Record<string, NoteCode> = {
  essay_question: 'essay',
  file_upload_question: 'essay',
  text_only_question: 'description',
  fill_in_multiple_blanks_question: 'cloze',
  multiple_dropdowns_question: 'cloze',
  calculated_question: 'calculated',
}

function readBody(read: Item): ReadBody | NoteCode {
  const { item, presentation } = read
  const reason = unreadable[metadata(item, 'question_type')]
  if (reason) return reason
  const lids = allOf(presentation, 'response_lid')
  const [lid] = lids
  if (lids.length > 1) return matching(read, lids)
  if (lid?.attributes.rcardinality === 'Ordered') return ordering(read, lid)
  if (lid) return choices(read, lid)
  const strings = allOf(presentation, 'response_str', 'response_num')
  if (strings.length > 1) return 'several_interactions'
  return strings.length === 1 ? written(read) : 'description'
}

const labelsOf = (lid: Element) => allOf(lid, 'response_label')
const idOf = ({ attributes }: Element) => attributes.ident ?? ''

/** What is said of one choice: feedback that a condition shows for it. */
function feedbackOf({ item, text }: Item, choice: string): string | null {
  const shown = allOf(item, 'respcondition')
    .filter((condition) => equals(condition).some((one) => textIn(one) === choice) && equals(condition).length === 1)
    .flatMap((condition) => allOf(condition, 'displayfeedback').map(({ attributes }) => attributes.linkrefid ?? ''))
  const said = childrenOf(item, 'itemfeedback').filter((one) => {
    const ident = one.attributes.ident ?? ''
    return shown.includes(ident) && !/^(?:general|correct)/i.test(ident)
  })
  return (
    said
      .map((one) => text(one).line)
      .filter(Boolean)
      .join(' ') || null
  )
}

function choices(read: Item, lid: Element): ReadBody | NoteCode {
  const { item, note, text } = read
  const conditions = conditionsOf(item)
  const isMultiple = lid.attributes.rcardinality === 'Multiple'
  const best = conditions.toSorted((a, b) => b.value - a.value)[0]
  const right = new Set(
    (isMultiple ? conditions.flatMap(({ condition }) => equals(condition)) : best ? equals(best.condition) : []).map(
      textIn,
    ),
  )
  const options = labelsOf(lid).map((label) => ({
    text: text(label).line,
    correct: right.has(idOf(label)),
    feedback: feedbackOf(read, idOf(label)),
  }))
  if (!options.some(({ correct }) => correct)) return 'no_answer'
  if (isMultiple) return { type: 'multiple', choices: options, penalty: null }
  if (options.filter(({ correct }) => correct).length > 1) return 'broken'
  if (conditions.length > 1 && new Set(conditions.flatMap(({ condition }) => equals(condition).map(textIn))).size > 1)
    note('partial_credit')
  return { type: 'single', choices: options }
}

function ordering({ item, text }: Item, lid: Element): ReadBody | NoteCode {
  const labels = new Map(labelsOf(lid).map((label) => [idOf(label), text(label).plain]))
  const [first] = conditionsOf(item)
  const items = first ? equals(first.condition).flatMap((one) => labels.get(textIn(one)) ?? []) : []
  return items.length === labels.size && items.length > 0 ? { type: 'order', items } : 'no_answer'
}

function matching({ item, text, note }: Item, lids: readonly Element[]): ReadBody | NoteCode {
  const keys = conditionsOf(item).flatMap(({ condition }) => equals(condition))
  const pairs = lids.flatMap((lid) => {
    const key = keys.find(({ attributes }) => attributes.respident === lid.attributes.ident)
    const label = key && labelsOf(lid).find((one) => idOf(one) === textIn(key))
    const left = text(without(lid, ['render_choice', 'render_extension'])).plain
    const right = label ? text(label).plain : ''
    return left && right ? [{ left, right }] : []
  })
  if (pairs.length !== lids.length) return 'no_answer'
  const used = new Set(pairs.map(({ right }) => right))
  const over = lids.flatMap(labelsOf).find((label) => !used.has(text(label).plain))
  if (over) note('extra_match', text(over).plain)
  return { type: 'match', pairs }
}

const isCaseSensitive = ({ attributes }: Element) => /^yes$/i.test(attributes.case ?? '')

function written({ item, presentation, note }: Item): ReadBody | NoteCode {
  const [first] = conditionsOf(item)
  const all = conditionsOf(item)
    .flatMap(({ condition }) => equals(condition))
    .map(textIn)
    .filter(Boolean)
  const isNumber =
    metadata(item, 'question_type') === 'numerical_question' || allOf(presentation, 'response_num').length > 0
  if (!isNumber) {
    if (conditionsOf(item).some(({ condition }) => equals(condition).some(isCaseSensitive))) note('case_sensitive')
    const accepted = [...new Set(all.map((one) => one.replace(/\s+/g, ' ')))]
    return accepted.length > 0 ? { type: 'short', accepted } : 'essay'
  }
  const bound = (...names: string[]) => Number(textIn(allOf(first?.condition, ...names)[0]) || NaN)
  const [low, high, exact] = [bound('vargte', 'vargt'), bound('varlte', 'varlt'), Number(all[0] ?? NaN)]
  if (all.length > 1) note('more_answers')
  const isRange = Number.isFinite(low) && Number.isFinite(high)
  const value = Number.isFinite(exact) ? exact : (low + high) / 2
  if (!Number.isFinite(value)) return 'no_answer'
  const tolerance = isRange ? Math.max(0, Number(((high - low) / 2).toPrecision(12))) : 0
  return { type: 'numeric', value: Number(value.toPrecision(12)), tolerance, unit: '' }
}
