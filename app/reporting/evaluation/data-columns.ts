import type { CsvColumn } from '#app/platform/csv.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { codebookMessages } from './codebook-messages.ts'
import { quarterOf } from './project-indicators.ts'
import type { PseudonymousRow } from './pseudonymous-rows.server.ts'

type Key =
  | 'pseudonym'
  | 'course'
  | 'mode'
  | 'edition'
  | 'ambito'
  | 'organisation_kind'
  | 'department_kind'
  | 'enrolled_quarter'
  | 'begun'
  | 'withdrawn'
  | 'completed'
  | 'completed_quarter'
  | 'minutes'
  | 'planned_minutes'
  | 'score_percent'
  | 'certificate'

/** What stands where a label was joined with others, so that a group has at least five people. */
const joinedLabel = '*'

const labelAt =
  (at: number) =>
  ({ labels }: PseudonymousRow) =>
    labels[at] ?? joinedLabel
const flag = (is: boolean) => (is ? 1 : 0)
/** To whole tens: a score to the hundredth would be as good as a name to who marked it. */
const tens = (basisPoints: number | null) => (basisPoints === null ? null : Math.round(basisPoints / 1000) * 10)

const values: Record<Key, CsvColumn<PseudonymousRow>['value']> = {
  pseudonym: (row) => row.pseudonym,
  course: labelAt(0),
  mode: labelAt(1),
  edition: labelAt(2),
  ambito: labelAt(3),
  organisation_kind: labelAt(4),
  department_kind: labelAt(5),
  enrolled_quarter: (row) => quarterOf(row.enrolledOn),
  begun: (row) => flag(row.hasBegun || row.completedOn !== null),
  withdrawn: (row) => flag(row.isWithdrawn),
  completed: (row) => flag(row.completedOn !== null),
  completed_quarter: ({ completedOn }) => completedOn && quarterOf(completedOn),
  minutes: (row) => row.minutes,
  planned_minutes: (row) => row.plannedMinutes,
  score_percent: (row) => tens(row.scoreBasisPoints),
  certificate: (row) => flag(row.hasCertificate),
}

const keys: readonly Key[] = [
  'pseudonym',
  'course',
  'mode',
  'edition',
  'ambito',
  'organisation_kind',
  'department_kind',
  'enrolled_quarter',
  'begun',
  'withdrawn',
  'completed',
  'completed_quarter',
  'minutes',
  'planned_minutes',
  'score_percent',
  'certificate',
]

/** The columns of the data: names for a statistics program, without blanks or accents, the same in every language. */
export const dataColumns: CsvColumn<PseudonymousRow>[] = keys.map((key) => ({ header: key, value: values[key] }))

export type CodebookLine = { name: string; meaning: string; kind: string; values: string }

/** One line for each column of the data: what it means and which values it has. */
export function codebookLines(locale: Locale): CodebookLine[] {
  const t = translator(codebookMessages, locale)
  return keys.map((key) => ({
    name: key,
    meaning: t(`meaning_${key}`),
    kind: t(`kind_${key}`),
    values: t(`values_${key}`),
  }))
}
