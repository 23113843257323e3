import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingMessages } from '../../messages.ts'
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
  const faults = useText(reportingMessages)
  const days = [
    { iso: today, text: t('today') },
    { iso: usual.endOfLastMonth, text: t('end_of_last_month') },
    { iso: usual.endOfLastYear, text: t('end_of_last_year') },
  ]
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
      <div className={`office-filter__chip${day.fault ? ' field--wrong' : ''}`}>
        <label htmlFor="as-of">{t('as_of')}</label>
        <input
          id="as-of"
          name="asOf"
          type="date"
          max={today}
          defaultValue={day.typed}
          aria-invalid={day.fault ? true : undefined}
          aria-describedby={day.fault ? 'as-of-error' : undefined}
        />
      </div>
      <Button kind="outline">{t('show')}</Button>
      <ul className="office-filter__days">
        {days.map(({ iso, text }) => (
          <li key={text}>
            <Link
              to={pathTo({ ...query, asOf: iso })}
              aria-current={iso === day.asOf && !day.fault ? 'true' : undefined}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
      {day.fault && (
        <p className="field__error" id="as-of-error" role="alert">
          {faults(day.fault)}
        </p>
      )}
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
