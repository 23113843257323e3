import type { CsvColumn } from '#app/platform/csv.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { codebookMessages } from './codebook-messages.ts'
import { quarterOf } from './project-indicators.ts'
import type { PseudonymousRow } from './pseudonymous-rows.server.ts'

/** What stands where a label was joined with others, so that a group has at least five people. */
const joinedLabel = '*'

const labelAt =
  (at: number) =>
  ({ labels }: PseudonymousRow) =>
    labels[at] ?? joinedLabel
const flag = (is: boolean) => (is ? 1 : 0)
/** To whole tens: a score to the hundredth would be as good as a name to who marked it. */
const tens = (basisPoints: number | null) => (basisPoints === null ? null : Math.round(basisPoints / 1000) * 10)

/** In their order; names for a statistics program, without blanks or accents, the same in every language. */
const columns = [
  { key: 'pseudonym', value: (row) => row.pseudonym },
  { key: 'course', value: labelAt(0) },
  { key: 'mode', value: labelAt(1) },
  { key: 'edition', value: labelAt(2) },
  { key: 'ambito', value: labelAt(3) },
  { key: 'organisation_kind', value: labelAt(4) },
  { key: 'department_kind', value: labelAt(5) },
  { key: 'enrolled_quarter', value: (row) => quarterOf(row.enrolledOn) },
  { key: 'begun', value: (row) => flag(row.hasBegun || row.completedOn !== null) },
  { key: 'withdrawn', value: (row) => flag(row.isWithdrawn) },
  { key: 'completed', value: (row) => flag(row.completedOn !== null) },
  { key: 'completed_quarter', value: ({ completedOn }) => completedOn && quarterOf(completedOn) },
  { key: 'minutes', value: (row) => row.minutes },
  { key: 'planned_minutes', value: (row) => row.plannedMinutes },
  { key: 'score_percent', value: (row) => tens(row.scoreBasisPoints) },
  { key: 'certificate', value: (row) => flag(row.hasCertificate) },
] as const satisfies readonly { key: string; value: CsvColumn<PseudonymousRow>['value'] }[]

/** The columns of the data; the file has its extract beside them. */
export const dataColumns: CsvColumn<PseudonymousRow>[] = columns.map(({ key, value }) => ({ header: key, value }))

/** The extract at the end of each line: a line copied elsewhere still says what it is of. */
export const extractColumn = (extract: string): CsvColumn<unknown> => ({ header: 'extract', value: () => extract })

export type CodebookLine = { name: string; meaning: string; kind: string; values: string }

/** One line for each column of the file: what it means and which values it has. */
export function codebookLines(locale: Locale): CodebookLine[] {
  const t = translator(codebookMessages, locale)
  return [...columns, { key: 'extract' } as const].map(({ key }) => ({
    name: key,
    meaning: t(`meaning_${key}`),
    kind: t(`kind_${key}`),
    values: t(`values_${key}`),
  }))
}
