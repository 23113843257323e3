import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { reportingMessages } from '../messages.ts'
import type { OfficeFrame } from '../page-data.server.ts'
import { queryEntries, type OfficeQuery } from '../paths.ts'
import { AsOfField } from './as-of-field.tsx'

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
      <AsOfField
        day={day}
        today={today}
        usual={usual}
        pathTo={(asOf) => pathTo({ ...keep, course: course.slug, asOf })}
      />
    </Form>
  )
}
