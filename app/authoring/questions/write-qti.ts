import type { Question } from '#app/assessment/schemas.ts'
import { escapeXml } from '#app/platform/escape-xml.ts'
import type { Note } from './question.ts'
import type { WrittenQuestion } from './write-gift.ts'

/** Our own markup is XHTML but for this. */
const xhtml = (html: string) => html.replaceAll('<br>', '<br/>')
const head = `<?xml version="1.0" encoding="UTF-8"?>`
const namespace = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"'
const template = (name: string) =>
  `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}"/>`

type Parts = { declaration: string; interaction: string; processing: string; notes: Note[] }

const values = (list: readonly string[]) => list.map((value) => `<value>${escapeXml(value)}</value>`).join('')
const correct = (list: readonly string[]) => `<correctResponse>${values(list)}</correctResponse>`
const declare = (cardinality: string, type: string, inside: string) =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${type}">${inside}</responseDeclaration>`

type Choices = Extract<Question, { choices: unknown }>

function choiceParts(question: Choices): Parts {
  const isMultiple = question.type === 'multiple'
  const right = question.choices.filter((choice) => choice.correct)
  const share = question.points / 100 / right.length
  const penalty =
    isMultiple && question.penaltyPercent !== null ? (question.points / 100) * (question.penaltyPercent / 100) : share
  const entry = (id: string, value: number) => `<mapEntry mapKey="${id}" mappedValue="${Number(value.toFixed(6))}"/>`
  const mapping = isMultiple
    ? `<mapping lowerBound="0" upperBound="${question.points / 100}" defaultValue="0">${question.choices
        .map(({ id, correct: isRight }) => entry(id, isRight ? share : -penalty))
        .join('')}</mapping>`
    : ''
  const choices = question.choices.map(({ id, html, feedbackHtml }) => {
    const feedback = feedbackHtml
      ? `<feedbackInline outcomeIdentifier="FEEDBACK" identifier="${id}" showHide="show">${inline(feedbackHtml)}</feedbackInline>`
      : ''
    return `<simpleChoice identifier="${id}">${xhtml(html)}${feedback}</simpleChoice>`
  })
  return {
    declaration: declare(
      isMultiple ? 'multiple' : 'single',
      'identifier',
      correct(right.map(({ id }) => id)) + mapping,
    ),
    interaction: `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="${isMultiple ? 0 : 1}">${choices.join('')}</choiceInteraction>`,
    processing: template(isMultiple ? 'map_response' : 'match_correct'),
    notes: [],
  }
}

/** What is said of a choice stands inside its line: its paragraphs are joined. */
const inline = (html: string) => xhtml(html.replace(/<\/p>\s*<p>/g, ' ').replace(/<\/?p>/g, ''))

function orderParts(question: Extract<Question, { type: 'order' }>): Parts {
  const choices = question.items.map(
    ({ id, text }) => `<simpleChoice identifier="${id}">${escapeXml(text)}</simpleChoice>`,
  )
  return {
    declaration: declare('ordered', 'identifier', correct(question.items.map(({ id }) => id))),
    interaction: `<orderInteraction responseIdentifier="RESPONSE" shuffle="true">${choices.join('')}</orderInteraction>`,
    processing: template('match_correct'),
    notes: [],
  }
}

function matchParts(question: Extract<Question, { type: 'match' }>): Parts {
  const set = (side: 'left' | 'right') =>
    `<simpleMatchSet>${question.pairs
      .map(
        (pair) =>
          `<simpleAssociableChoice identifier="${side}-${pair.id}" matchMax="1">${escapeXml(pair[side])}</simpleAssociableChoice>`,
      )
      .join('')}</simpleMatchSet>`
  const keys = question.pairs.map(({ id }) => `left-${id} right-${id}`)
  return {
    declaration: declare('multiple', 'directedPair', correct(keys)),
    interaction: `<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="${keys.length}">${set('left')}${set('right')}</matchInteraction>`,
    processing: template('match_correct'),
    notes: [],
  }
}

