import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingMessages } from '../messages.ts'
import type { OfficeFrame } from '../page-data.server.ts'
import { queryEntries, type OfficeQuery } from '../paths.ts'

type Props = {
  frame: OfficeFrame
  /** The page itself with other values. */
  pathTo: (query: OfficeQuery) => string
  /** What else the page is filtered by; kept when course or day change. */
  keep?: OfficeQuery
}

/** Course and as-of date above every office page: a plain form, with the usual days as links. */
export function OfficeFilterForm({ frame, pathTo, keep = {} }: Props) {
  const t = useText(reportingMessages)
  const { courses, course, day, today, usual } = frame
  const days = [
    { iso: today, text: t('today') },
    { iso: usual.endOfLastMonth, text: t('end_of_last_month') },
    { iso: usual.endOfLastYear, text: t('end_of_last_year') },
  ]
  return (
    <Form method="get" className="office-filter" key={`${course.slug} ${day.typed}`}>
      {queryEntries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="office-filter__chip">
        <label htmlFor="course">{t('course')}</label>
        <select id="course" name="course" defaultValue={course.slug}>
          {courses.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </div>
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
              to={pathTo({ ...keep, course: course.slug, asOf: iso })}
              aria-current={iso === day.asOf && !day.fault ? 'true' : undefined}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
      {day.fault && (
        <p className="field__error" id="as-of-error" role="alert">
          {t(day.fault)}
        </p>
      )}
    </Form>
  )
}
