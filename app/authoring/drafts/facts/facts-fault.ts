import type { Fault } from '../../faults.ts'
import type { factsMessages } from './messages.ts'

type Key = keyof (typeof factsMessages)['it']

/** What is said where a field of the facts is missing. */
const missing = {
  ...{ title: 'title_missing', summary: 'summary_missing', language: 'language_missing' },
  ...{ threshold: 'threshold_number', audience: 'audience_missing', competences: 'competences_missing' },
  ...{ authors: 'authors_missing', licence: 'licence_missing', aims: 'aims_missing' },
} as const satisfies Partial<Record<Key, Key>>
type Asked = keyof typeof missing
const isAsked = (name: string): name is Asked => Object.hasOwn(missing, name)

/** A fault of the facts as the form that asks for them says it. */
export type FactsFault = {
  /** Of the field in the page of the facts. */
  fieldId: string
  label: Asked
  /** What to do where it is missing; null: the fault says itself what is too much. */
  missing: (typeof missing)[Asked] | null
}

/** What the form of the facts says of a fault; null for one that is mended in the text alone. */
export function factsFault({ file, code, values }: Fault): FactsFault | null {
  const [folder = '', name] = file.split('/')
  const isOfCourse = file === 'course.yaml'
  if (code !== 'metadata_invalid' || !(isOfCourse || name === 'module.yaml')) return null
  const field = String(values.field).split('.')[0] ?? ''
  if (!isAsked(field)) return null
  const isTooMuch = String(values.reason).startsWith('al massimo')
  const fieldId = `${isOfCourse ? 'course' : folder}-${field}`
  return { fieldId, label: field, missing: isTooMuch ? null : missing[field] }
}