function shortParts(question: Extract<Question, { type: 'short' }>): Parts {
  const entries = question.accepted.map(
    (one) => `<mapEntry mapKey="${escapeXml(one)}" mappedValue="${question.points / 100}" caseSensitive="false"/>`,
  )
  return {
    declaration: declare(
      'single',
      'string',
      correct(question.accepted.slice(0, 1)) + `<mapping defaultValue="0">${entries.join('')}</mapping>`,
    ),
    interaction: '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>',
    processing: template('map_response'),
    notes: [],
  }
}

function numericParts(question: Extract<Question, { type: 'numeric' }>): Parts {
  const { value, tolerance, unit } = question
  const equal = `<equal toleranceMode="absolute" tolerance="${tolerance} ${tolerance}"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>`
  const set = `<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${question.points / 100}</baseValue></setOutcomeValue>`
  return {
    declaration: declare('single', 'float', correct([String(value)])),
    interaction: '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>',
    processing: `<responseProcessing><responseCondition><responseIf>${equal}${set}</responseIf></responseCondition></responseProcessing>`,
    notes: unit ? [{ code: 'unit_unsaid', detail: unit }] : [],
  }
}

function partsOf(question: Question): Parts | null {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return choiceParts(question)
    case 'order':
      return orderParts(question)
    case 'match':
      return matchParts(question)
    case 'short':
      return shortParts(question)
    case 'numeric':
      return numericParts(question)
    case 'scale':
      return null
  }
}

const outcome = (identifier: string, type: string, value?: string) =>
  `<outcomeDeclaration identifier="${identifier}" cardinality="single" baseType="${type}">${value === undefined ? '' : `<defaultValue><value>${value}</value></defaultValue>`}</outcomeDeclaration>`

/** One question as an item of QTI 2.1 (IMS, 2012). Scales of opinion have no place there. */
export function writeQtiItem(question: Question): WrittenQuestion {
  const parts = partsOf(question)
  if (!parts) return { id: question.id, text: null, notes: [{ code: 'scale_unsaid' }] }
  const modal = (name: string, html: string | null) =>
    html
      ? `<modalFeedback outcomeIdentifier="${name}" identifier="shown" showHide="hide">${xhtml(html)}</modalFeedback>`
      : ''
  const text = [
    head,
    `<assessmentItem ${namespace} identifier="${question.id}" title="${question.id}" adaptive="false" timeDependent="false">`,
    parts.declaration,
    outcome('SCORE', 'float', '0'),
    outcome('MAXSCORE', 'float', String(question.points / 100)),
    outcome('FEEDBACK', 'identifier'),
    ...(question.hintHtml ? [outcome('HINT', 'identifier')] : []),
    `<itemBody>${xhtml(question.promptHtml)}${parts.interaction}</itemBody>`,
    parts.processing,
    modal('FEEDBACK', question.feedbackHtml) + modal('HINT', question.hintHtml),
    '</assessmentItem>',
    '',
  ].join('\n')
  return { id: question.id, text, notes: parts.notes }
}

/** The manifest of a package of items (IMS Content Packaging 1.1, QTI 2.1 profile). @param ids of the items */
export function qtiManifest(identifier: string, ids: readonly string[]): string {
  const resources = ids.map(
    (id) =>
      `<resource identifier="${id}" type="imsqti_item_xmlv2p1" href="${itemPath(id)}"><file href="${itemPath(id)}"/></resource>`,
  )
  return [
    head,
    `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="${identifier}">`,
    '<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>',
    '<organizations/>',
    `<resources>${resources.join('')}</resources>`,
    '</manifest>',
    '',
  ].join('\n')
}

export const manifestPath = 'imsmanifest.xml'
export const itemPath = (id: string) => `items/${id}.xml`
