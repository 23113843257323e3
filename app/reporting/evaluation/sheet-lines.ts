import { organisationMessages } from '#app/organisation/messages.ts'
import { OrganisationKind } from '#app/platform/generated/enums.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { evaluationMessages } from './messages.ts'
import type { Indicators } from './project-indicators.ts'

/** One line of the sheet; `hours` is in minutes, `share` from 0 to 1, null where nobody is enrolled. */
export type SheetLine = { label: string; kind: 'count' | 'hours' | 'share'; value: number | null; isPart: boolean }

/** The figures of a project one below the other, as page and file show them. */
export function sheetLines(indicators: Indicators, locale: Locale): SheetLine[] {
  const t = translator(evaluationMessages, locale)
  const place = translator(organisationMessages, locale)
  const { total, bySex, certificates, organisations, courses, editions } = indicators
  const count = (label: string, value: number, isPart = false): SheetLine => ({ label, kind: 'count', value, isPart })
  const kinds = Object.values(OrganisationKind).flatMap((kind) => {
    const number = organisations[kind]
    return number ? [count(t('of_kind', { kind: place(`organisation_${kind}`) }), number, true)] : []
  })
  const share = total.enrolled === 0 ? null : total.completed / total.enrolled
  return [
    count(t('enrolled'), total.enrolled),
    ...(bySex ? [count(t('women_enrolled'), bySex.women.enrolled, true)] : []),
    count(t('begun'), total.begun),
    count(t('completed'), total.completed),
    ...(bySex ? [count(t('women_completed'), bySex.women.completed, true)] : []),
    { label: t('completed_share'), kind: 'share', value: share, isPart: false },
    { label: t('hours'), kind: 'hours', value: total.minutes, isPart: false },
    count(t('certificates'), certificates),
    count(
      t('organisations'),
      kinds.reduce((sum, { value }) => sum + (value ?? 0), 0),
    ),
    ...kinds,
    count(t('courses'), courses),
    count(t('editions_held'), editions),
  ]
}
