import type { Fault } from '../../faults.ts'
import type { Step } from './fault-spot.ts'

/** What the form of a block calls things. */
export type Names = {
  nameOf: (component: string) => string
  attributeOf: (attribute: string) => string
  valueOf: (value: string) => string
  /** The sentence of the checker. */
  sentence: (fault: Fault) => string
  textMissing: (of: string | null) => string
  fieldMissing: (field: string) => string
  few: (least: number, name: string) => string
}

const withPlace = ({ name, place }: Step, nameOf: Names['nameOf']) =>
  `${nameOf(name)}${place === null ? '' : ` ${place}`}`

/** Faults of a value that is not there: they say no more than that it is missing. */
const ofValue = ['attribute_value', 'number_form', 'url_scheme', 'media_missing', 'media_type', 'id_malformed']

/** The field of a form that a fault is of, `text` for what is written inside; `written`: the text from its place on. */
export function fieldOf({ code, values }: Fault, written: string): string | null {
  if (code === 'alt_missing') return 'alt'
  if (code === 'content_missing' || code === 'prompt_missing') return 'text'
  if (values.attribute !== undefined) return String(values.attribute)
  return ofValue.includes(code) ? (/^\s*([a-z-]+)=/.exec(written)?.[1] ?? null) : null
}

/** What a fault says of `last`, the part it stands at, in the words of its form; `field` is the attribute it is of. */
export function wordsOfFault(
  fault: Fault,
  { last, field, named }: { last: Step; field: string | null; named: ReadonlyMap<string, Step> },
  names: Names,
): string {
  const { code, values } = fault
  const { nameOf, attributeOf } = names
  const isEmpty = [values.value, values.url, values.src, values.id].some((value) => value === '')
  if (code === 'content_missing' || (code === 'same_text' && values.text === '')) return names.textMissing(null)
  if (code === 'prompt_missing') {
    const of = /[A-Z]\w*/.exec(String(values.what))?.[0] ?? last.name
    return names.textMissing(of === last.name ? null : nameOf(of))
  }
  if (code === 'few_choices') return names.few(Number(values.least), nameOf(String(values.name)))
  const isMissing = code === 'missing_attribute' || code === 'alt_missing' || (ofValue.includes(code) && isEmpty)
  if (isMissing && field) return names.fieldMissing(attributeOf(field))
  return names
    .sentence(fault)
    .replace(/«?<([A-Z]\w*)[^>]*>»?/g, (_whole, name: string) => `«${nameOf(name)}»`)
    .replace(/«([a-z0-9-]+)»/g, (_whole, word: string) => {
      const step = named.get(word)
      return step
        ? `«${withPlace(step, nameOf)}»`
        : `«${[attributeOf(word), names.valueOf(word)].find((said) => said !== word) ?? word}»`
    })
}

/** The way from a block to a part, as its form names it: `Domanda 2 › Risposta 1`. */
export const wayOf = (steps: readonly Step[], nameOf: Names['nameOf']): string =>
  steps.map((step) => withPlace(step, nameOf)).join(' › ')
