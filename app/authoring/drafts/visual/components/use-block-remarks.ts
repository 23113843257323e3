import { useText } from '#app/platform/i18n/use-text.tsx'
import type { Fault } from '../../../faults.ts'
import { faultMessages } from '../../../messages.ts'
import { linesOf, type Block, type CutLesson } from '../cut-lesson.ts'
import { spotIn, type Step } from '../fault-spot.ts'
import { fieldOf, wayOf, wordsOfFault, type Names } from '../fault-words.ts'
import { visualMessages } from '../messages.ts'
import { useNames } from './form-context.tsx'

/** What the checks say of a line, counted from 1; what is no fault has its own words. */
export type LineRemark = { line: number; column: number; text: string; fault?: Fault }

/** A remark where it belongs: `head` is the front matter. `text` is in the words of the form. */
export type BlockRemark = {
  key: number | 'head'
  line: number
  column: number
  steps: Step[]
  field: string | null
  text: string
  isFault: boolean
}

function useFormNames(): Names {
  const t = useText(visualMessages)
  const sentence = useText(faultMessages)
  return {
    ...useNames(),
    sentence: ({ code, values }) => sentence(code, values),
    textMissing: (name) => (name === null ? t('fault_text') : t('fault_text_of', { name })),
    fieldMissing: (field) => t('fault_field', { field }),
    few: (least, name) => t('fault_few', { least, name }),
  }
}

/** What the checks say of each block, in the words of its form. */
export function useBlockRemarks(lesson: CutLesson, remarks: readonly LineRemark[]): BlockRemark[] {
  const t = useText(visualMessages)
  const names = useFormNames()
  const begins = [...linesOf(lesson)]
  const ofHead = ({ fault, text }: LineRemark) => {
    const field = String(fault?.values.field ?? '')
    const isAsked = field === 'title' || field === 'minutes'
    return { field, text: isAsked ? `${t(`lesson_${field}`)}: ${String(fault?.values.reason)}` : text }
  }
  const ofBlock = (block: Block, begin: number, { fault, line, column, text }: LineRemark) => {
    if (!fault || block.kind !== 'element') return { steps: [], field: null, text }
    const { steps, named } = spotIn(block.source, { line: line - begin + 1, column })
    const written = (block.source.split('\n')[line - begin] ?? '').slice(column - 1)
    const field = fieldOf(fault, written)
    const last = steps.at(-1) ?? { name: block.element.name, place: null }
    const words = wordsOfFault(fault, { last, field, named }, names)
    return { steps, field, text: steps.length > 0 ? `${wayOf(steps, names.nameOf)}: ${words}` : words }
  }
  return remarks.map((remark): BlockRemark => {
    const [key, begin] = begins.findLast(([, from]) => from <= remark.line) ?? []
    const at = { line: remark.line, column: remark.column, isFault: remark.fault !== undefined }
    const block = lesson.blocks.find((one) => one.key === key)
    if (!block || begin === undefined) return { ...at, key: 'head', steps: [], ...ofHead(remark) }
    return { ...at, key: block.key, ...ofBlock(block, begin, remark) }
  })
}
