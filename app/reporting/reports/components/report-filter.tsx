import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { AsOfField } from '../../components/as-of-field.tsx'
import { reportMessages } from '../messages.ts'
import type { ReportFrame } from '../open-report.server.ts'
import { reportEntries, type ReportQuery } from '../paths.ts'

type Props = {
  frame: ReportFrame
  /** The page itself with other values. */
  pathTo: (query: ReportQuery) => string
  /** What the usual days keep. */
  query?: ReportQuery
  /** Of these, what is no field of the form. */
  hidden?: ReportQuery
  /** More fields, each a `FilterChip`. */
  children?: ReactNode
}

/** The as-of day of a report, and what else it is asked with: a plain form, with the usual days as links. */
export function ReportFilterForm({ frame: { day, today, usual }, pathTo, query = {}, hidden = {}, children }: Props) {
  const t = useText(reportMessages)
  return (
    <Form
      method="get"
      className="office-filter"
      aria-label={t('filters')}
      key={`${day.typed} ${reportEntries(query).join(' ')}`}
    >
      {reportEntries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <AsOfField day={day} today={today} usual={usual} pathTo={(asOf) => pathTo({ ...query, asOf })} />
    </Form>
  )
}

type Choice = { value: string; label: string }

/** One more field of the form; `all` is the choice of none. */
export function FilterChip(props: {
  name: string
  label: string
  value: string
  choices: readonly Choice[]
  all?: string
}) {
  const { name, label, value, choices, all } = props
  return (
    <div className="office-filter__chip">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {all !== undefined && <option value="">{all}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type Course = { slug: string; title: string }

/** The course a report is about. */
export function CourseChip({ courses, course }: { courses: readonly Course[]; course: Course }) {
  const t = useText(reportMessages)
  const choices = courses.map(({ slug, title }) => ({ value: slug, label: title }))
  return <FilterChip name="course" label={t('course')} value={course.slug} choices={choices} />
}
