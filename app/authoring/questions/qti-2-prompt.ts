import { childOf, type Element } from '#app/platform/xml.ts'
import type { Note, NoteCode } from './question.ts'
import { xmlText } from './xml-text.ts'

/** Every interaction of QTI 2.1. */
export const interactions = [
  'choiceInteraction',
  'orderInteraction',
  'matchInteraction',
  'associateInteraction',
  'textEntryInteraction',
  'extendedTextInteraction',
  'inlineChoiceInteraction',
  'gapMatchInteraction',
  'hottextInteraction',
  'hotspotInteraction',
  'selectPointInteraction',
  'graphicOrderInteraction',
  'graphicAssociateInteraction',
  'graphicGapMatchInteraction',
  'positionObjectInteraction',
  'sliderInteraction',
  'drawingInteraction',
  'uploadInteraction',
  'mediaInteraction',
  'customInteraction',
  'endAttemptInteraction',
]

type Asked = {
  body: Element
  interaction: Element
  note: (code: NoteCode) => void
  said: (text: { notes: Note[] }) => void
}

/** What stands around the interaction, and its own prompt. */
export function promptOf({ body, interaction, said, note }: Asked): string {
  const inBody = holed(body, interaction)
  const around = xmlText(inBody.element, interactions)
  if (inBody.isHole) note('missing_word')
  const own = xmlText(childOf(interaction, 'prompt'))
  for (const text of [around, own]) said(text)
  return [around.blocks, own.blocks].filter(Boolean).join('\n\n')
}

/** The body with a gap where a word is to be written in the middle of a sentence. */
function holed(body: Element, interaction: Element): { element: Element; isHole: boolean } {
  if (interaction.name !== 'textEntryInteraction') return { element: body, isHole: false }
  let isHole = false
  const visit = (element: Element): Element => {
    const at = element.children.indexOf(interaction)
    const isAmongWords = at >= 0 && element.children.some((child, index) => index !== at && hasWords(child))
    if (isAmongWords) isHole = true
    const children = element.children.map((child) => {
      if (typeof child === 'string') return child
      if (child === interaction) return isAmongWords ? ' _____ ' : child
      return visit(child)
    })
    return { ...element, children }
  }
  return { element: visit(body), isHole }
}

const hasWords = (node: Element | string): boolean =>
  typeof node === 'string' ? node.trim() !== '' : node.children.some(hasWords)
